import type { Readable } from 'node:stream';

import axios from 'axios';

import { ImageError } from './errors';

const MAX_REDIRECTS = 3;
const TIMED_OUT = Symbol('timed out');

export interface Download {
  /** http or https; possibly signed, so its query is never repeated in a message. */
  url: URL;
  /** The image's name, for messages. */
  name: string;
  /** Milliseconds, from the first byte sent to the last byte received. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/**
 * The whole body.
 * @throws ImageError `storage_unreachable`, or what `onTooLarge` makes as soon as the body is
 * announced to be, or turns out to be, larger than `maxBytes`; the signal's reason where aborted.
 */
export async function download(
  wanted: Download & { maxBytes: number; onTooLarge: () => ImageError },
): Promise<Buffer> {
  return request(wanted, {}, async (body, announced) => {
    if (announced > wanted.maxBytes) throw wanted.onTooLarge();
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk as Uint8Array);
      length += bytes.length;
      if (length > wanted.maxBytes) throw wanted.onTooLarge();
      chunks.push(bytes);
    }
    return Buffer.concat(chunks, length);
  });
}

/**
 * The first bytes of the body. Asks for a range, and hangs up early on a server that ignores it.
 * @throws ImageError `storage_unreachable`; the signal's reason where aborted.
 */
export async function startOfDownload(wanted: Download, byteCount: number): Promise<Buffer> {
  const headers = { range: `bytes=0-${Math.max(0, byteCount - 1)}` };
  return request(wanted, headers, async (body) => {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      length += bytes.length;
      if (length >= byteCount) break;
    }
    return Buffer.concat(chunks, length).subarray(0, byteCount);
  });
}

async function request(
  wanted: Download,
  headers: Record<string, string>,
  use: (body: Readable, announcedBytes: number) => Promise<Buffer>,
): Promise<Buffer> {
  const { url, name, signal, timeoutMs } = wanted;
  // Axios' own time-out stops at the headers of a stream: a body that drips would go on for ever.
  const stop = new AbortController();
  let body: Readable | null = null;
  const end = (reason: unknown) => {
    stop.abort(reason);
    body?.destroy();
  };
  const timer = setTimeout(end, timeoutMs, TIMED_OUT);
  signal?.addEventListener('abort', end, { once: true });
  try {
    const response = await axios.get<Readable>(url.href, {
      responseType: 'stream',
      signal: stop.signal,
      maxRedirects: MAX_REDIRECTS,
      validateStatus: () => true,
      // A compressed body could swell beyond what was announced, and pictures gain nothing.
      headers: { accept: 'image/*,*/*;q=0.1', 'accept-encoding': 'identity', ...headers },
    });
    body = response.data;
    // 416: a range was asked of an empty file.
    if (response.status === 416) return Buffer.alloc(0);
    if (response.status < 200 || response.status > 299) throw refused(name, url, response.status);
    if (/^text\/html\b/i.test(String(response.headers['content-type'] ?? ''))) {
      throw new ImageError(
        'storage_unreachable',
        `${url.host} answered with a web page instead of the image "${name}". Check that its address needs no login and is signed where the storage is private.`,
        { status: response.status },
      );
    }
    return await use(body, Number(response.headers['content-length'] ?? 0));
  } catch (error) {
    signal?.throwIfAborted();
    if (stop.signal.reason === TIMED_OUT) throw tooSlow(name, url, timeoutMs);
    // The only errors that are not axios' or the socket's are those that we made.
    if (error instanceof ImageError) throw error;
    throw unreachable(name, url, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    body?.destroy();
  }
}

function refused(name: string, url: URL, status: number): ImageError {
  const answered = `${url.host} answered ${status}`;
  if (status === 404 || status === 410) {
    return new ImageError(
      'storage_unreachable',
      `The file of "${name}" is missing in the storage (${answered}). Upload the image again.`,
      { status },
    );
  }
  if (status === 401 || status === 403) {
    return new ImageError(
      'storage_unreachable',
      `The storage does not hand out "${name}" (${answered}). Check that the upload provider may read it and signs the addresses of private files.`,
      { status },
    );
  }
  return new ImageError(
    'storage_unreachable',
    `"${name}" could not be read from the storage (${answered}). Check the storage, then try again.`,
    { status, retryable: status === 408 || status === 429 || status >= 500 },
  );
}

function tooSlow(name: string, url: URL, timeoutMs: number): ImageError {
  return new ImageError(
    'storage_unreachable',
    `${url.host} did not deliver "${name}" within ${Math.round(timeoutMs / 100) / 10} s. Check the storage and the connection to it, then try again.`,
    { retryable: true },
  );
}

function unreachable(name: string, url: URL, error: unknown): ImageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  if (code === 'ERR_FR_TOO_MANY_REDIRECTS') {
    return new ImageError(
      'storage_unreachable',
      `The address of "${name}" redirects more than ${MAX_REDIRECTS} times. Check the base URL of the upload provider.`,
    );
  }
  return new ImageError(
    'storage_unreachable',
    `The storage could not be reached to read "${name}" (${url.host}: ${code}). Check the storage and the connection to it, then try again.`,
    { retryable: true },
  );
}
