import * as React from 'react';

import { allOf, NOTHING, type Selection, ticked } from './selection';

export interface SelectionControl {
  selection: Selection;
  tick: (ids: readonly number[], isOn: boolean) => void;
  selectAll: (total: number) => void;
  clear: () => void;
}

/**
 * The ticked images. “All that match” goes with the filter that it was said of; single ticks stay
 * when the filter changes.
 */
export function useSelection(filterKey: string): SelectionControl {
  const [selection, setSelection] = React.useState<Selection>(NOTHING);
  const [saidOf, setSaidOf] = React.useState(filterKey);
  if (saidOf !== filterKey) {
    setSaidOf(filterKey);
    if (selection.kind === 'all') setSelection(NOTHING);
  }
  const tick = React.useCallback((ids: readonly number[], isOn: boolean) => {
    setSelection((before) => ticked(before, ids, isOn));
  }, []);
  const selectAll = React.useCallback((total: number) => setSelection(allOf(total)), []);
  const clear = React.useCallback(() => setSelection(NOTHING), []);
  return React.useMemo(
    () => ({ selection, tick, selectAll, clear }),
    [selection, tick, selectAll, clear],
  );
}
