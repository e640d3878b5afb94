import { z } from 'zod';
import {
  commonDefaults,
  commonSchema,
  type CommonSwitches,
  type SwitchInput,
} from '../kit/switches';

/** How servers that speak this protocol differ from one another, and their models too. */
const own = {
  /** What becomes of `response_format`: up to where it is honoured, refused, or not even read. */
  responseFormat: z.enum(['json_schema', 'json_object', 'schema-only', 'none', 'ignored']),
  /** Under which name the limit of the answer is known. */
  tokensParameter: z.enum(['both', 'max_tokens', 'max_completion_tokens']),
  /** False: only the default temperature is taken. */
  temperature: z.boolean(),
  /** False: a message with the role `system` is refused beside an image. */
  systemMessage: z.boolean(),
  /** False: the model takes no images. */
  vision: z.boolean(),
  /** What stands around the JSON. */
  around: z.enum(['nothing', 'prose', 'fence', 'think', 'wrapper', 'only-prose']),
  /** `content` as one string, or as a list of parts behind a part of thoughts. */
  content: z.enum(['string', 'parts']),
  /** True: thoughts stand in a field of their own. */
  reasoningField: z.boolean(),
  /** How the model declines: in its answer, by its finish reason, or by an error. */
  refusal: z.enum(['none', 'message', 'part', 'content_filter', 'error']),
  /** A limit of the server's own, in tokens; 0: none. */
  maxOutputTokens: z.number().int().min(0),
  /** Languages that the model forgets. */
  missing: z.array(z.string()),
  /** The model's verdict, where it is asked for one. */
  decorative: z.boolean(),
  /** In which header the key is expected. */
  keyHeader: z.enum(['authorization', 'api-key']),
  /** False: whoever comes is served, as by a model on one's own machine. */
  requireKey: z.boolean(),
  /** Wanted as `api-version` in the query; empty: not wanted. */
  apiVersion: z.string(),
  /** False: the account has been used up. */
  quota: z.boolean(),
  models: z.array(z.string().min(1)).min(1),
  /** The shape of an error's body: OpenAI's, LM Studio's, Mistral's, Gemini's. */
  errorShape: z.enum(['openai', 'plain', 'mistral', 'list']),
};

const ownSchema = z.strictObject(own);

export type OpenAiBehaviour = CommonSwitches & z.infer<typeof ownSchema>;
export type OpenAiSwitches = SwitchInput<OpenAiBehaviour>;

export const behaviourSchema = commonSchema.extend(ownSchema.partial().shape);

export const DEFAULT_MODEL = 'emulated-vision';

export const defaults = (): OpenAiBehaviour => ({
  ...commonDefaults(),
  responseFormat: 'json_schema',
  tokensParameter: 'both',
  temperature: true,
  systemMessage: true,
  vision: true,
  around: 'nothing',
  content: 'string',
  reasoningField: false,
  refusal: 'none',
  maxOutputTokens: 0,
  missing: [],
  decorative: false,
  keyHeader: 'authorization',
  requireKey: true,
  apiVersion: '',
  quota: true,
  models: [DEFAULT_MODEL],
  errorShape: 'openai',
});
