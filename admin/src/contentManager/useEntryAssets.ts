import * as React from 'react';

import type { Asset } from '../../../server/src/contracts/assets';
import { useGetAltTextAssetsQuery } from '../services/assets';
import type { FormImages } from './imagesIn';

/** As many as the server answers at once. */
const MOST = 100;

/** How often is looked again while somebody is at work on one of them. Milliseconds. */
const LOOK_AGAIN = 3000;

interface EntryAssets {
  /** Media fields first, then those within texts; `undefined` until they are there. */
  assets: Asset[] | undefined;
  error: unknown;
  /** Images that are not asked for, because there are too many. */
  leftOut: number;
}

const isAtWork = ({ task }: Asset): boolean =>
  task?.status === 'queued' || task?.status === 'running';

/** The images of an entry's form, as the server knows them. */
export function useEntryAssets({ ids, hashes }: FormImages): EntryAssets {
  const [isWaiting, setIsWaiting] = React.useState(false);
  const options = {
    // Texts are written elsewhere in the meantime.
    refetchOnMountOrArgChange: true,
    pollingInterval: isWaiting ? LOOK_AGAIN : 0,
  };
  const fields = useGetAltTextAssetsQuery(
    { ids: ids.slice(0, MOST), pageSize: MOST },
    { ...options, skip: ids.length === 0 },
  );
  const texts = useGetAltTextAssetsQuery(
    { hashes: hashes.slice(0, MOST), pageSize: MOST },
    { ...options, skip: hashes.length === 0 },
  );

  const assets = React.useMemo(() => {
    const inFields = ids.length === 0 ? [] : fields.data?.results;
    const inTexts = hashes.length === 0 ? [] : texts.data?.results;
    if (!inFields || !inTexts) return undefined;
    const sorted = inFields.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    const known = new Set(ids);
    return [...sorted, ...inTexts.filter(({ id }) => !known.has(id))];
  }, [fields.data, texts.data, ids, hashes]);

  const waits = assets?.some(isAtWork) ?? false;
  React.useEffect(() => {
    setIsWaiting(waits);
  }, [waits]);

  return {
    assets,
    error: fields.error ?? texts.error,
    leftOut: Math.max(0, ids.length - MOST) + Math.max(0, hashes.length - MOST),
  };
}
