import * as React from 'react';

import type { Waiting } from '../queue/entries';
import type { BulkDecision } from './bulk';
import type { RowActions } from './Row';
import type { ListDecisions } from './useListDecisions';

/**
 * What the buttons of a row do. A decided row has other buttons: the focus goes to the first button
 * of the next open one, or stays in the row where there is none.
 */
export function useRowActions(decisions: ListDecisions, open: readonly Waiting[]) {
  const table = React.useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = React.useState<{ key: string } | null>(null);

  React.useEffect(() => {
    if (wanted === null) return;
    const cell = [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find(
      ({ dataset }) => dataset['row'] === wanted.key,
    );
    cell?.querySelector('button')?.focus();
  }, [wanted]);

  const nextAfter = (key: string): string => {
    const at = open.findIndex((one) => one.key === key);
    return (open[at + 1] ?? open.find((one) => one.key !== key))?.key ?? key;
  };

  const actionsFor = (waiting: Waiting): RowActions => {
    const { key } = waiting;
    const decide = async (decision: BulkDecision, focused: string) => {
      // What was not done says so, with the focus on it.
      const { notDone } = await decisions.decideOne(waiting, decision);
      if (notDone.length === 0) setWanted({ key: focused });
    };
    return {
      approve: () => void decide('approve', nextAfter(key)),
      reject: () => void decide('reject', nextAfter(key)),
      undo: () => void decide('undo', key),
      edit: () => decisions.setEditing(key),
      take: (body) => {
        void decisions.take(waiting, body).then((isTaken) => {
          if (isTaken) setWanted({ key: nextAfter(key) });
        });
      },
      leaveEdit: () => {
        decisions.setEditing(null);
        setWanted({ key });
      },
      select: () => decisions.toggle(key),
    };
  };
  return { table, actionsFor };
}
