import * as React from 'react';

import type { LibraryFilters } from './filters';
import { listFilter } from './filters';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import {
  useLazyGetAltTextAssetsQuery,
  useMarkDecorativeMutation,
  useReviewAltTextsMutation,
} from '../../services/assets';
import { collectIds } from './collectIds';
import type { Selection } from './selection';

export type BulkAction = 'approve' | 'reject' | 'decorative' | 'notDecorative';

/** What came of it. */
export interface BulkOutcome {
  action: BulkAction;
  /** Texts that were changed. */
  changed: number;
  /** How many were left as they are, by the reason. */
  skipped: { code: string; message: string; count: number }[];
  /** There were more than are done at once. */
  hasMore: boolean;
  /** It ended early. */
  error?: string;
}

/** Images in one request: few enough that progress can be seen. */
const CHUNK = 500;

interface Skip {
  code: string;
  message: string;
}

/** By the reason, the most frequent first. */
export function grouped(skips: readonly Skip[]): BulkOutcome['skipped'] {
  const groups = new Map<string, BulkOutcome['skipped'][number]>();
  for (const { code, message } of skips) {
    const group = groups.get(code) ?? { code, message, count: 0 };
    groups.set(code, { ...group, count: group.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** The ids of what is selected, asked for page by page where all that match are. */
export function useCollect(filters: LibraryFilters) {
  const [fetchList] = useLazyGetAltTextAssetsQuery();
  return React.useCallback(
    (selection: Selection, onProgress?: (collected: number) => void) =>
      collectIds(selection, {
        fetchPage: (page, pageSize) =>
          fetchList({ ...listFilter(filters), sort: 'id', page, pageSize }).unwrap(),
        ...(onProgress ? { onProgress } : {}),
      }),
    [fetchList, filters],
  );
}

/** Does the same to many images, a part at a time. */
export function useBulk(filters: LibraryFilters) {
  const [review] = useReviewAltTextsMutation();
  const [mark] = useMarkDecorativeMutation();
  const errorMessage = useErrorMessage();
  const collect = useCollect(filters);
  /** Images done, of so many; `null` while nothing goes on. */
  const [progress, setProgress] = React.useState<{ done: number; of: number } | null>(null);

  const send = async (action: BulkAction, ids: number[], locale: string | undefined) => {
    const body = { ids, ...(locale === undefined ? {} : { locale }) };
    if (action === 'decorative' || action === 'notDecorative') {
      return mark({ ...body, decorative: action === 'decorative' }).unwrap();
    }
    const answer = await review({ ...body, decision: action }).unwrap();
    const changed =
      'approved' in answer ? answer.approved : 'rejected' in answer ? answer.rejected : 0;
    return { changed, skipped: answer.skipped };
  };

  const run = async (
    action: BulkAction,
    selection: Selection,
    locale: string | undefined,
  ): Promise<BulkOutcome> => {
    let changed = 0;
    let hasMore = false;
    const skips: Skip[] = [];
    const outcome = () => ({ action, changed, skipped: grouped(skips), hasMore });
    try {
      setProgress({ done: 0, of: 0 });
      const collected = await collect(selection);
      const { ids } = collected;
      hasMore = collected.hasMore;
      for (let from = 0; from < ids.length; from += CHUNK) {
        setProgress({ done: from, of: ids.length });
        const answer = await send(action, ids.slice(from, from + CHUNK), locale);
        changed += answer.changed;
        skips.push(...answer.skipped);
      }
      return outcome();
    } catch (error) {
      return { ...outcome(), error: errorMessage(error) };
    } finally {
      setProgress(null);
    }
  };
  return { run, progress };
}
