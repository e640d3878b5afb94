import { sha256 } from '../base64';
import type { CommonSwitches } from '../switches';
import { imagined, inspect, mayBeUnreadable, type Features } from './features';
import { formatOfUrl, sniffFormat, type ImageFormat } from './format';

/** Where a client says the picture is. */
export type PictureSource =
  | { readonly url: string }
  | { readonly url: null; readonly bytes: Buffer; readonly sha256: string };

/** A picture as the vendor has it. */
export interface Picture {
  /** sha256 of its bytes; its URL where URLs are not fetched. */
  readonly id: string;
  readonly url: string | null;
  /** Eight letters that belong to this content only. */
  readonly word: string;
  readonly format: ImageFormat;
  readonly features: Features;
}

/** Why a picture cannot be had, in words for the client. */
export class PictureProblem extends Error {
  override readonly name = 'PictureProblem';
}

type Settings = Pick<
  CommonSwitches,
  'inspectImages' | 'fetchImages' | 'fetchTimeoutMs' | 'maxImageBytes'
>;

const CACHED = 50_000;
const seen = new Map<string, Promise<Features>>();

/** Each content is decoded once, however often it is sent. */
function featuresOf(bytes: Buffer, hash: string, format: ImageFormat): Promise<Features> {
  const known = seen.get(hash);
  if (known) return known;
  if (seen.size >= CACHED) seen.clear();
  const found = inspect(bytes).catch((error: unknown) => {
    if (mayBeUnreadable(format)) return imagined(hash);
    throw error;
  });
  found.catch(() => seen.delete(hash));
  seen.set(hash, found);
  return found;
}

async function fromBytes(
  bytes: Buffer,
  hash: string,
  url: string | null,
  settings: Settings,
): Promise<Picture> {
  const format = sniffFormat(bytes);
  if (!format) {
    throw new PictureProblem(
      'The data is not a supported image (JPEG, PNG, WebP, GIF, AVIF, HEIC, TIFF).',
    );
  }
  let features: Features;
  try {
    features = settings.inspectImages ? await featuresOf(bytes, hash, format) : imagined(hash);
  } catch {
    throw new PictureProblem('The image is damaged and could not be read.');
  }
  return { id: hash, url, word: hash.slice(0, 8), format, features };
}

async function download(url: string, settings: Settings): Promise<Buffer> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(settings.fetchTimeoutMs) });
  } catch {
    throw new PictureProblem('The image could not be fetched: the URL cannot be reached.');
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new PictureProblem(
      `The image could not be fetched: its server answered with status ${response.status}.`,
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > settings.maxImageBytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw new PictureProblem('The image could not be fetched: the transfer broke off.');
  }
  if (size > settings.maxImageBytes) {
    throw new PictureProblem(`The image is larger than ${settings.maxImageBytes} bytes.`);
  }
  return Buffer.concat(chunks);
}

/** Gets the picture as the vendor would: by fetching it, or from the bytes that were sent. */
export async function obtain(source: PictureSource, settings: Settings): Promise<Picture> {
  if (source.url === null) return fromBytes(source.bytes, source.sha256, null, settings);
  const { url } = source;
  if (!settings.fetchImages) {
    const hash = sha256(url);
    const features = imagined(hash);
    return { id: url, url, word: hash.slice(0, 8), format: formatOfUrl(url), features };
  }
  const bytes = await download(url, settings);
  try {
    return await fromBytes(bytes, sha256(bytes), url, settings);
  } catch (error) {
    if (!(error instanceof PictureProblem)) throw error;
    throw new PictureProblem(`The image could not be fetched: ${error.message}`);
  }
}
