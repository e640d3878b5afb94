import type { Core } from '@strapi/strapi';

import { insertOne, isUniqueViolation, table } from '../models/table';
import { TEXTS_UID, type BeforeSuggestion, type TextRow } from '../models/texts';
import { transaction } from '../models/transaction';
import { findTextRows, ownColumns, type AssetRow } from './assets';
import { keepFindings } from './findings';
import { textHash } from './same-text';
import { effectiveState, sameWords, type OwnColumns } from './state';

const originOf = ({ provider, model, fingerprint }: BeforeSuggestion) => ({
  provider,
  model,
  fingerprint,
});

/** The remarks about the words that stand, not about a suggestion or about words that are gone. */
function standingFindings(own: OwnColumns | null, row: TextRow | null): TextRow['findings'] {
  if (!row || (own && !sameWords(own.alternativeText, row.alternativeText))) return null;
  return row.suggestion ? (row.suggestion.before?.findings ?? null) : row.findings;
}

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
    const words = own ?? row;
    const findings = standingFindings(own, row);
    const data = {
      ...(own ? { alternativeText: own.alternativeText, caption: own.caption } : {}),
      state: 'stale' as const,
      previousState: state === 'suggested' ? (row?.previousState ?? 'missing') : state,
      // The words speak of the old picture still, and come from where they came from.
      ...(row?.suggestion?.before ? originOf(row.suggestion.before) : {}),
      suggestion: null,
      findings,
      // Another may have got the same text since: they are looked at again later.
      judgedBy: null,
      textHash: textHash(words?.alternativeText ?? null, locale),
      updatedAt: new Date(),
    };
    const at = { assetId: asset.id, locale };
    const mark = async (): Promise<number> => {
      if (!row) {
        await insertOne(texts, { ...data, ...at, version: 1 });
        return 1;
      }
      const { id, version } = row;
      const { count } = await texts.updateMany({
        where: { id, version },
        data: { ...data, version: version + 1 },
      });
      if (count > 0) await keepFindings(strapi, at, row.findings, findings);
      return count;
    };
    try {
      marked += await transaction(strapi, mark);
    } catch (error) {
      if (row || !isUniqueViolation(error)) throw error;
      // It was judged in this moment, and has a row now.
      return marked + (await markStale(strapi, asset, ownLanguage));
    }
  }
  return marked;
}
