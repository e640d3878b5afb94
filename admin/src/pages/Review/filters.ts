import * as React from 'react';

import { useQueryParams } from '@strapi/strapi/admin';

import type { Quality } from '../../../../server/src/contracts/quality';
import type { AssetQuery } from '../../services/api';

export const SORTS = ['-createdAt', 'createdAt', 'name', '-name'] as const;
export const QUALITIES = ['any', 'severe', 'warning', 'advice'] as const;

/** What the address says. */
export interface ReviewAddress {
  view?: string | undefined;
  locale?: string | undefined;
  folder?: string | undefined;
  quality?: Quality | undefined;
  sort?: AssetQuery['sort'] | undefined;
  page?: string | undefined;
  pageSize?: string | undefined;
}

export type ReviewFilters = Pick<AssetQuery, 'locale' | 'folder' | 'quality' | 'sort'>;

export interface ReviewAddressState {
  address: ReviewAddress;
  filters: ReviewFilters;
  /** What is `undefined` goes from the address. The page begins anew. */
  change: (changes: ReviewAddress) => void;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The filters as a person may have typed them into the address, less what makes no sense. */
export function readAddress(query: Record<string, unknown>): ReviewAddress {
  const sort = SORTS.find((one) => one === query['sort']);
  const quality = text(query['quality']) as Quality | undefined;
  return {
    view: query['view'] === 'list' ? 'list' : undefined,
    locale: text(query['locale']),
    folder: text(query['folder']),
    quality: quality !== undefined && /^[a-z]+(-[a-z]+)*$/.test(quality) ? quality : undefined,
    sort,
    page: text(query['page']),
    pageSize: text(query['pageSize']),
  };
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
        setQuery(Object.fromEntries(next) as ReviewAddress, 'push', true);
      },
    };
  }, [query, setQuery]);
}
