import sharp from 'sharp';
import { HUES, nameColour, type Colour, type Shade } from './colours';
import type { ImageFormat } from './format';

export type Shape = 'wide' | 'tall' | 'square';

/** What the emulated texts are made of. */
export interface Features {
  readonly shape: Shape;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
  readonly transparent: boolean;
}

const SIDE = 24;

function shapeOf(width: number, height: number): Shape {
  if (width === height) return 'square';
  return width > height ? 'wide' : 'tall';
}

/** The fullest of 512 buckets of colour, as the mean of what lies in it. */
function dominant(pixels: Buffer): Colour {
  const buckets = new Map<number, [number, number, number, number]>();
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (alpha < 128) continue;
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
    const sums = buckets.get(key) ?? [0, 0, 0, 0];
    buckets.set(key, [sums[0] + red, sums[1] + green, sums[2] + blue, sums[3] + 1]);
  }
  const [red, green, blue, count] = [...buckets.values()].reduce(
    (best, sums) => (sums[3] > best[3] ? sums : best),
    [255, 255, 255, 0],
  );
  const mean = (sum: number): number => Math.round(sum / Math.max(1, count));
  return nameColour(mean(red), mean(green), mean(blue));
}

/** Looks at the picture itself. Throws where it cannot be read. */
export async function inspect(bytes: Buffer): Promise<Features> {
  const metadata = await sharp(bytes).metadata();
  const { width, height } = metadata.autoOrient;
  const pixels = await sharp(bytes)
    .resize(SIDE, SIDE, { fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer();
  const transparent = pixels.some((value, index) => index % 4 === 3 && value < 255);
  return { shape: shapeOf(width, height), width, height, colour: dominant(pixels), transparent };
}

/** Made up from a hash, where nobody looks at the picture. */
export function imagined(hash: string): Features {
  const part = (at: number): number => Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16);
  const width = 200 + part(0) * 4;
  const height = 200 + part(1) * 4;
  const hex = `#${hash.slice(4, 10)}`;
  const shades: readonly Shade[] = ['dark', 'plain', 'light'];
  const colour: Colour = {
    hue: HUES[part(5) % HUES.length] ?? 'grey',
    shade: shades[part(6) % shades.length] ?? 'plain',
    hex,
  };
  return { shape: shapeOf(width, height), width, height, colour, transparent: part(7) % 8 === 0 };
}

/** sharp as it is published has no HEVC decoder: such a picture is taken without looking at it. */
export function mayBeUnreadable(format: ImageFormat): boolean {
  return format === 'heic';
}
