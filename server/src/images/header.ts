import sharp from 'sharp';
import type { Metadata } from 'sharp';

import { ImageError } from './errors';
import type { Orientation } from './orientation';
import { orientationOf } from './orientation';

/** What the head of a file says about the picture, in the words of the provider's needs. */
export interface ImageHeader {
  mime: string;
  /** Pixels as stored, thus before any turn; for SVG its natural size. */
  width: number;
  height: number;
  /** `null` where the file says nothing about it. */
  orientation: Orientation | null;
  isCmyk: boolean;
  isAnimated: boolean;
}

const MIME_BY_FORMAT: Partial<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
};

/**
 * Reads the header only: no pixel is decoded. The bytes decide what the picture is; `declaredMime`
 * only makes messages clearer.
 * @throws ImageError `image_unreadable`, or `image_too_large` beyond sharp's limit of pixels.
 */
export async function readHeader(
  bytes: Buffer,
  fileName: string,
  declaredMime: string | null,
): Promise<ImageHeader> {
  let metadata: Metadata;
  try {
    // An SVG has no pixels yet, so its natural size may be anything: it is drawn at another.
    metadata = await sharp(
      bytes,
      looksLikeXml(bytes) ? { limitInputPixels: false } : {},
    ).metadata();
  } catch (error) {
    throw readingError(error, fileName, bytes, declaredMime);
  }
  const mime = mimeOf(metadata);
  if (!mime || !metadata.width || !metadata.height) {
    throw readingError(null, fileName, bytes, declaredMime);
  }
  return {
    mime,
    width: metadata.width,
    height: metadata.height,
    orientation: metadata.orientation === undefined ? null : orientationOf(metadata.orientation),
    isCmyk: metadata.space === 'cmyk',
    isAnimated: (metadata.pages ?? 1) > 1,
  };
}

/** The error for a picture that sharp cannot read, in the words of whoever uploaded it. */
export function readingError(
  error: unknown,
  fileName: string,
  bytes: Buffer,
  declaredMime: string | null,
): ImageError {
  const reason = error instanceof Error ? error.message : '';
  if (/pixel limit|dimensions? (is|are) too large|too large/i.test(reason)) {
    return new ImageError(
      'image_too_large',
      `"${fileName}" has too many pixels to be opened safely. Replace it with a smaller version of the picture.`,
    );
  }
  if (/timeout/i.test(reason)) {
    return new ImageError(
      'image_unreadable',
      `"${fileName}" takes too long to be drawn. Replace it with a simpler picture, a JPEG or PNG for example.`,
    );
  }
  if (isHeic(bytes)) {
    return new ImageError(
      'image_unreadable',
      `"${fileName}" is a HEIC photograph, which this server cannot open. Replace it with a JPEG of it.`,
    );
  }
  if (declaredMime && !declaredMime.startsWith('image/')) {
    return new ImageError(
      'image_unreadable',
      `"${fileName}" is no picture (${declaredMime}), so it cannot be described.`,
    );
  }
  return new ImageError(
    'image_unreadable',
    `"${fileName}" is damaged or of a type that cannot be opened. Open it in an image editor, save it as JPEG or PNG and replace the file with that.`,
  );
}

function mimeOf(metadata: Metadata): string | null {
  if (metadata.format === 'heif')
    return metadata.compression === 'av1' ? 'image/avif' : 'image/heic';
  return MIME_BY_FORMAT[metadata.format] ?? null;
}

function looksLikeXml(bytes: Buffer): boolean {
  return bytes
    .subarray(0, 64)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('<');
}

function isHeic(bytes: Buffer): boolean {
  return /^ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)/.test(bytes.toString('latin1', 4, 12));
}
