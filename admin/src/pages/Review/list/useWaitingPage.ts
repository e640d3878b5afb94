import * as React from 'react';

import type { Asset, Page } from '../../../../../server/src/contracts/assets';
import type { AssetQuery } from '../../../services/api';
import { useLazyGetAltTextAssetsQuery } from '../../../services/assets';
import type { ReviewAddressState } from '../filters';
import { waitingIn, type Waiting } from '../queue/entries';

const PAGE_SIZES = [10, 25, 50, 100];

interface Loaded {
  rows: Waiting[];
  pagination: Page<Asset>['pagination'];
  /** Texts that wait and meet the filters. */
  left: number;
}

interface WaitingPage {
  isLoading: boolean;
  error: unknown;
  rows: Waiting[];
  pagination: Partial<Page<Asset>['pagination']>;
  left: number | null;
  locales: readonly string[];
  reload: () => void;
}

/**
 * One page of the list as it was when it was loaded: nothing moves under a person's hand.
 *
 * @param loaded told whenever other rows are there
 */
export function useWaitingPage(
  { address, filters }: ReviewAddressState,
  languages: readonly string[],
  loaded: () => void,
): WaitingPage {
  const [ask] = useLazyGetAltTextAssetsQuery();
  const [result, setResult] = React.useState<Loaded | null>(null);
  const [error, setError] = React.useState<unknown>();
  const [version, setVersion] = React.useState(0);
  const locales = filters.locale === undefined ? languages : [filters.locale];
  const page = Math.max(1, Number(address.page) || 1);
  const pageSize = PAGE_SIZES.find((size) => String(size) === address.pageSize) ?? 25;

  const load = async (isCurrent: () => boolean): Promise<void> => {
    const query = (rest: AssetQuery) => ask({ state: 'suggested', ...filters, ...rest }).unwrap();
    try {
      let answer = await query({ page, pageSize });
      const { pageCount } = answer.pagination;
      // What was on the last page has been decided on.
      if (answer.results.length === 0 && pageCount > 0) {
        answer = await query({ page: pageCount, pageSize });
      }
      const totals = await Promise.all(
        locales.map(async (locale) => (await query({ locale, pageSize: 1 })).pagination.total),
      );
      if (!isCurrent()) return;
      setResult({
        rows: waitingIn(answer.results, { locales, quality: filters.quality }),
        pagination: answer.pagination,
        left: totals.reduce((sum, total) => sum + total, 0),
      });
      setError(undefined);
      loaded();
    } catch (problem) {
      if (isCurrent()) setError(problem);
    }
  };

  React.useEffect(() => {
    let isCurrent = true;
    void load(() => isCurrent);
    return () => {
      isCurrent = false;
    };
    // Other filters are another list; it is made anew then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [page, pageSize, version]);

  return {
    isLoading: result === null,
    error,
    rows: result?.rows ?? [],
    pagination: result?.pagination ?? {},
    left: result?.left ?? null,
    locales,
    reload: () => setVersion((before) => before + 1),
  };
}
