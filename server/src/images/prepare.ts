import type { OutputMime } from './encode';
import { encodeWithin } from './encode';
import { ImageError } from './errors';
import { fileNameFor } from './file-names';
import type { ImageHeader } from './header';
import { readHeader, readingError } from './header';
import type { Orientation } from './orientation';
import type { Pixels } from './pixels';
import { backdropFor, decode } from './pixels';
import type { ImageNeeds } from './renditions';

export interface PrepareOptions {
  /** The row's type; only a hint: the bytes decide. */
  declaredMime: string | null;
  needs: ImageNeeds;
  /**
   * How to turn pixels that carry no orientation of their own: Strapi's copies of a turned
   * photograph have lost the tag. Default: 1.
   */
  turn?: Orientation;
  /** As the editor knows it; used in messages and for the name of what is sent. */
  fileName: string;
  signal?: AbortSignal;
}

export interface PreparedImage {
  bytes: Buffer;
  /** One of `needs.mimeTypes`. */
  mime: string;
  /** Pixels, upright. */
  width: number;
  height: number;
  /** false: the very bytes that came in. */
  converted: boolean;
  /** With an extension that fits `mime`. */
  fileName: string;
}

/** Bytes and pixels of the long side up to which a picture is sent as it is. */
const UNTOUCHED = { bytes: 4 * 1024 * 1024, longSide: 2048 };

/**
 * Makes a picture fit for a provider, and leaves it untouched where it fits: then only its header
 * is read, so a file whose pixels are damaged passes, and the provider will say so.
 * @throws ImageError `image_unreadable` or `image_too_large`; the signal's reason where aborted.
 */
export async function prepareImage(bytes: Buffer, options: PrepareOptions): Promise<PreparedImage> {
  const { fileName, declaredMime, needs, signal } = options;
  signal?.throwIfAborted();
  const header = await readHeader(bytes, fileName, declaredMime);
  signal?.throwIfAborted();
  const orientation = header.orientation ?? options.turn ?? 1;
  if (orientation === 1 && fitsAsItIs(bytes, header, needs)) {
    return {
      bytes,
      mime: header.mime,
      width: header.width,
      height: header.height,
      converted: false,
      fileName: fileNameFor(fileName, header.mime),
    };
  }

  let pixels: Pixels;
  try {
    pixels = await decode(bytes, header, orientation);
  } catch (error) {
    throw readingError(error, fileName, bytes, declaredMime);
  }
  const isDrawing = header.mime === 'image/svg+xml';
  const mimes = outputMimes(header, pixels, needs);
  const maxBytes = Math.min(needs.maxBytes, UNTOUCHED.bytes);
  for (const mime of mimes) {
    // A drawing without a background is meant for some page. What a vendor puts behind it is
    // unknown, often black, on which a black logo is nothing: so it gets a background here.
    const background =
      !pixels.isOpaque && (isDrawing || mime === 'image/jpeg') ? backdropFor(pixels) : null;
    const encoded = await encodeWithin(pixels, mime, maxBytes, background, signal);
    if (encoded) return { ...encoded, converted: true, fileName: fileNameFor(fileName, mime) };
  }
  if (mimes.length === 0) {
    throw new ImageError(
      'image_unreadable',
      `"${fileName}" cannot be turned into any type that the provider takes (${needs.mimeTypes.join(', ')}). Choose another provider for it.`,
    );
  }
  throw new ImageError(
    'image_too_large',
    `"${fileName}" cannot be made small enough for the provider (${needs.maxBytes} bytes at the most). Choose another provider for it.`,
  );
}

function fitsAsItIs(bytes: Buffer, header: ImageHeader, needs: ImageNeeds): boolean {
  return (
    takes(needs, header.mime) &&
    bytes.length <= Math.min(needs.maxBytes, UNTOUCHED.bytes) &&
    Math.max(header.width, header.height) <= UNTOUCHED.longSide &&
    !header.isCmyk &&
    // Vendors differ in what they make of an animation: refused, or any frame of it.
    !header.isAnimated
  );
}

/** The types to try, best first: JPEG for photographs, PNG for what has no noise or is cut out. */
function outputMimes(header: ImageHeader, pixels: Pixels, needs: ImageNeeds): OutputMime[] {
  const isGraphic = header.mime === 'image/svg+xml' || header.mime === 'image/gif';
  const order: OutputMime[] =
    isGraphic || !pixels.isOpaque
      ? ['image/png', 'image/webp', 'image/jpeg']
      : ['image/jpeg', 'image/png', 'image/webp'];
  return order.filter((mime) => takes(needs, mime));
}

function takes(needs: ImageNeeds, mime: string): boolean {
  return needs.mimeTypes.includes(mime);
}
