import { z } from 'zod';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';

/** "Supported languages", with the code that the kit's texts and statistics go by. */
export const LANGUAGES = {
  english: 'en',
  spanish: 'es',
  french: 'fr',
  german: 'de',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  russian: 'ru',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  arabic: 'ar',
} as const;

type Language = keyof typeof LANGUAGES;

const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

const language = z
  .string()
  .default('english')
  .refine(isLanguage, 'Unsupported language: the lower-case English name of one of 12 is expected');

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

const blank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/*
 * Both are strict: a parameter that the document does not have is refused. The document does not
 * say that AltText.io does so; here it makes a client's misspelling show.
 */
const imageSchema = z.strictObject({
  apikey: z.string(),
  fileurl: z.string().refine(isWebAddress, 'Invalid file URL'),
  // Ignored in the stock mode, whatever it is.
  keyword: z.string().optional(),
  language,
  mode: z.enum(['seo', 'stock'], 'Invalid mode: seo or stock is expected').default('seo'),
});

const pageSchema = z.strictObject({
  apikey: z.string().optional(),
  title: z.string(),
  content: z.string().optional(),
  keyword: z.string().optional(),
  language,
});

export type ImageRequest = z.infer<typeof imageSchema>;
export type PageRequest = z.infer<typeof pageSchema>;

/** The body as an object; anything else is the document's "invalid JSON input". */
export function jsonOf(call: Call): Readonly<Record<string, unknown>> {
  const { json, problem } = call.body;
  if (problem !== null || typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Refusal(400, 'Invalid JSON input');
  }
  return json as Record<string, unknown>;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new Refusal(400, `${issue?.message ?? 'Invalid request'}${where ? ` (${where})` : ''}`);
}

export function parseImage(call: Call): ImageRequest {
  const body = jsonOf(call);
  if (blank(body['fileurl'])) throw new Refusal(400, 'Missing file URL');
  const request = parse(imageSchema, body);
  if (request.mode === 'seo' && blank(request.keyword)) {
    throw new Refusal(400, 'Missing keyword for SEO optimization');
  }
  return request;
}

export function parsePage(call: Call): PageRequest {
  const body = jsonOf(call);
  if (blank(body['title'])) throw new Refusal(400, 'Missing title');
  return parse(pageSchema, body);
}
