import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ok } from '../../tests/support/http';
import type { RunningStrapi } from '../../tests/support/strapi';
import type { Kind, Storing } from './kinds';

/** An image in the library, and the stored file that the plugin is expected to read. */
export interface Item {
  assetId: number;
  file: string;
}

/** Fills the media library of a Strapi that describes nothing by itself. */
export async function uploadKind(
  { admin, appDir }: RunningStrapi,
  kind: Kind,
  count: number,
): Promise<Item[]> {
  const settings = SETTINGS[kind.storing];
  ok(await admin.put('/upload/settings', settings));
  const make = await kind.maker();
  const items: Item[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `picture-${index}.${kind.extension}`;
    const { id, url, formats } = await admin.upload(await make(), name);
    const stored = kind.storing === 'with copies' ? formats?.['large']?.url : url;
    if (!stored) throw new Error(`Strapi made no large copy of ${name}`);
    items.push({ assetId: id, file: path.join(appDir, 'public', stored) });
  }
  return items;
}

/** `with copies` is what Strapi comes with. */
const SETTINGS: Record<Storing, Record<string, boolean>> = {
  'with copies': { sizeOptimization: true, responsiveDimensions: true, autoOrientation: false },
  'as it came': { sizeOptimization: false, responsiveDimensions: false, autoOrientation: false },
};

/** Start of scan: what follows it in a JPEG are the compressed pixels. */
const SCAN = Buffer.from([0xff, 0xda]);
const SCAN_HEADER = 16;

/** Keeps the header of a stored JPEG and puts rubbish in place of its pixels. */
export async function damage({ file }: Item): Promise<void> {
  const bytes = await readFile(file);
  const pixels = bytes.indexOf(SCAN) + SCAN_HEADER;
  randomBytes(bytes.length - pixels).copy(bytes, pixels);
  await writeFile(file, bytes);
}

export const sha256OfFile = async ({ file }: Item): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
