import * as React from 'react';

import { useUndoAltTextRunMutation } from '../../../services/runs';
import { forgetUndo, rememberUndo, rememberedUndo, type UndoSoFar } from './undoSoFar';

export interface Undo {
  /** `null`: nobody has asked for one. */
  soFar: UndoSoFar | null;
  isBusy: boolean;
  isDone: boolean;
  error: unknown;
  start: () => void;
  /** Goes on where it was stopped or failed. */
  goOn: () => void;
  stop: () => void;
  dismiss: () => void;
}

const NOTHING: UndoSoFar = { before: null, undone: 0, kept: 0, remaining: null };

/**
 * Takes back what a run wrote, a slice at a time. It goes on only while its page is open; where the
 * page was closed on it, it goes on by itself when the page is opened again.
 */
export function useUndo(id: number, canManage: boolean): Undo {
  const [ask] = useUndoAltTextRunMutation();
  const [soFar, setSoFar] = React.useState<UndoSoFar | null>(null);
  const [isBusy, setIsBusy] = React.useState(false);
  const [error, setError] = React.useState<unknown>();
  const working = React.useRef<{ stopped: boolean } | null>(null);

  const work = React.useCallback(
    async (from: UndoSoFar) => {
      if (working.current && !working.current.stopped) return;
      const turn = { stopped: false };
      working.current = turn;
      setIsBusy(true);
      setError(undefined);
      for (let now = from; ;) {
        setSoFar(now);
        rememberUndo(id, now);
        const answer = await ask({ id, ...(now.before === null ? {} : { before: now.before }) });
        if (!('data' in answer)) {
          setError(answer.error);
          break;
        }
        const { undone, kept, remaining, before } = answer.data;
        now = { before, undone: now.undone + undone, kept: now.kept + kept.length, remaining };
        if (before === null) {
          forgetUndo(id);
          setSoFar(now);
          break;
        }
        if (turn.stopped) {
          setSoFar(now);
          break;
        }
      }
      turn.stopped = true;
      setIsBusy(false);
    },
    [ask, id],
  );

  React.useEffect(() => {
    const known = canManage ? rememberedUndo(id) : null;
    if (known) void work(known);
    return () => {
      if (working.current) working.current.stopped = true;
    };
  }, [work, id, canManage]);

  return {
    soFar,
    isBusy,
    isDone: !isBusy && soFar?.remaining === 0 && soFar.before === null,
    error,
    start: () => void work(NOTHING),
    goOn: () => void work(soFar ?? NOTHING),
    stop: () => {
      if (working.current) working.current.stopped = true;
      forgetUndo(id);
    },
    dismiss: () => {
      forgetUndo(id);
      setSoFar(null);
      setError(undefined);
    },
  };
}
