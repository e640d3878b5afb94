import type { IncomingMessage } from 'node:http';

export interface ReadBody {
  readonly raw: Buffer;
  /** The parsed JSON, else undefined. */
  readonly json: unknown;
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
  if (size > capBytes) return { raw: Buffer.alloc(0), json: undefined, problem: 'too-large' };
  const raw = Buffer.concat(chunks);
  if (raw.length === 0) return { raw, json: undefined, problem: null };
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { raw, json: undefined, problem: 'not-declared-json' };
  try {
    return { raw, json: JSON.parse(raw.toString('utf8')) as unknown, problem: null };
  } catch {
    return { raw, json: undefined, problem: 'not-json' };
  }
}
