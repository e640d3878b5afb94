import type { Sharp } from 'sharp';

import type { Pixels, Rgb } from './pixels';
import { toSharp } from './pixels';

/** The types that we can make. */
export type OutputMime = 'image/jpeg' | 'image/png' | 'image/webp';

export interface Encoded {
  bytes: Buffer;
  mime: OutputMime;
  width: number;
  height: number;
}

/** From the best to the smallest; `side` is pixels of the long side. */
const STEPS = [
  { side: Infinity, quality: 85 },
  { side: Infinity, quality: 70 },
  { side: 1024, quality: 75 },
  { side: 768, quality: 70 },
  { side: 512, quality: 60 },
] as const;

/**
 * Encodes the pixels as one type, in steps of lower quality and size until they fit.
 * @param background put behind the picture; `null` keeps what can be seen through.
 * @returns `null` where even the smallest step exceeds `maxBytes`.
 */
export async function encodeWithin(
  pixels: Pixels,
  mime: OutputMime,
  maxBytes: number,
  background: Rgb | null,
  signal?: AbortSignal,
): Promise<Encoded | null> {
  const longSide = Math.max(pixels.width, pixels.height);
  for (const [index, { side, quality }] of STEPS.entries()) {
    signal?.throwIfAborted();
    // A step that would not make a small picture any smaller, unless it is the last chance.
    if (side !== Infinity && side >= longSide && index < STEPS.length - 1) continue;
    let image = toSharp(pixels);
    if (background) image = image.flatten({ background });
    else if (pixels.isOpaque) image = image.removeAlpha();
    if (side < longSide) image = image.resize({ width: side, height: side, fit: 'inside' });
    const { data, info } = await encode(image, mime, quality).toBuffer({ resolveWithObject: true });
    if (data.length <= maxBytes) {
      return { bytes: data, mime, width: info.width, height: info.height };
    }
  }
  return null;
}

function encode(image: Sharp, mime: OutputMime, quality: number): Sharp {
  switch (mime) {
    case 'image/jpeg':
      return image.jpeg({ quality });
    case 'image/webp':
      return image.webp({ quality });
    case 'image/png':
      // PNG knows no quality: after the first step its colours are reduced to a palette.
      return image.png(quality >= 85 ? {} : { palette: true, quality, effort: 4 });
  }
}
