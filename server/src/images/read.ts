import { download, startOfDownload } from './download';
import { ImageError } from './errors';
import { readLocal, startOfLocal } from './local-files';
import type { Rendition } from './renditions';

/** Bytes of a picture that are read at the most, unless told otherwise: 64 MiB. */
export const MAX_READ_BYTES = 64 * 1024 * 1024;

const DEFAULT_TIMEOUT_MS = 30_000;

export interface ReadOptions {
  /** Absolute path of Strapi's public directory (`strapi.dirs.static.public`). */
  publicDir: string;
  /** Makes a fetchable URL for private storage; called once for each read. */
  signUrl?: (rendition: Rendition) => string | Promise<string>;
  /** Default: {@link MAX_READ_BYTES}. */
  maxBytes?: number;
  /** For the whole download, in milliseconds. Default: 30,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/**
 * The bytes of one stored version.
 * @throws ImageError `storage_unreachable`, `image_too_large` or `image_unreadable` (empty file);
 * the signal's reason where the caller aborts.
 */
export async function readRendition(rendition: Rendition, options: ReadOptions): Promise<Buffer> {
  options.signal?.throwIfAborted();
  const maxBytes = options.maxBytes ?? MAX_READ_BYTES;
  if (rendition.bytes !== null && rendition.bytes > maxBytes) {
    throw tooLarge(rendition.name, maxBytes);
  }
  const onTooLarge = () => tooLarge(rendition.name, maxBytes);
  const bytes = isLocal(rendition)
    ? await readLocal({ ...rendition, ...options, maxBytes, onTooLarge })
    : await download({ ...(await remote(rendition, options)), maxBytes, onTooLarge });
  if (bytes.length === 0) {
    throw new ImageError(
      'image_unreadable',
      `The file of "${rendition.name}" is empty. Replace it with the picture itself.`,
    );
  }
  return bytes;
}

/**
 * The first `byteCount` bytes (fewer where the file is shorter), whatever the size of the file.
 * @throws ImageError `storage_unreachable`; the signal's reason where the caller aborts.
 */
export async function readHead(
  rendition: Rendition,
  byteCount: number,
  options: ReadOptions,
): Promise<Buffer> {
  options.signal?.throwIfAborted();
  return isLocal(rendition)
    ? startOfLocal({ ...rendition, ...options }, byteCount)
    : startOfDownload(await remote(rendition, options), byteCount);
}

/** On this server's own disk: Strapi's local upload provider keeps URLs relative. */
function isLocal(rendition: Rendition): boolean {
  const isOurs = rendition.provider === null || rendition.provider === 'local';
  return isOurs && rendition.url !== '' && !isAbsolute(rendition.url);
}

function isAbsolute(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

async function remote(rendition: Rendition, options: ReadOptions) {
  const { name } = rendition;
  const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  const url = parseUrl(await signedUrl(rendition, options), name);
  // Signing may have asked the storage, and the caller may have given up meanwhile.
  signal?.throwIfAborted();
  return { url, name, timeoutMs, ...(signal && { signal }) };
}

async function signedUrl(rendition: Rendition, options: ReadOptions): Promise<string> {
  if (!options.signUrl) return rendition.url;
  try {
    return await options.signUrl(rendition);
  } catch {
    // What the upload provider says here may hold credentials, so it is not repeated.
    throw new ImageError(
      'storage_unreachable',
      `The storage gave no address for "${rendition.name}". Check the settings and credentials of the upload provider.`,
      { retryable: true },
    );
  }
}

function parseUrl(text: string, name: string): URL {
  let url: URL | null = null;
  try {
    url = new URL(text.startsWith('//') ? `https:${text}` : text);
  } catch {
    // Said below: it is no absolute address.
  }
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new ImageError(
    'storage_unreachable',
    `"${name}" has no http or https address to be read from. Check the base URL of the upload provider.`,
  );
}

function tooLarge(name: string, maxBytes: number): ImageError {
  const megabytes = Math.max(1, Math.floor(maxBytes / (1024 * 1024)));
  return new ImageError(
    'image_too_large',
    `"${name}" is larger than ${megabytes} MiB, the most that is read. Upload a smaller version of it.`,
  );
}
