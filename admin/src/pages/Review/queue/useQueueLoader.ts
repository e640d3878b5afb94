import * as React from 'react';

import type { AssetQuery } from '../../../services/api';
import { useLazyGetAltTextAssetsQuery } from '../../../services/assets';
import type { ReviewFilters } from '../address';
import { waitingIn, type Waiting } from './entries';
import { comingIn, settledIn, type QueueState } from './state';

/** Images of one request. */
const PAGE_SIZE = 50;

/** With fewer texts than this ahead, more are asked for. */
const FEW = 20;

interface Load {
  status: 'idle' | 'loading' | 'error';
  error?: unknown;
  /** The server has no more than what is here. */
  isComplete: boolean;
  /** How many texts waited when they were counted. */
  total: number | null;
}

const START: Load = { status: 'idle', isComplete: false, total: null };

export interface QueueLoader extends Load {
  retry: () => void;
  /** Forgets all that was loaded. */
  restart: () => void;
}

/** Loads what waits, page by page, before it is needed. */
export function useQueueLoader(
  state: QueueState,
  filters: ReviewFilters,
  locales: readonly string[],
  append: (waiting: readonly Waiting[]) => void,
): QueueLoader {
  const [ask] = useLazyGetAltTextAssetsQuery();
  const [load, setLoad] = React.useState(START);

  const query = (rest: AssetQuery) => ask({ state: 'suggested', ...filters, ...rest }).unwrap();

  const countTexts = async (): Promise<number> => {
    const totals = await Promise.all(
      locales.map(async (one) => (await query({ locale: one, pageSize: 1 })).pagination.total),
    );
    return totals.reduce((sum, total) => sum + total, 0);
  };

  const more = async (): Promise<void> => {
    setLoad((before) => ({ ...before, status: 'loading' }));
    try {
      const total = load.total ?? (await countTexts()) + settledIn(state);
      const known = new Set(state.entries.map(({ key }) => key));
      // What was decided has left the server's list, so that the rest has moved up in it.
      const open = state.entries.filter(({ status }) => status === 'open');
      let page = Math.floor(new Set(open.map(({ asset }) => asset.id)).size / PAGE_SIZE) + 1;
      for (;;) {
        const answer = await query({ page, pageSize: PAGE_SIZE });
        const waiting = waitingIn(answer.results, { locales, quality: filters.quality });
        append(waiting);
        const isComplete = page >= answer.pagination.pageCount;
        if (isComplete || waiting.some(({ key }) => !known.has(key))) {
          setLoad({ status: 'idle', isComplete, total });
          return;
        }
        page += 1;
      }
    } catch (error) {
      setLoad((before) => ({ ...before, status: 'error', error }));
    }
  };

  const wantsMore = load.status === 'idle' && !load.isComplete && comingIn(state).length < FEW;
  React.useEffect(() => {
    if (wantsMore) void more();
    // Only when it begins to be wanted: what it reads then is of that moment.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wantsMore]);

  return {
    ...load,
    retry: () => setLoad((before) => ({ ...before, status: 'idle' })),
    restart: () => setLoad(START),
  };
}
