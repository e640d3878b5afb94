import { sha256, type Decoded } from './base64';

/** A file in a form. */
export interface FormFile extends Decoded {
  readonly fileName: string;
  readonly type: string;
}

/** A form by the names of its fields; a field that is sent twice has two values. */
export type Form = ReadonlyMap<string, readonly (string | FormFile)[]>;

/** Reads `multipart/form-data`. Null where it is something else, or broken. */
export async function parseMultipart(raw: Buffer, contentType: string): Promise<Form | null> {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null;
  let data: FormData;
  try {
    const body = new Uint8Array(raw);
    data = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null;
  }
  const form = new Map<string, (string | FormFile)[]>();
  for (const [name, value] of data.entries()) {
    const values = form.get(name) ?? [];
    values.push(typeof value === 'string' ? value : await fileOf(value));
    form.set(name, values);
  }
  return form;
}

async function fileOf(file: File): Promise<FormFile> {
  const bytes = Buffer.from(await file.arrayBuffer());
  return { fileName: file.name, type: file.type, bytes, sha256: sha256(bytes) };
}

/** The form for the log: a file by its name, type and hash. */
export function formForLog(form: Form): unknown {
  const shown = (value: string | FormFile): unknown =>
    typeof value === 'string' ? value : { ...value, bytes: value.bytes.length };
  return Object.fromEntries(
    [...form].map(([name, values]) => [
      name,
      values.length === 1 ? shown(values[0] ?? '') : values.map(shown),
    ]),
  );
}
