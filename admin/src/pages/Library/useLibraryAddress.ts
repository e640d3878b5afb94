import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import {
  type LibraryAddress,
  type LibraryFilters,
  readAddress,
  withoutGaps,
  writeAddress,
} from './filters';

/** Filters to set; `undefined` takes one away. */
export type FilterChange = { [K in keyof LibraryFilters]?: LibraryFilters[K] | undefined };

export interface AddressControl extends LibraryAddress {
  setFilters: (change: FilterChange) => void;
  clearFilters: () => void;
  /** Anything but the filters; the first page again, unless a page is named. */
  show: (change: Partial<Pick<LibraryAddress, 'sort' | 'page' | 'pageSize'>>) => void;
}

/** Filters, sort and page live in the page's address, so that it can be sent and reloaded. */
export function useLibraryAddress(): AddressControl {
  const [params, setParams] = useSearchParams();
  return React.useMemo(() => {
    const address = readAddress(params);
    const go = (next: Partial<LibraryAddress>, replace = false) =>
      setParams(writeAddress({ ...address, page: 1, ...next }), { replace });
    return {
      ...address,
      setFilters: (change) => {
        // Else the way back would lead through each pause in what a person types.
        const isTyping = change.q !== undefined && address.filters.q !== undefined;
        go({ filters: withoutGaps({ ...address.filters, ...change }) }, isTyping);
      },
      clearFilters: () => go({ filters: {} }),
      show: (change) => go(change),
    };
  }, [params, setParams]);
}
