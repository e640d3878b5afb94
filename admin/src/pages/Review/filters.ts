import * as React from 'react';

import { useQueryParams } from '@strapi/strapi/admin';

import { readAddress, type ReviewAddress, type ReviewFilters } from './address';

export interface ReviewAddressState {
  address: ReviewAddress;
  filters: ReviewFilters;
  /** What is `undefined` goes from the address. The page begins anew. */
  change: (changes: ReviewAddress) => void;
}

const given = (all: Pick<ReviewAddress, keyof ReviewFilters>): ReviewFilters =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

/** The filters, which live in the address. */
export function useReviewAddress(): ReviewAddressState {
  const [{ query }, setQuery] = useQueryParams<object>();
  return React.useMemo(() => {
    const address = readAddress(query as Record<string, unknown>);
    const { locale, folder, quality, sort } = address;
    return {
      address,
      filters: given({ locale, folder, quality, sort }),
      change: (changes) => {
        // Strapi puts values into the address as they come.
        const next = Object.entries({ ...address, page: undefined, ...changes }).map(
          ([name, value]) => [name, value === undefined ? undefined : encodeURIComponent(value)],
        );
        setQuery(Object.fromEntries(next) as ReviewAddress);
      },
    };
  }, [query, setQuery]);
}
