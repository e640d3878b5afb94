import sharp from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';

import type { ImageHeader } from './header';
import type { Orientation } from './orientation';

/** Decoded, upright, small, in sRGB. */
export interface Pixels {
  /** RGBA, 8 bits each. */
  data: Buffer;
  width: number;
  height: number;
  /** No pixel can be seen through. */
  isOpaque: boolean;
}

export interface Rgb {
  r: number;
  g: number;
  b: number;
}

/** Pixels of the long side: vendors scale down to about this anyway, and charge for more. */
export const MAX_LONG_SIDE = 1536;
/** Pixels of the long side at which a drawing is made, however small it says it is. */
const MIN_DRAWN_SIDE = 768;
/** Dots per inch at which an SVG has its natural size. */
const NATURAL_DENSITY = 72;
const DENSITY_RANGE = { min: 1, max: 100_000 };
const DECODE_TIMEOUT_SECONDS = 60;

/**
 * Decodes a picture's first frame, scaled to at most {@link MAX_LONG_SIDE} and turned upright.
 * @throws what sharp throws: at damage, beyond its limit of pixels (which stays on), after 60 s.
 */
export async function decode(
  bytes: Buffer,
  header: ImageHeader,
  orientation: Orientation,
): Promise<Pixels> {
  const options: SharpOptions = {
    // Scanners and old cameras write harmless oddities; a picture that breaks off is an error.
    failOn: 'error',
    ...(header.mime === 'image/svg+xml' && { density: densityFor(header) }),
  };
  const small = sharp(bytes, options).timeout({ seconds: DECODE_TIMEOUT_SECONDS }).resize({
    width: MAX_LONG_SIDE,
    height: MAX_LONG_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  });
  // Turned after it was scaled: before, a large photograph would have to fit into memory whole.
  const { data, info } = await turn(small, orientation)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, isOpaque: isOpaque(data) };
}

/** The pixels as input for encoding. */
export function toSharp(pixels: Pixels): Sharp {
  const { data, width, height } = pixels;
  return sharp(data, { raw: { width, height, channels: 4 } });
}

/**
 * What to put behind a transparent picture: white, as most pages do, unless the picture itself is
 * so light that it would vanish on it (a white logo); then a dark grey.
 */
export function backdropFor({ data }: Pixels): Rgb {
  let weight = 0;
  let light = 0;
  for (let at = 0; at + 3 < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    const luminance =
      0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
    weight += alpha;
    light += alpha * luminance;
  }
  const isLight = weight > 0 && light / weight > 215;
  return isLight ? { r: 64, g: 64, b: 64 } : { r: 255, g: 255, b: 255 };
}

/** Sharp mirrors before it rotates, whatever the order of the calls. */
function turn(image: Sharp, orientation: Orientation): Sharp {
  switch (orientation) {
    case 1:
      return image;
    case 2:
      return image.flop();
    case 3:
      return image.rotate(180);
    case 4:
      return image.flip();
    case 5:
      return image.flop().rotate(270);
    case 6:
      return image.rotate(90);
    case 7:
      return image.flop().rotate(90);
    case 8:
      return image.rotate(270);
  }
}

function densityFor(header: ImageHeader): number {
  const natural = Math.max(header.width, header.height);
  const wanted = Math.min(MAX_LONG_SIDE, Math.max(MIN_DRAWN_SIDE, natural));
  const density = (NATURAL_DENSITY * wanted) / natural;
  return Math.min(DENSITY_RANGE.max, Math.max(DENSITY_RANGE.min, density));
}

function isOpaque(data: Buffer): boolean {
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] !== 255) return false;
  }
  return true;
}
