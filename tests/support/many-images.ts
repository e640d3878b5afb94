import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { FILE_UID } from '../../server/src/texts/assets';
import { uniqueImage } from './image';
import type { RunningStrapi } from './strapi';

const ROWS = 200;

/**
 * Puts many images that all differ into a library, faster than by uploads: one is uploaded, the
 * others are rows like its own, whose files end in a few bytes more.
 */
export async function manyImages(app: RunningStrapi, count: number): Promise<void> {
  const { id } = await app.admin.upload(await uniqueImage(), 'first.jpg');
  const files = app.strapi.db.query(FILE_UID);
  const first = (await files.findOne({ where: { id } })) as Record<string, unknown>;
  const { id: _id, documentId: _documentId, formats: _formats, ...file } = first;
  const fileOf = (url: string) => path.join(app.appDir, 'public', url);
  const bytes = await readFile(fileOf(String(file['url'])));
  for (let from = 1; from < count; from += ROWS) {
    const names = Array.from(
      { length: Math.min(ROWS, count - from) },
      (_, n) => `copy_${id}_${from + n}`,
    );
    const rows = names.map((hash) => ({ ...file, hash, url: `/uploads/${hash}.jpg` }));
    for (const { hash, url } of rows) {
      await writeFile(fileOf(url), Buffer.concat([bytes, Buffer.from(hash)]));
    }
    await files.createMany({ data: rows });
  }
}
