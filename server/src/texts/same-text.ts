import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { textsModel } from '../models/texts';
import { normalise } from '../quality';
import { FILE_UID } from './assets';
import type { FilesQuery } from './state-sql';

/** Counted no further: it makes no difference to anybody, and a database counts row by row. */
const MOST_COUNTED = 1000;

/** Equal for texts that are heard alike; `null` for none. */
export function textHash(text: string | null, locale: string): string | null {
  const normal = normalise(text ?? '', locale);
  if (normal === '') return null;
  return createHash('sha256').update(normal).digest('hex').slice(0, 32);
}

/**
 * Texts of images that are in the library, under the alias `x`, to be narrowed down by `locale` and
 * `text_hash`.
 */
export function textsElsewhere({ db }: Core.Strapi): FilesQuery {
  return db
    .getConnection(`${textsModel.tableName} as x`)
    .join(`${db.metadata.get(FILE_UID).tableName} as y`, 'y.id', 'x.asset_id')
    .select('x.id');
}

/**
 * On how many other images the same text stands. Identical files are not others: what is right for
 * one is right for each.
 */
export async function countElsewhere(
  strapi: Core.Strapi,
  of: { assetId: number; locale: string; text: string; fingerprint: string | null },
): Promise<number> {
  const hash = textHash(of.text, of.locale);
  if (hash === null) return 0;
  const same = textsElsewhere(strapi)
    .where('x.locale', of.locale)
    .where('x.text_hash', hash)
    .whereNot('x.asset_id', of.assetId)
    .limit(MOST_COUNTED);
  if (of.fingerprint !== null) {
    const { fingerprint } = of;
    void same.where((either) => {
      void either.whereNull('x.fingerprint').orWhereNot('x.fingerprint', fingerprint);
    });
  }
  const rows = await strapi.db.connection
    .from(same.as('same'))
    .count<{ total: unknown }[]>({ total: '*' });
  return Number(rows[0]?.total ?? 0);
}
