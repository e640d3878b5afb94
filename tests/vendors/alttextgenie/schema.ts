import { z } from 'zod';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import type { PictureSource } from '../kit/images/pictures';
import type { Form } from '../kit/multipart';
import { isLanguage } from './languages';

/** What `POST /generate.php` asks for, however it was sent. */
export interface Order {
  readonly source: PictureSource;
  readonly languages: readonly string[];
  readonly style: number;
  readonly keywords: string;
}

const MAX_KEYWORDS = 255;

const listed = z
  .string()
  .transform((text) => text.split(',').map((code) => code.trim()))
  .pipe(z.array(z.string()));

const keywords = z
  .string()
  .refine((text) => Array.from(text).length <= MAX_KEYWORDS, `must have at most ${MAX_KEYWORDS}`);

const webAddress = z
  .string()
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be a URL');

const style = z.number().int().min(1).max(5);

/*
 * Both are strict: a parameter that the document does not have is refused. The document does not
 * say that the vendor does so; here it makes a client's misspelling show.
 */
const jsonSchema = z.strictObject({
  image_url: webAddress.optional(),
  languages: z.union([z.array(z.string()), listed]).optional(),
  style_id: style.optional(),
  keywords: keywords.optional(),
});

const formSchema = z.strictObject({
  image_url: webAddress.optional(),
  languages: listed.optional(),
  style_id: z.string().regex(/^\d+$/).transform(Number).pipe(style).optional(),
  keywords: keywords.optional(),
});

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new Refusal(400, `Invalid parameter ${where}: ${issue?.message ?? 'refused'}.`);
}

/** The form's own fields, and the file where one was uploaded. */
function splitForm(form: Form): { fields: Record<string, string>; file: PictureSource | null } {
  const fields: Record<string, string> = {};
  let file: PictureSource | null = null;
  for (const [name, values] of form) {
    const [value] = values;
    if (values.length !== 1 || value === undefined) {
      throw new Refusal(400, `Invalid parameter ${name}: sent more than once.`);
    }
    if (typeof value === 'string') fields[name] = value;
    else if (name === 'image') file = { url: null, bytes: value.bytes, sha256: value.sha256 };
    else throw new Refusal(400, `Invalid parameter ${name}: not a file.`);
  }
  return { fields, file };
}

function languagesOf(codes: readonly string[] | undefined): string[] {
  // The default of the table; an empty list is taken to mean the same.
  const wanted = codes?.length ? codes : ['en'];
  const unknown = wanted.find((code) => !isLanguage(code));
  if (unknown !== undefined) throw new Refusal(400, `Unsupported language: ${unknown}.`);
  return [...new Set(wanted)];
}

export function orderOf(call: Call, maxImageBytes: number): Order {
  const { json, form, problem } = call.body;
  if (!form && problem) throw new Refusal(400, `The request body cannot be used: ${problem}.`);
  if (!form && json === undefined) throw new Refusal(400, 'The request body is missing.');
  const { fields, file } = form ? splitForm(form) : { fields: json, file: null };
  const given = form ? parse(formSchema, fields) : parse(jsonSchema, fields);
  const source = file ?? (given.image_url === undefined ? null : { url: given.image_url });
  if (!source)
    throw new Refusal(400, 'There is no image: neither image_url nor a file named image.');
  if (source.url === null && source.bytes.length > maxImageBytes) {
    throw new Refusal(400, `The image is larger than ${maxImageBytes} bytes.`);
  }
  return {
    source,
    languages: languagesOf(given.languages),
    style: given.style_id ?? 2,
    keywords: given.keywords ?? '',
  };
}
