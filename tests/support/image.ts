import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

export interface ImageOptions {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';
}

/** An image that no other call makes: a few random pixels, enlarged. */
export async function uniqueImage({
  width = 900,
  height = 600,
  format = 'jpeg',
}: ImageOptions = {}): Promise<Buffer> {
  const side = 8;
  return sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .resize(width, height, { fit: 'fill' })
    .toFormat(format)
    .toBuffer();
}
