import * as React from 'react';

import type { Run, RunDetails } from '../../../../../server/src/contracts/runs';
import { useGetAltTextRunQuery } from '../../../services/runs';
import { isOver } from '../progress';
import { useRunEvents } from './useRunEvents';

/** How often it is asked for while no events come. Milliseconds. */
const POLL_MS = 3000;

/** The same while they come: they know nothing of what is tried again. Milliseconds. */
const POLL_BESIDE_MS = 10_000;

/** How long the causes of failures may lag behind their number. Milliseconds. */
const CAUSES_LAG_MS = 3000;

const causesOf = ({ errors, skips, waits }: RunDetails) => ({ errors, skips, waits });

export interface LiveRun {
  run: RunDetails | undefined;
  error: unknown;
}

/** A run as it stands: told of each change, or asking where nobody tells. */
export function useLiveRun(id: number): LiveRun {
  const [run, setRun] = React.useState<RunDetails>();
  const [pollingInterval, setPollingInterval] = React.useState(0);
  const { data, error, refetch, fulfilledTimeStamp } = useGetAltTextRunQuery(id, {
    refetchOnMountOrArgChange: true,
    pollingInterval,
  });

  // Whichever came last is how it stands: an answer, or an event, which knows no causes.
  React.useEffect(() => {
    if (data?.id === id) setRun(data);
  }, [data, id, fulfilledTimeStamp]);
  const onRun = React.useCallback(
    (event: Run) => setRun((known) => known && { ...event, ...causesOf(known) }),
    [],
  );

  const isOpen = run !== undefined && !isOver(run);
  const isConnected = useRunEvents({ id, isOpen, onRun });
  React.useEffect(() => {
    const interval = isConnected ? POLL_BESIDE_MS : POLL_MS;
    setPollingInterval(isOpen ? interval : 0);
  }, [isOpen, isConnected]);

  const isBehind =
    run !== undefined &&
    data !== undefined &&
    (run.status !== data.status ||
      run.counts.failed !== data.counts.failed ||
      run.counts.skipped !== data.counts.skipped);
  React.useEffect(() => {
    if (!isBehind) return undefined;
    const timer = setTimeout(() => void refetch(), isOpen ? CAUSES_LAG_MS : 0);
    return () => clearTimeout(timer);
  }, [isBehind, isOpen, refetch, fulfilledTimeStamp]);

  return { run: run?.id === id ? run : undefined, error: run === undefined ? error : undefined };
}
