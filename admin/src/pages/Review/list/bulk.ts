import type { ReviewBody, ReviewSkip } from '../../../../../server/src/contracts/assets';
import type { Waiting } from '../queue/entries';

/** What is decided on many at once. */
export type BulkDecision = ReviewBody['decision'];

/** Images of one request: few enough that a person sees it going on. */
const CHUNK = 200;

/** A text that a person chose, with the name that they know the image by. */
export interface Target {
  assetId: number;
  locale: string;
  name: string;
}

export const targetOf = ({ asset, locale }: Waiting): Target => ({
  assetId: asset.id,
  locale,
  name: asset.name,
});

/** The requests for these texts: language by language, so many images at once. */
export function requestsFor(targets: readonly Target[], decision: BulkDecision): ReviewBody[] {
  const byLocale = new Map<string, number[]>();
  for (const { assetId, locale } of targets) {
    const ids = byLocale.get(locale);
    if (ids) ids.push(assetId);
    else byLocale.set(locale, [assetId]);
  }
  return [...byLocale].flatMap(([locale, ids]) =>
    Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => ({
      ids: ids.slice(index * CHUNK, (index + 1) * CHUNK),
      locale,
      decision,
    })),
  );
}

/** The server's reason, or that the request itself failed. */
export type Reason = Pick<ReviewSkip, 'code' | 'message'> | { code: 'failed'; message: string };

/** A text on which nothing was decided, and why. */
export interface NotDone extends Target {
  reason: Reason;
}

export interface BulkResult {
  decision: BulkDecision;
  done: Target[];
  notDone: NotDone[];
}

/** What became of the texts of one request. */
export function resultOf(
  targets: readonly Target[],
  { ids, locale = '', decision }: ReviewBody,
  skipped: readonly ReviewSkip[],
): BulkResult {
  const asked = new Set(ids);
  const reasons = new Map(skipped.map((skip) => [skip.id, skip]));
  const done: Target[] = [];
  const notDone: NotDone[] = [];
  for (const target of targets) {
    if (target.locale !== locale || !asked.has(target.assetId)) continue;
    const reason = reasons.get(target.assetId);
    if (reason) notDone.push({ ...target, reason });
    else done.push(target);
  }
  return { decision, done, notDone };
}
