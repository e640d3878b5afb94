import { readFile } from 'node:fs/promises';

import sharp from 'sharp';
import type { Create } from 'sharp';
import { expect } from 'vitest';

import type { PrepareOptions } from '../../../server/src/images/prepare';
import { prepareImage } from '../../../server/src/images/prepare';
import type { SampleFile } from '../../samples';
import { samplePath } from '../../samples';

export const NEEDS = { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 10_000_000 };
/** Matches an ImageError. */
export const failure = (code: string, message: RegExp): unknown =>
  expect.objectContaining({
    name: 'ImageError',
    code,
    message: expect.stringMatching(message) as unknown,
  });

export const load = (file: SampleFile) => readFile(samplePath(file));

export function prepare(bytes: Buffer, more: Partial<PrepareOptions> = {}) {
  return prepareImage(bytes, { declaredMime: null, needs: NEEDS, fileName: 'a.jpg', ...more });
}

/** A picture without detail, `#rrggbb`. */
export function plain(width: number, height: number, background: Create['background'] = '#2060a0') {
  return sharp({ create: { width, height, channels: 4, background } });
}

export function noise(width: number, height: number) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
}

export async function pixel(bytes: Buffer, left: number, top: number): Promise<number[]> {
  const one = { left, top, width: 1, height: 1 };
  return [...(await sharp(bytes).extract(one).toColourspace('srgb').raw().toBuffer())];
}

export function near(actual: readonly number[], expected: readonly number[]): void {
  const off = expected.map((value, index) => Math.abs(value - (actual[index] ?? NaN)));
  expect(Math.max(...off), `${actual.join()} is not ${expected.join()}`).toBeLessThan(24);
}
