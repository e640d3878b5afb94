import type { Quality } from '../../../../server/src/contracts/quality';

export const SORTS = ['-createdAt', 'createdAt', 'name', '-name'] as const;
export const QUALITIES = ['any', 'severe', 'warning', 'advice'] as const;

/** What the address says. */
export interface ReviewAddress {
  view?: string | undefined;
  locale?: string | undefined;
  folder?: string | undefined;
  quality?: Quality | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  page?: string | undefined;
  pageSize?: string | undefined;
}

/** What narrows and orders the suggestions; what is not set is left out. */
export interface ReviewFilters {
  locale?: string;
  folder?: string;
  quality?: Quality;
  sort?: (typeof SORTS)[number];
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
