import { z } from 'zod';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import type { PictureSource } from '../kit/images/pictures';

/** The four texts that AltFrame makes ("fields" of the request body). */
export const FIELDS = ['alt_text', 'title', 'caption', 'og_description'] as const;
export type Field = (typeof FIELDS)[number];

/** ISO 639-1, all of it. */
const LANGUAGES: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da ' +
    'de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy ' +
    'hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg ' +
    'li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or ' +
    'os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta ' +
    'te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text);
}

const webAddress = z.string().refine(isWebAddress, 'must be an absolute http(s) URL');

/** What describes one picture, in a single request and in each item of a batch. */
const imageShape = {
  image_url: webAddress.optional(),
  image_base64: z.string().min(1, 'must not be empty').optional(),
  page_url: webAddress.optional(),
  page_context: z.string().optional(),
  product_name: z.string().optional(),
  product_sku: z.string().optional(),
  product_attributes: z.record(z.string(), z.string()).optional(),
};

const commonShape = {
  mode: z.enum(['standard', 'ecommerce', 'decorative']).optional(),
  language: z
    .string()
    .refine((code) => LANGUAGES.has(code), 'must be an ISO 639-1 code, such as "en"')
    .optional(),
  keywords: z.array(z.string()).optional(),
  fields: z.array(z.enum(FIELDS)).min(1, 'must name at least one field').optional(),
};

/*
 * Every object is strict: a parameter that the document does not have is refused. The document does
 * not say that AltFrame does so; here it makes a client's misspelling show.
 */
const generateSchema = z.strictObject({
  ...imageShape,
  ...commonShape,
  max_length: z.number().int().min(1).optional(),
  custom_prompt: z.string().optional(),
});

/** "Request Body" of the bulk endpoint: neither max_length nor custom_prompt is in it. */
const bulkSchema = z.strictObject({
  ...commonShape,
  images: z
    .array(z.strictObject(imageShape))
    .min(1, 'must hold at least one image')
    .max(100, 'must hold at most 100 images'),
  webhook_url: webAddress.optional(),
});

const wholeNumber = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);

const historySchema = z.strictObject({
  limit: wholeNumber.pipe(z.number().min(1).max(100)).optional(),
  offset: wholeNumber.optional(),
  status: z.enum(['completed', 'failed', 'pending', 'processing']).optional(),
});

export type GenerateRequest = z.infer<typeof generateSchema>;
export type BulkRequest = z.infer<typeof bulkSchema>;
export type ImageRequest = BulkRequest['images'][number];
export type HistoryQuery = z.infer<typeof historySchema>;
export type Mode = NonNullable<GenerateRequest['mode']>;

const BODY_PROBLEMS = {
  'too-large': 'The request body is too large.',
  'not-declared-json': 'The Content-Type must be application/json.',
  'not-json': 'The request body is not valid JSON.',
} as const;

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new Refusal(400, `${where ? `${where}: ` : ''}${issue?.message ?? 'Invalid request.'}`);
}

function jsonOf(call: Call): unknown {
  if (call.body.problem) throw new Refusal(400, BODY_PROBLEMS[call.body.problem]);
  if (call.body.json === undefined) throw new Refusal(400, 'The request body is missing.');
  return call.body.json;
}

export function parseGenerate(call: Call): GenerateRequest {
  return parse(generateSchema, jsonOf(call));
}

export function parseBulk(call: Call): BulkRequest {
  return parse(bulkSchema, jsonOf(call));
}

export function parseHistory(call: Call): HistoryQuery {
  return parse(historySchema, Object.fromEntries(call.query));
}

/**
 * The picture of a request: an address or base64, and the address where both are given (the note
 * under "Request Body"). The base64 is the data alone, without a `data:` prefix.
 */
export function sourceOf(image: ImageRequest, call: Call, maxBytes: number): PictureSource {
  if (image.image_url !== undefined) return { url: image.image_url };
  if (image.image_base64 === undefined) {
    throw new Refusal(400, 'Either image_url or image_base64 is required.');
  }
  if (/^data:/i.test(image.image_base64)) {
    throw new Refusal(400, 'image_base64 must be base64 data without a data: prefix.');
  }
  const decoded = call.decodeBase64(image.image_base64);
  if (!decoded) throw new Refusal(400, 'image_base64 is not valid base64.');
  if (decoded.bytes.length > maxBytes) {
    throw new Refusal(400, `image_base64 holds more than ${maxBytes} bytes.`);
  }
  return { url: null, ...decoded };
}
