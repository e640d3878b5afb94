import { sha256, type Decoded } from './base64';

/** A file in a form. */
export interface FormFile extends Decoded {
  readonly fileName: string;
  readonly type: string;
}

type Value = string | FormFile;

/** A form by the names of its fields; a field that is sent twice has two values. */
export type Form = ReadonlyMap<string, readonly Value[]>;

const BOUNDARY = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^\s;"]+))/i;

/** Reads `multipart/form-data` as browsers, curl and axios write it. Null where it is no such. */
export function parseMultipart(raw: Buffer, contentType: string): Form | null {
  const found = BOUNDARY.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) return null;
  const delimiter = `\r\n--${boundary}`;
  // The first delimiter has no line before it; so all of them look alike.
  const body = Buffer.concat([Buffer.from('\r\n'), raw]);
  const form = new Map<string, Value[]>();
  let at = body.indexOf(delimiter);
  if (at !== 0) return null;
  for (;;) {
    const start = at + delimiter.length;
    const end = body.indexOf(delimiter, start);
    if (body.toString('latin1', start, start + 2) === '--') return form;
    const part = end < 0 ? null : partOf(body.subarray(start, end));
    if (!part) return null;
    form.set(part.name, [...(form.get(part.name) ?? []), part.value]);
    at = end;
  }
}

function partOf(part: Buffer): { name: string; value: Value } | null {
  const gap = part.indexOf('\r\n\r\n');
  if (gap < 0) return null;
  const headers = part.toString('utf8', 0, gap);
  const bytes = part.subarray(gap + 4);
  const disposition = /^content-disposition: *form-data;.*$/im.exec(headers)?.[0] ?? '';
  const name = /; *name="([^"]*)"/i.exec(disposition)?.[1];
  const fileName = /; *filename="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return null;
  if (fileName === undefined) return { name: unescaped(name), value: bytes.toString('utf8') };
  const type = /^content-type: *(\S+)/im.exec(headers)?.[1] ?? 'text/plain';
  const file = { fileName: unescaped(fileName), type, bytes, sha256: sha256(bytes) };
  return { name: unescaped(name), value: file };
}

/** The three characters that cannot stand in a name. */
const unescaped = (name: string): string =>
  name.replace(/%(?:22|0D|0A)/g, (code) => decodeURIComponent(code));

/** The form for the log: a file by its name, type and hash. */
export function formForLog(form: Form): unknown {
  const shown = (value: Value): unknown =>
    typeof value === 'string' ? value : { ...value, bytes: value.bytes.length };
  return Object.fromEntries(
    [...form].map(([name, values]) => [
      name,
      values.length === 1 ? shown(values[0] ?? '') : values.map(shown),
    ]),
  );
}
