import type { Paging } from '../../services/api';

const PAGE_SIZE = 10;

/** One page of an image's history, as it is asked for. */
export const pageOf = (id: number, page: number): { id: number } & Paging => ({
  id,
  page,
  pageSize: PAGE_SIZE,
});

/** The newest changes: asked for once, by whoever shows the last one or all of them. */
export const firstPageOf = (id: number) => pageOf(id, 1);
