import { useLazyGetAltTextAssetsQuery } from '../../services/assets';
import type { AssetQuery } from '../../services/api';
import type { Asset, Page } from '../../../../server/src/contracts/assets';

/** Another image and the page of the list that it is on. */
export interface Neighbour {
  id: number;
  page: number;
}

export interface Neighbours {
  /** The place of this image among all of them, from 1; `null` where it is on another page. */
  position: number | null;
  /** Looks up the image before or after this one; absent where there is none. */
  previous?: () => Promise<Neighbour | null>;
  next?: () => Promise<Neighbour | null>;
}

/** The images before and after one, over the edges of the page too. */
export function useNeighbours(
  id: number,
  query: AssetQuery,
  list: Page<Asset> | undefined,
): Neighbours {
  const [fetchList] = useLazyGetAltTextAssetsQuery();
  if (list === undefined) return { position: null };
  const { page, pageSize, pageCount } = list.pagination;
  const at = list.results.findIndex((asset) => asset.id === id);
  if (at < 0) return { position: null };
  const here = (index: number) => {
    const asset = list.results[index];
    return asset && (() => Promise.resolve({ id: asset.id, page }));
  };
  const elsewhere = (other: number, edge: 0 | -1) => async (): Promise<Neighbour | null> => {
    const answer = await fetchList({ ...query, page: other }, true);
    const asset = answer.data?.results.at(edge);
    return asset === undefined ? null : { id: asset.id, page: other };
  };
  const previous = here(at - 1) ?? (page > 1 ? elsewhere(page - 1, -1) : undefined);
  const next = here(at + 1) ?? (page < pageCount ? elsewhere(page + 1, 0) : undefined);
  return {
    position: (page - 1) * pageSize + at + 1,
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
  };
}
