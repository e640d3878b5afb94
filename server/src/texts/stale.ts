import type { Core } from '@strapi/strapi';

import { table } from '../models/table';
import { TEXTS_UID, type BeforeSuggestion, type TextRow } from '../models/texts';
import { findTextRows, ownColumns, type AssetRow } from './assets';
import { effectiveState } from './state';

const originOf = ({ provider, model, fingerprint, findings }: BeforeSuggestion) => ({
  provider,
  model,
  fingerprint,
  findings,
});

/**
 * Marks every text of an asset as `stale`: its file was replaced, so the words speak of another
 * picture. The words stay. A suggestion about the old picture is dropped.
 *
 * @returns how many texts were marked
 */
export async function markStale(
  strapi: Core.Strapi,
  asset: AssetRow,
  ownLanguage: string | undefined,
): Promise<number> {
  const texts = table<TextRow>(strapi, TEXTS_UID);
  const rows = await findTextRows(strapi, asset.id);
  const locales = new Set([...(ownLanguage ? [ownLanguage] : []), ...rows.keys()]);
  let marked = 0;
  for (const locale of locales) {
    const row = rows.get(locale) ?? null;
    const own = ownColumns(asset, locale, ownLanguage);
    const state = effectiveState(own, row);
    if (state === 'missing' || state === 'stale') continue;
    const data = {
      ...(own ? { alternativeText: own.alternativeText, caption: own.caption } : {}),
      state: 'stale' as const,
      previousState: state === 'suggested' ? (row?.previousState ?? 'missing') : state,
      // The words speak of the old picture still, and come from where they came from.
      ...(row?.suggestion?.before ? originOf(row.suggestion.before) : {}),
      suggestion: null,
      updatedAt: new Date(),
    };
    if (row) {
      const { count } = await texts.updateMany({
        where: { id: row.id, version: row.version },
        data: { ...data, version: row.version + 1 },
      });
      marked += count;
    } else {
      await texts.create({ data: { ...data, assetId: asset.id, locale, version: 1 } });
      marked += 1;
    }
  }
  return marked;
}
