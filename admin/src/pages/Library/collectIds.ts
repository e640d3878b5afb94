import type { Selection } from './selection';

/** As many as a run can be told by name, and as one person decides on at a time. */
export const MOST_IDS = 10_000;

/** As many as the server answers at once. */
const PAGE = 100;

export interface IdPage {
  results: readonly { id: number }[];
  pagination: { pageCount: number };
}

export interface CollectOptions {
  /** A page of the images that match the filter, ordered by id. */
  fetchPage: (page: number, pageSize: number) => Promise<IdPage>;
  onProgress?: (collected: number) => void;
  limit?: number;
}

/**
 * The ids of what is selected, page by page where all are.
 *
 * @returns whether there are more than can be named
 */
export async function collectIds(
  selection: Selection,
  { fetchPage, onProgress, limit = MOST_IDS }: CollectOptions,
): Promise<{ ids: number[]; hasMore: boolean }> {
  if (selection.kind === 'some') {
    const ids = [...selection.ids].sort((a, b) => a - b);
    return { ids: ids.slice(0, limit), hasMore: ids.length > limit };
  }
  // An image that goes while the pages are read moves the others up: none is named twice.
  const found = new Set<number>();
  for (let page = 1; ; page += 1) {
    const { results, pagination } = await fetchPage(page, PAGE);
    for (const { id } of results) {
      if (!selection.except.has(id)) found.add(id);
    }
    onProgress?.(Math.min(found.size, limit));
    if (found.size > limit) return { ids: [...found].slice(0, limit), hasMore: true };
    if (page >= pagination.pageCount || results.length === 0) break;
  }
  return { ids: [...found], hasMore: false };
}
