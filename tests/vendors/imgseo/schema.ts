import { z } from 'zod';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';

/** "Body Parameters": Italian is what a request without `lang` gets. */
const DEFAULT_LANGUAGE = 'it';

/*
 * Strict where the document is silent, so that a client's mistake shows: a parameter it does not
 * have is refused, and `lang` must look like its examples.
 */
const schema = z.strictObject({
  image_url: z
    .string()
    .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be an absolute URL'),
  prompt: z.string().optional(),
  lang: z
    .string()
    .regex(/^[a-z]{2}$/, 'must be a language code, such as "en"')
    .default(DEFAULT_LANGUAGE),
  optimize: z.boolean().default(true),
  image_name: z.string().optional(),
});

export type GenerateRequest = z.infer<typeof schema>;

export function parseGenerate(call: Call): GenerateRequest {
  if (call.body.problem) throw new Refusal(400, `The body cannot be used: ${call.body.problem}.`);
  const body = call.body.json;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!isObject || !('image_url' in body) || body.image_url === '') {
    throw new Refusal(400, 'Missing parameters: image_url');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new Refusal(400, `${where ? `${where}: ` : ''}${issue?.message ?? 'Invalid request.'}`);
}
