import { listOption, numberOption, textOption } from '../options';
import type { DescribeRequest } from '../types';
import type { Concessions } from './concessions';
import { DEFAULT_MAX_TOKENS } from './options';
import {
  DEFAULT_PROMPT,
  dataOf,
  FIELD_MEANINGS,
  fieldsOf,
  imageMessage,
  instructions,
  type Order,
} from './prompt';

type Part =
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string; detail?: string } };

interface Message {
  role: 'system' | 'user';
  content: string | Part[];
}

type Schema =
  | { type: 'string'; description: string }
  | { type: 'boolean' }
  | {
      type: 'object';
      properties: Record<string, Schema>;
      required: string[];
      additionalProperties: false;
    };

/** The body of `POST /chat/completions`. */
export interface ChatBody {
  model: string;
  messages: Message[];
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
  response_format?:
    | { type: 'json_object' }
    | { type: 'json_schema'; json_schema: { name: string; strict: true; schema: Schema } };
}

/** What a text in a script of many tokens may take, with caption and title. */
const TOKENS_PER_LANGUAGE = 400;

/** Strict mode wants every key required and no other allowed. */
export const strictObject = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** The form of the answer. It follows from the order alone, never from what is known of an image. */
function answerSchema({ languages, fields, mayBeDecorative }: Order): Schema {
  const texts = strictObject(
    Object.fromEntries(
      fields.map((field): [string, Schema] => [
        field,
        { type: 'string', description: FIELD_MEANINGS[field] },
      ]),
    ),
  );
  return strictObject({
    ...(mayBeDecorative ? { decorative: { type: 'boolean' as const } } : {}),
    ...Object.fromEntries(languages.map((code) => [code, texts])),
  });
}

export const orderOf = ({ languages, fields, options }: DescribeRequest): Order => ({
  languages,
  fields: fieldsOf(fields, options['title'] === true),
  mayBeDecorative: options['decorative'] === true,
});

function imagePart({ image, options }: DescribeRequest): Part {
  const url =
    image.kind === 'url'
      ? image.url
      : `data:${image.mime};base64,${image.bytes.toString('base64')}`;
  const detail = textOption(options, 'detail');
  // `auto` is what no word means, and not every server knows the word.
  const chosen = detail === '' || detail === 'auto' ? {} : { detail };
  return { type: 'image_url', image_url: { url, ...chosen } };
}

/** One request for all languages, less what this server does not take. */
export function chatBody(
  request: DescribeRequest,
  model: string,
  concessions: Concessions,
): ChatBody {
  const { options, languages, context } = request;
  const order = orderOf(request);
  const prompt = textOption(options, 'prompt') || DEFAULT_PROMPT;
  const data = dataOf(context, listOption(options, 'context'), prompt);
  const system = instructions(prompt, order, data);
  const beside = imageMessage(data);
  const user = (text: string): Message => ({
    role: 'user',
    content: [{ type: 'text', text }, imagePart(request)],
  });
  const temperature = numberOption(options, 'temperature');
  const tokens =
    (numberOption(options, 'maxTokens') ?? DEFAULT_MAX_TOKENS) +
    TOKENS_PER_LANGUAGE * (languages.length - 1);
  return {
    model,
    messages: concessions.system
      ? [{ role: 'system', content: system }, user(beside)]
      : [user(`${system}\n\n${beside}`)],
    [concessions.tokens]: tokens,
    ...(concessions.temperature && temperature !== undefined ? { temperature } : {}),
    ...responseFormat(concessions.format, 'texts', answerSchema(order)),
  };
}

/** @param schema the form of the answer, for servers that hold a model to it */
export function responseFormat(
  format: Concessions['format'],
  name: string,
  schema: Schema,
): Pick<ChatBody, 'response_format'> {
  if (format === 'text') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  const json_schema = { name, strict: true as const, schema };
  return { response_format: { type: 'json_schema', json_schema } };
}
