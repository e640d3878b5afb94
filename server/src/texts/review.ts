import type { Core } from '@strapi/strapi';

import type { ReviewBody, ReviewSkip, ReviewSkipCode } from '../contracts/assets';
import type { StoredSnapshot } from '../models/changes';
import { table } from '../models/table';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { FILE_UID, ownColumns, type AssetRow } from './assets';
import { neverAgain } from './rejections';
import { snapshotOf, type Seen } from './write';
import { WRITTEN_TOGETHER, writeTogether } from './write-together';

const SENTENCES: Record<ReviewSkipCode, string> = {
  not_found: 'There is no such file in the media library.',
  not_allowed: 'Your role does not allow this for this file in the media library.',
  nothing_to_review: 'Nothing waits for a review here.',
  changed_since: 'Somebody has changed this text since it was suggested. Look at it again.',
  nothing_to_undo: 'The last change of this text is no decision of yours that could be undone.',
};

/** One text that was not decided on, and why. */
export const reviewSkip = (
  id: number,
  locale: string | null,
  code: ReviewSkipCode,
): ReviewSkip => ({ id, locale, code, message: SENTENCES[code] });

/** What stands after a person agreed: the suggestion, or the generated text as it is. */
export function approved(now: StoredSnapshot): Partial<StoredSnapshot> | ReviewSkipCode {
  const { suggestion, state } = now;
  if (!suggestion) return state === 'ai' ? { state: 'approved' } : 'nothing_to_review';
  // Words that a person typed beside the suggestion: one of the two has to be chosen by hand.
  if (state !== 'suggested' && state !== 'missing') return 'changed_since';
  const { alternativeText, caption, title, keywords, ogDescription } = suggestion;
  return {
    ...(alternativeText === null ? {} : { alternativeText }),
    ...(caption === null ? {} : { caption, captionGenerated: true }),
    ...(title === null ? {} : { title }),
    ...(keywords ? { keywords } : {}),
    ...(ogDescription ? { ogDescription } : {}),
    state: alternativeText === '' ? 'decorative' : 'approved',
    previousState: null,
    suggestion: null,
  };
}

/** What stands after a person turned a suggestion down: what stood before it. */
export function rejected(now: StoredSnapshot): Partial<StoredSnapshot> | ReviewSkipCode {
  const { suggestion, state, previousState } = now;
  if (!suggestion) return 'nothing_to_review';
  const none = { provider: null, model: null, fingerprint: null, findings: null };
  const before = suggestion.before ?? {
    ...none,
    state: previousState ?? 'missing',
    previousState: null,
  };
  if (state === 'suggested') return { ...before, suggestion: null };
  return { ...none, state, previousState: null, suggestion: null };
}

interface Decision {
  assetId: number;
  locale: string;
  seen: Seen;
  next: Partial<StoredSnapshot>;
  /** Of the bytes that the rejected text describes. */
  fingerprint: string | null;
}

export interface Review {
  ids: readonly number[];
  decision: Exclude<ReviewBody['decision'], 'undo'>;
  locale?: string;
  ownLanguage: string | undefined;
  /** Who decides, for the history. */
  person: string;
}

/**
 * Decides on the texts of many images, so many at a time in one transaction. What somebody else
 * changed in the same moment is left out and said.
 *
 * @param review its ids are those of files that this person may change
 */
export async function reviewTexts(
  strapi: Core.Strapi,
  review: Review,
): Promise<{ decided: number; skipped: ReviewSkip[] }> {
  let decided = 0;
  const skipped: ReviewSkip[] = [];
  for (let from = 0; from < review.ids.length; from += WRITTEN_TOGETHER) {
    const ids = review.ids.slice(from, from + WRITTEN_TOGETHER);
    const plan = await decisionsFor(strapi, ids, review);
    skipped.push(...plan.skipped);
    if (await carryOut(strapi, plan.decisions, review)) {
      decided += plan.decisions.length;
      continue;
    }
    for (const decision of plan.decisions) {
      if (await carryOut(strapi, [decision], review)) decided += 1;
      else skipped.push(reviewSkip(decision.assetId, decision.locale, 'changed_since'));
    }
  }
  return { decided, skipped };
}

async function decisionsFor(
  strapi: Core.Strapi,
  ids: readonly number[],
  { decision, locale, ownLanguage }: Review,
): Promise<{ decisions: Decision[]; skipped: ReviewSkip[] }> {
  const files = await table<AssetRow>(strapi, FILE_UID).findMany({
    where: { id: { $in: [...ids] } },
    select: ['id', 'alternativeText', 'caption'],
  });
  const where = { assetId: { $in: [...ids] }, ...(locale === undefined ? {} : { locale }) };
  const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({ where });
  const assets = new Map(files.map((file) => [file.id, file]));
  const decisions: Decision[] = [];
  const skipped: ReviewSkip[] = [];
  for (const assetId of ids) {
    const asset = assets.get(assetId);
    if (!asset) {
      skipped.push(reviewSkip(assetId, null, 'not_found'));
      continue;
    }
    const choices = rows
      .filter((row) => row.assetId === assetId)
      .map((row) => choose(asset, row, ownLanguage, decision));
    const taken = choices.flatMap((choice) => ('skip' in choice ? [] : [choice]));
    const conflicts = choices.flatMap((choice) =>
      'skip' in choice && choice.skip.code !== 'nothing_to_review' ? [choice.skip] : [],
    );
    decisions.push(...taken);
    skipped.push(...conflicts);
    if (taken.length + conflicts.length === 0) {
      skipped.push(reviewSkip(assetId, locale ?? null, 'nothing_to_review'));
    }
  }
  return { decisions, skipped };
}

function choose(
  asset: AssetRow,
  row: TextRow,
  ownLanguage: string | undefined,
  decision: Review['decision'],
): Decision | { skip: ReviewSkip } {
  const seen = { own: ownColumns(asset, row.locale, ownLanguage), row };
  const now = snapshotOf(seen);
  const next = decision === 'approve' ? approved(now) : rejected(now);
  if (typeof next === 'string') return { skip: reviewSkip(asset.id, row.locale, next) };
  const { locale, fingerprint } = row;
  return { assetId: asset.id, locale, seen, next, fingerprint };
}

/** All of them or none. @returns whether nobody else was faster with any of them */
const carryOut = (
  strapi: Core.Strapi,
  decisions: readonly Decision[],
  { decision, person }: Review,
): Promise<boolean> =>
  writeTogether(
    strapi,
    decisions.map(({ fingerprint, ...write }) => ({
      write: { ...write, by: { kind: 'person', name: person }, taskId: null, runId: null },
      async then(changeId) {
        if (decision === 'reject' && fingerprint && changeId !== undefined) {
          await neverAgain(strapi, { fingerprint, locale: write.locale }, changeId);
        }
      },
    })),
  );
