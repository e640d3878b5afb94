import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

import { messageOf } from '../../errors';
import { UsageError } from '../exit';
import { SEPARATORS } from './write';

/** So much of a file tells what it is. Bytes. */
const HEAD = 64 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the beginning of a file says of all of it. */
export interface FileForm {
  encoding: Encoding;
  format: 'csv' | 'json';
  separator: string;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  // Excel's "Unicode text".
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The first line, with the line breaks that stand in quotes. */
function firstLine(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at);
  }
  return text;
}

/** The separator that the first line has most of, outside of quotes. */
export function separatorIn(text: string): string {
  const bare = firstLine(text).replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  const { comma, semicolon, tab } = SEPARATORS;
  return [semicolon, tab].reduce<string>(
    (best, other) => (count(other) > count(best) ? other : best),
    comma,
  );
}

/** Looks at the beginning of a file. @throws UsageError where it is none that can be read */
export async function formOf(file: string): Promise<FileForm> {
  const handle = await open(file).catch((error: unknown) => {
    throw new UsageError(`“${file}” cannot be read: ${messageOf(error)}`);
  });
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
      throw new UsageError(
        `“${file}” is a workbook, not a text file. Save it as “CSV UTF-8” and import that.`,
      );
    }
    const encoding = encodingOf(bytes);
    // The last character may be cut in two here: nothing is read from this but the form.
    const text = new TextDecoder(encoding).decode(bytes, { stream: true });
    if (text.includes('\u0000')) {
      throw new UsageError(`“${file}” is no text file. CSV or JSON is expected.`);
    }
    const format = /^\s*[[{]/.test(text) ? 'json' : 'csv';
    return { encoding, format, separator: separatorIn(text) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`“${file}” cannot be read: ${messageOf(error)}`);
  } finally {
    await handle.close();
  }
}

/** The text of a file, bit by bit. @throws UsageError where it is not in the encoding it has to be */
export async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  const decode = (bytes?: Uint8Array): string => {
    try {
      const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      lines += text.split('\n').length - 1;
      return text;
    } catch {
      throw new UsageError(
        `“${file}” holds characters that are not UTF-8, in or after line ${lines}. Save it as “CSV UTF-8”, for another form of CSV loses letters.`,
      );
    }
  };
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) yield decode(bytes);
  yield decode();
}
