import * as React from 'react';

import type { KeptChange } from '../../../../../server/src/contracts/runs';
import { usePreviewAltTextRunUndoMutation } from '../../../services/runs';

/** More are counted, but not listed. */
const MOST_LISTED = 50;

export interface UndoPreview {
  undoable: number;
  keptCount: number;
  kept: KeptChange[];
  /** Changes that nobody has looked at yet; `null` until the first answer. */
  remaining: number | null;
  error: unknown;
}

const NOTHING: UndoPreview = {
  undoable: 0,
  keptCount: 0,
  kept: [],
  remaining: null,
  error: undefined,
};

/** What an undo would do, asked for slice by slice for as long as somebody looks. */
export function useUndoPreview(id: number): UndoPreview {
  const [ask] = usePreviewAltTextRunUndoMutation();
  const [preview, setPreview] = React.useState(NOTHING);
  React.useEffect(() => {
    let isWatched = true;
    const look = async (before: number | null, known: UndoPreview): Promise<void> => {
      const answer = await ask({ id, ...(before === null ? {} : { before }) });
      if (!isWatched) return;
      if (!('data' in answer)) {
        setPreview({ ...known, error: answer.error });
        return;
      }
      const { undoable, keptCount, kept, remaining, before: next } = answer.data;
      const now = {
        undoable: known.undoable + undoable,
        keptCount: known.keptCount + keptCount,
        kept: [...known.kept, ...kept].slice(0, MOST_LISTED),
        remaining,
        error: undefined,
      };
      setPreview(now);
      if (next !== null) await look(next, now);
    };
    void look(null, NOTHING);
    return () => {
      isWatched = false;
    };
  }, [ask, id]);
  return preview;
}
