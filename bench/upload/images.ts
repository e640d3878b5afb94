import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { photographer } from '../kit/photo';

/** A photograph of today's phones as it is sent for the web: 6 million pixels, about 2 MB. */
const WIDTH = 3000;
const HEIGHT = 2000;
const QUALITY = 90;

/** Pictures on disk, made before anything is measured. */
export interface Images {
  /** Bytes of each. */
  sizes: number[];
  read(index: number): Promise<Buffer>;
  remove(): Promise<void>;
}

export async function makeImages(count: number): Promise<Images> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alt-text-bench-'));
  const fileOf = (index: number) => path.join(folder, `${index}.jpg`);
  const next = await photographer(WIDTH, HEIGHT);
  const sizes: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const photo = await next();
    await writeFile(fileOf(index), await photo.jpeg({ quality: QUALITY }).toBuffer());
    sizes.push((await stat(fileOf(index))).size);
  }
  return {
    sizes,
    read: (index) => readFile(fileOf(index)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
