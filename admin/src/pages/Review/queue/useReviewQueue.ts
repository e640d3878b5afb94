import * as React from 'react';

import { usePrefetchAltTextAsset } from '../../../services/assets';
import { fileUrl } from '../../../services/files';
import type { ReviewFilters } from '../address';
import { keyOf } from './entries';
import {
  comingIn,
  EMPTY_QUEUE,
  entryOf,
  nextLanguage,
  openIn,
  queueReducer,
  settledIn,
  type Decision,
  type Entry,
} from './state';
import { useDecisions } from './useDecisions';
import { useQueueLoader } from './useQueueLoader';

/** So many images behind the shown one are loaded before they are shown. */
const AHEAD = 5;

/** Images and details of what comes next, so that it stands there at once. */
function useLookAhead(coming: readonly Entry[]): void {
  const prefetch = usePrefetchAltTextAsset();
  const next = coming.slice(0, AHEAD + 1).map(({ asset }) => asset);
  const ids = next.map(({ id }) => id).join();
  React.useEffect(() => {
    for (const asset of next.slice(1)) new Image().src = fileUrl(asset.previewUrl);
    for (const { id } of next.slice(0, 3)) prefetch(id);
    // The same images in the same order need nothing again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ids, prefetch]);
}

/**
 * The queue of a review: what waits, one after the other.
 *
 * @param count told of each decision (1) and of each that came back (-1)
 */
export function useReviewQueue(
  filters: ReviewFilters,
  languages: readonly string[],
  count: (by: 1 | -1) => void,
) {
  const [state, dispatch] = React.useReducer(queueReducer, EMPTY_QUEUE);
  const locales = filters.locale === undefined ? languages : [filters.locale];
  const loader = useQueueLoader(state, filters, locales, (waiting) =>
    dispatch({ type: 'append', waiting }),
  );
  const decisions = useDecisions(state, dispatch, count);
  useLookAhead(comingIn(state));

  const current = entryOf(state, state.current);
  const open = openIn(state);
  const left = loader.isComplete ? open : Math.max(open, (loader.total ?? 0) - settledIn(state));
  const language = current && nextLanguage(current);

  return {
    current,
    left,
    skipped: state.entries.filter(({ status, skipped }) => status === 'open' && skipped).length,
    isFirst: current !== undefined && state.entries[0]?.key === current.key,
    canUndo: state.decided.length > 0,
    loader,
    pending: decisions.pending,
    problems: decisions.problems,
    decide: (decision: Decision) => {
      if (current) decisions.decide(current, decision);
    },
    undo: decisions.undo,
    skip: () => dispatch({ type: 'skip' }),
    back: () => dispatch({ type: 'back' }),
    show: (locale: string) => {
      if (current) dispatch({ type: 'show', key: keyOf(current.asset.id, locale) });
    },
    nextLanguage: language,
    /** Those that were put off, from the first on. */
    again: () => dispatch({ type: 'again' }),
    reload: () => {
      dispatch({ type: 'reset' });
      loader.restart();
    },
  };
}

export type ReviewQueue = ReturnType<typeof useReviewQueue>;
