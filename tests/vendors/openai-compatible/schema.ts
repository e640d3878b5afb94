import { z } from 'zod';
import type { Call } from '../kit/endpoint';
import { sniffFormat } from '../kit/images/format';
import type { PictureSource } from '../kit/images/pictures';
import { refuse } from './errors';

const textPart = z.strictObject({ type: z.literal('text'), text: z.string().min(1) });
const imagePart = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({
    url: z.string().min(1),
    detail: z.enum(['auto', 'low', 'high']).optional(),
  }),
});

const message = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.enum(['system', 'developer', 'assistant']),
    content: z.union([z.string().min(1), z.array(textPart).min(1)]),
  }),
  z.strictObject({
    role: z.literal('user'),
    content: z.union([
      z.string().min(1),
      z.array(z.discriminatedUnion('type', [textPart, imagePart])).min(1),
    ]),
  }),
]);

const responseFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string().regex(/^[\w-]{1,64}$/, 'must be letters, digits, _ and - only'),
      description: z.string().optional(),
      strict: z.boolean().optional(),
      schema: z.unknown(),
    }),
  }),
]);

/** Strict: a parameter that is not known here is refused, as Mistral does and OpenAI too. */
const chatSchema = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  max_tokens: z.number().int().min(1).optional(),
  max_completion_tokens: z.number().int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
  response_format: responseFormat.optional(),
});

export type ChatRequest = z.infer<typeof chatSchema>;

export function parseChat(call: Call): ChatRequest {
  if (call.body.json === undefined) {
    throw refuse(400, 'We could not parse the JSON body of your request.');
  }
  const parsed = chatSchema.safeParse(call.body.json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const param = issue?.path.join('.') ?? '';
  throw refuse(400, `Invalid value for '${param}': ${issue?.message ?? 'invalid'}`, { param });
}

/** All that is said in words, message by message. */
export const wordsOf = (request: ChatRequest): string[] =>
  request.messages.flatMap(({ content }) =>
    typeof content === 'string'
      ? [content]
      : content.flatMap((part) => (part.type === 'text' ? [part.text] : [])),
  );

const DATA_URL = /^data:image\/(png|jpeg|gif|webp);base64,/;

/**
 * The one picture of a request: a data URL that holds what it says, or an address. `null` where
 * words alone are sent: those about a page.
 */
export function pictureSource(
  request: ChatRequest,
  call: Call,
  maxBytes: number,
): PictureSource | null {
  const urls = request.messages.flatMap(({ content }) =>
    typeof content === 'string'
      ? []
      : content.flatMap((part) => (part.type === 'image_url' ? [part.image_url.url] : [])),
  );
  const [url] = urls;
  if (url === undefined && wordsOf(request).join('').includes('"metaTitle"')) return null;
  if (url === undefined || urls.length > 1) {
    throw refuse(400, `This emulator wants one image, not ${urls.length}.`, { param: 'messages' });
  }
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return { url };
  const declared = DATA_URL.exec(url.slice(0, 40));
  if (!declared) {
    throw refuse(400, 'Invalid image_url: expected an http(s) URL or a base64-encoded data URL.', {
      param: 'messages',
      code: 'invalid_image_url',
    });
  }
  const decoded = call.decodeBase64(url.slice(declared[0].length));
  if (!decoded) {
    throw refuse(400, 'Invalid base64 image_url: the image is not valid base64.', {
      code: 'invalid_base64',
    });
  }
  if (decoded.bytes.length > maxBytes) throw refuse(413, 'The image is too large.');
  if (sniffFormat(decoded.bytes) !== declared[1]) {
    throw refuse(
      400,
      'You uploaded an unsupported image. Please make sure your image has one of the formats png, jpeg, gif, webp, and is what it says.',
      { code: 'invalid_image_format' },
    );
  }
  return { url: null, ...decoded };
}
