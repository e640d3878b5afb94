import type { IncomingMessage } from 'node:http';
import { parseMultipart, type Form } from './multipart';

export interface ReadBody {
  readonly raw: Buffer;
  /** The parsed JSON, else undefined. */
  readonly json: unknown;
  /** The parsed form, where one was sent. */
  readonly form: Form | null;
  /** Why there is no JSON, where there is a body. */
  readonly problem: 'too-large' | 'not-declared-json' | 'not-json' | null;
}

/**
 * Reads a whole body. Beyond the cap it reads on but keeps nothing, so that the client gets to see
 * the refusal instead of a broken pipe.
 */
export async function readBody(request: IncomingMessage, capBytes: number): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= capBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  const none = { json: undefined, form: null };
  if (size > capBytes) return { ...none, raw: Buffer.alloc(0), problem: 'too-large' };
  const raw = Buffer.concat(chunks);
  if (raw.length === 0) return { ...none, raw, problem: null };
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    const form = parseMultipart(raw, contentType);
    return { ...none, form, raw, problem: 'not-declared-json' };
  }
  try {
    return { ...none, raw, json: JSON.parse(raw.toString('utf8')) as unknown, problem: null };
  } catch {
    return { ...none, raw, problem: 'not-json' };
  }
}
