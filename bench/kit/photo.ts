import { randomBytes } from 'node:crypto';

import sharp, { type Sharp } from 'sharp';

/** How the grain may be shifted from photo to photo, in pixels. */
const SHIFT = 256;
/** The grain's strength: a JPEG of 3,000 × 2,000 pixels and quality 90 is then about 2 MB large. */
const GRAIN = 45;

/** A new picture at each call. */
export type Photographer = () => Promise<Sharp>;

/**
 * Makes pictures that cost a decoder and an encoder what a photograph costs them: soft colours
 * under a grain. Each has colours of its own, so that no two are taken for the same.
 */
export async function photographer(width: number, height: number): Promise<Photographer> {
  const size = { width: width + SHIFT, height: height + SHIFT };
  const noise = { type: 'gaussian', mean: 128, sigma: GRAIN } as const;
  const grain = await sharp({ create: { ...size, channels: 3, background: '#000', noise } })
    .greyscale()
    .raw()
    .toBuffer();

  return async () => {
    const [left = 0, top = 0] = randomBytes(2);
    const layer = await sharp(grain, { raw: { ...size, channels: 1 } })
      .extract({ left, top, width, height })
      .raw()
      .toBuffer();
    const columns = 12;
    const rows = 8;
    const colours = randomBytes(columns * rows * 3);
    return sharp(colours, { raw: { width: columns, height: rows, channels: 3 } })
      .resize(width, height, { fit: 'fill' })
      .composite([{ input: layer, raw: { width, height, channels: 1 }, blend: 'soft-light' }]);
  };
}
