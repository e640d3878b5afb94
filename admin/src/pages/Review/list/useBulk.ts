import * as React from 'react';

import { useDecideAltTextsMutation, useLazyGetAltTextAssetsQuery } from '../../../services/assets';
import type { ReviewFilters } from '../address';
import { waitingIn } from '../queue/entries';
import { useProblemWords } from '../useProblemWords';
import {
  requestsFor,
  resultOf,
  targetOf,
  type BulkDecision,
  type BulkResult,
  type Target,
} from './bulk';

/** As many as the server gives at once. */
const PAGE_SIZE = 100;

export interface Progress {
  done: number;
  total: number;
}

/** Decides on many texts, request by request; what could not be sent is told as not done. */
export function useBulk() {
  const [review] = useDecideAltTextsMutation();
  const [ask] = useLazyGetAltTextAssetsQuery();
  const errorMessage = useProblemWords();
  const [progress, setProgress] = React.useState<Progress | null>(null);

  const decide = async (
    targets: readonly Target[],
    decision: BulkDecision,
  ): Promise<BulkResult> => {
    const result: BulkResult = { decision, done: [], notDone: [] };
    setProgress({ done: 0, total: targets.length });
    for (const body of requestsFor(targets, decision)) {
      let part: BulkResult;
      try {
        part = resultOf(targets, body, (await review(body).unwrap()).skipped);
      } catch (error) {
        const reason = { code: 'failed' as const, message: errorMessage(error) };
        const { done } = resultOf(targets, body, []);
        part = { decision, done: [], notDone: done.map((one) => ({ ...one, reason })) };
      }
      result.done.push(...part.done);
      result.notDone.push(...part.notDone);
      setProgress({ done: result.done.length + result.notDone.length, total: targets.length });
    }
    setProgress(null);
    return result;
  };

  /** Everything that waits and meets the filters, language by language. */
  const collect = async (filters: ReviewFilters, locales: readonly string[]): Promise<Target[]> => {
    const targets: Target[] = [];
    for (const locale of locales) {
      for (let page = 1; ; page += 1) {
        const query = {
          ...filters,
          state: 'suggested' as const,
          locale,
          page,
          pageSize: PAGE_SIZE,
        };
        const { results, pagination } = await ask(query).unwrap();
        const scope = { locales: [locale], quality: filters.quality };
        targets.push(...waitingIn(results, scope).map(targetOf));
        if (page >= pagination.pageCount) break;
      }
    }
    return targets;
  };

  return { decide, collect, progress };
}
