import type { Core } from '@strapi/strapi';

import type { DecorativeBody, DecorativeSkip, DecorativeSkipCode } from '../contracts/assets';
import { table } from '../models/table';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { FILE_UID, ownColumns, type AssetRow } from './assets';
import { editedSnapshot } from './edit';
import { judgedByOf } from './judged';
import { standing } from './state';
import { snapshotOf, type Seen, type TextWrite } from './write';
import { WRITTEN_TOGETHER, writeTogether } from './write-together';

const SENTENCES: Record<DecorativeSkipCode, string> = {
  not_found: 'There is no such file in the media library.',
  not_allowed: 'Your role does not allow this for this file in the media library.',
  human_text:
    'A person has written this text. Open the image and mark it there, if the text is to go.',
  already_decorative: 'It is marked as decorative already.',
  not_decorative: 'It is not marked as decorative.',
  changed_since: 'Somebody has just changed this text. Look at it again.',
};

/** One text that was left as it is, and why. */
export const decorativeSkip = (
  id: number,
  locale: string | null,
  code: DecorativeSkipCode,
): DecorativeSkip => ({ id, locale, code, message: SENTENCES[code] });

export interface DecorativeMark extends Pick<DecorativeBody, 'ids' | 'decorative'> {
  locales: readonly string[];
  ownLanguage: string | undefined;
  maxLength: number;
  /** Who it is, for the history. */
  person: string;
}

/**
 * Marks many images as decorative, or takes the mark away: an edit of each text, with its history.
 * What a person has written stays, and is said.
 *
 * @param mark its ids are those of files that this person may change
 */
export async function markDecorative(
  strapi: Core.Strapi,
  mark: DecorativeMark,
): Promise<{ changed: number; skipped: DecorativeSkip[] }> {
  let changed = 0;
  const skipped: DecorativeSkip[] = [];
  for (let from = 0; from < mark.ids.length; from += WRITTEN_TOGETHER) {
    const ids = mark.ids.slice(from, from + WRITTEN_TOGETHER);
    const plan = await planFor(strapi, ids, mark);
    skipped.push(...plan.skipped);
    const writes = plan.writes.map((write) => ({ write }));
    if (await writeTogether(strapi, writes)) {
      changed += writes.length;
      continue;
    }
    for (const one of writes) {
      if (await writeTogether(strapi, [one])) changed += 1;
      else skipped.push(decorativeSkip(one.write.assetId, one.write.locale, 'changed_since'));
    }
  }
  return { changed, skipped };
}

async function planFor(
  strapi: Core.Strapi,
  ids: readonly number[],
  mark: DecorativeMark,
): Promise<{ writes: TextWrite[]; skipped: DecorativeSkip[] }> {
  const { locales, ownLanguage, decorative, maxLength, person } = mark;
  const files = await table<AssetRow>(strapi, FILE_UID).findMany({
    where: { id: { $in: [...ids] } },
    select: ['id', 'alternativeText', 'caption'],
  });
  const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({
    where: { assetId: { $in: [...ids] }, locale: { $in: [...locales] } },
  });
  const rowOf = new Map(rows.map((row) => [`${row.assetId} ${row.locale}`, row]));
  const assets = new Map(files.map((file) => [file.id, file]));
  const writes: TextWrite[] = [];
  const skipped: DecorativeSkip[] = [];
  for (const assetId of ids) {
    const asset = assets.get(assetId);
    if (!asset) {
      skipped.push(decorativeSkip(assetId, null, 'not_found'));
      continue;
    }
    for (const locale of locales) {
      const row = rowOf.get(`${assetId} ${locale}`) ?? null;
      const seen = { own: ownColumns(asset, locale, ownLanguage), row };
      const inTheWay = hindrance(seen, decorative);
      if (inTheWay !== null) {
        skipped.push(decorativeSkip(assetId, locale, inTheWay));
        continue;
      }
      writes.push({
        assetId,
        locale,
        seen,
        next: { ...editedSnapshot(snapshotOf(seen), { decorative }), findings: [] },
        judgedBy: judgedByOf(maxLength),
        by: { kind: 'person', name: person },
        taskId: null,
        runId: null,
      });
    }
  }
  return { writes, skipped };
}

/** Why this text is left as it is; `null` where nothing is in the way. */
function hindrance(seen: Seen, decorative: boolean): DecorativeSkipCode | null {
  const { state } = snapshotOf(seen);
  if (!decorative) return state === 'decorative' ? null : 'not_decorative';
  if (state === 'decorative') return 'already_decorative';
  return standing(state, seen.row) === 'human' ? 'human_text' : null;
}
