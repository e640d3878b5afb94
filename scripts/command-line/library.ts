import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import knex from 'knex';

import { uniqueImage } from '../../tests/support/image';

/**
 * Images that were in the library before the plugin, as rows of the app's SQLite and files beside
 * them. Strapi has been started on the database once, and does not run.
 */
export async function addOldImages(app: string, count: number): Promise<void> {
  const database = knex({
    client: 'better-sqlite3',
    connection: { filename: path.join(app, '.tmp', 'data.db') },
    useNullAsDefault: true,
  });
  try {
    for (let n = 1; n <= count; n += 1) {
      const hash = `old_image_${n}`;
      const bytes = await uniqueImage();
      await writeFile(path.join(app, 'public', 'uploads', `${hash}.jpg`), bytes);
      const at = new Date();
      await database('files').insert({
        document_id: hash,
        name: `${hash}.jpg`,
        width: 900,
        height: 600,
        hash,
        ext: '.jpg',
        mime: 'image/jpeg',
        size: bytes.length / 1000,
        url: `/uploads/${hash}.jpg`,
        provider: 'local',
        folder_path: '/',
        created_at: at,
        updated_at: at,
      });
    }
  } finally {
    await database.destroy();
  }
}
