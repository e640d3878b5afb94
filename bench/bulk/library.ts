import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { FILE_UID } from '../../server/src/texts/assets';
import type { MediaFile } from '../../tests/support/media';
import { ok } from '../../tests/support/http';
import type { RunningStrapi } from '../../tests/support/strapi';
import { photographer } from '../kit/photo';

/** Photographs that Strapi stored itself, with its copies; all others have their files' pixels. */
const UPLOADED = 25;

/** SQLite takes 32,766 values in a statement. */
const ROWS = 200;

/** An image of the library, as a script would know it. */
export interface Stored {
  id: number;
  name: string;
  /** Where Strapi serves its copy of 1,000 pixels. */
  copy: string;
}

interface Template {
  file: MediaFile & Record<string, unknown>;
  large: Record<string, unknown> & { url: string };
  bytes: Buffer;
}

/**
 * Fills the library with images that all differ: a few are uploaded, the others are rows like
 * theirs, whose stored copies carry a comment of their own.
 */
export async function fillLibrary(app: RunningStrapi, count: number): Promise<Stored[]> {
  const templates = await upload(app);
  const files = app.strapi.db.query(FILE_UID);
  const rows: object[] = [];
  const flush = async () => {
    if (rows.length > 0) await files.createMany({ data: rows.splice(0) });
  };
  const copies: { name: string; copy: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const template = templates[index % templates.length];
    if (!template) throw new Error('Nothing was uploaded');
    const hash = `photo_${index}`;
    const copy = `/uploads/large_${hash}.jpg`;
    const name = `photo-${index}.jpg`;
    await writeFile(path.join(app.appDir, 'public', copy), withComment(template.bytes, hash));
    const { id: _id, documentId: _documentId, ...file } = template.file;
    const formats = { large: { ...template.large, hash: `large_${hash}`, url: copy } };
    rows.push({ ...file, documentId: hash.padEnd(24, 'x'), name, hash, formats });
    copies.push({ name, copy });
    if (rows.length === ROWS) await flush();
  }
  await flush();
  const stored = (await files.findMany({ where: { hash: { $startsWith: 'photo_' } } })) as {
    id: number;
    name: string;
  }[];
  const ids = new Map(stored.map(({ id, name }) => [name, id]));
  return copies.map(({ name, copy }) => ({ id: ids.get(name) ?? 0, name, copy }));
}

async function upload({ admin, appDir, strapi }: RunningStrapi): Promise<Template[]> {
  const settings = { sizeOptimization: true, responsiveDimensions: true, autoOrientation: false };
  ok(await admin.put('/upload/settings', settings));
  const next = await photographer(2000, 1333);
  const templates: Template[] = [];
  for (let index = 0; index < UPLOADED; index += 1) {
    const photo = await (await next()).jpeg({ quality: 85 }).toBuffer();
    const { id } = await admin.upload(photo, `uploaded-${index}.jpg`);
    const file = (await admin.file(id)) as Template['file'];
    const large = file.formats?.['large'] as unknown as Template['large'] | undefined;
    if (!large) throw new Error('Strapi made no large copy');
    const bytes = await readFile(path.join(appDir, 'public', large.url));
    templates.push({ file, large, bytes });
  }
  // Only what was made of them counts. Their files stay: they are the originals of the others.
  await strapi.db
    .query(FILE_UID)
    .deleteMany({ where: { id: { $in: templates.map(({ file }) => file.id) } } });
  return templates;
}

/** The same picture in other bytes: a comment behind the JPEG's first marker. */
function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}
