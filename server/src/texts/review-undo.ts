import type { Core } from '@strapi/strapi';

import type { ReviewSkip } from '../contracts/assets';
import { RequestError } from '../errors';
import { CHANGES_UID, type ChangeRow } from '../models/changes';
import { table } from '../models/table';
import { undoChange } from './history';
import { reviewSkip, type Review } from './review';
import { WRITTEN_TOGETHER } from './write-together';

/**
 * Whether this is a decision of a review: an approval, an edit or a rejection of what a person was
 * offered, or an agreement to a generated text.
 */
const isDecision = ({ undone, byKind, before, after }: ChangeRow): boolean =>
  !undone &&
  byKind === 'person' &&
  after.suggestion === null &&
  (before.suggestion !== null || (before.state === 'ai' && after.state === 'approved'));

/**
 * Takes back the last decision of this person on each text, where nobody has written since: what
 * was offered waits for a review again.
 *
 * @param review its ids are those of files that this person may change
 */
export async function undoReviews(
  strapi: Core.Strapi,
  { ids, locale, ownLanguage, person }: Omit<Review, 'decision'>,
): Promise<{ decided: number; skipped: ReviewSkip[] }> {
  let decided = 0;
  const skipped: ReviewSkip[] = [];
  for (let from = 0; from < ids.length; from += WRITTEN_TOGETHER) {
    const chunk = ids.slice(from, from + WRITTEN_TOGETHER);
    const latest = await latestChanges(strapi, chunk, locale);
    for (const assetId of chunk) {
      const decisions = (latest.get(assetId) ?? []).filter(
        (change) => isDecision(change) && change.byName === person,
      );
      if (decisions.length === 0) {
        skipped.push(reviewSkip(assetId, locale ?? null, 'nothing_to_undo'));
      }
      for (const change of decisions) {
        const skip = await tryUndo(strapi, change, ownLanguage, person);
        if (skip) skipped.push(skip);
        else decided += 1;
      }
    }
  }
  return { decided, skipped };
}

/** The newest change of each text of these images. */
async function latestChanges(
  strapi: Core.Strapi,
  assetIds: readonly number[],
  locale: string | undefined,
): Promise<Map<number, ChangeRow[]>> {
  const rows = await table<ChangeRow>(strapi, CHANGES_UID).findMany({
    where: { assetId: { $in: [...assetIds] }, ...(locale === undefined ? {} : { locale }) },
    orderBy: { id: 'desc' },
  });
  const latest = new Map<number, ChangeRow[]>();
  for (const row of rows) {
    const known = latest.get(row.assetId) ?? [];
    if (known.some((change) => change.locale === row.locale)) continue;
    latest.set(row.assetId, [...known, row]);
  }
  return latest;
}

async function tryUndo(
  strapi: Core.Strapi,
  change: ChangeRow,
  ownLanguage: string | undefined,
  person: string,
): Promise<ReviewSkip | null> {
  try {
    await undoChange(strapi, change, ownLanguage, person);
    return null;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const code = error.status === 404 ? 'not_found' : 'changed_since';
    return reviewSkip(change.assetId, change.locale, code);
  }
}
