import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

import { samplePath } from '../../samples';
import type { AdminClient } from '../../support/admin-client';
import { ok } from '../../support/http';
import type { StrapiProcess } from '../../support/strapi-process';

const PICTURES = [
  'mountains.jpg',
  'balloons.jpg',
  'cat.jpg',
  'shoe.jpg',
  'white-rose.png',
  'bicycle.png',
  'red-mug.webp',
  'bar-chart.png',
  'logo.svg',
  'skyline-large.jpg',
  'texture.webp',
  'lighthouse-rotated.jpg',
] as const;

/** Names as cameras, agencies and designers give them. */
const SECOND_NAMES = [
  'summer-campaign_hero_final-v2.jpg',
  'DSC_0412.jpg',
  'moon.jpg',
  'running-shoe-blue-left-side-on-white-background.jpg',
  'rose.jpg',
  'IMG_20260311_181203.jpg',
  'mug.jpg',
  'figures-2026.jpg',
  'brand.jpg',
  'night.jpg',
  'paper.jpg',
  'lighthouse.jpg',
] as const;

export interface Gallery {
  /** The ids by name. */
  ids: Record<string, number>;
  names: string[];
}

const folder = async (admin: AdminClient, name: string, parent: number | null): Promise<number> =>
  ok(await admin.post<{ data: { id: number } }>('/upload/folders', { name, parent })).data.id;

/** Two dozen images in three folders, oldest first; the second dozen are the first ones mirrored. */
export async function hangPictures({ admin }: StrapiProcess): Promise<Gallery> {
  const shop = await folder(admin, 'Shop', null);
  const shoes = await folder(admin, 'Shoes & more', shop);
  const press = await folder(admin, 'Press', null);
  const folders = [null, shop, shoes, press];
  const ids: Record<string, number> = {};
  const hang = async (bytes: Buffer, name: string) => {
    const place = folders[Object.keys(ids).length % folders.length] ?? null;
    ids[name] = (await admin.upload(bytes, name, { folder: place })).id;
  };
  for (const name of PICTURES) await hang(await readFile(samplePath(name)), name);
  for (const [index, name] of PICTURES.entries()) {
    const mirrored = sharp(await readFile(samplePath(name)), { density: 150 })
      .rotate()
      .resize(900, 700, { fit: 'inside' })
      .flop()
      .flatten({ background: '#eef' });
    await hang(await mirrored.jpeg().toBuffer(), SECOND_NAMES[index] ?? name);
  }
  return { ids, names: Object.keys(ids) };
}
