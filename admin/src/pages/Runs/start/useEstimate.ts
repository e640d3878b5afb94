import * as React from 'react';

import type { RunBody, RunEstimate } from '../../../../../server/src/contracts/runs';
import { useEstimateAltTextRunQuery } from '../../../services/runs';
import { bodyOf, type RunForm } from '../filter';

/** Whoever chooses several things in a row is asked after for all of them at once. Milliseconds. */
const SETTLE_MS = 400;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = React.useState(value);
  React.useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export interface EstimateState {
  /** Of what is chosen, or of what was chosen before while it is asked for anew. */
  estimate: RunEstimate | undefined;
  error: unknown;
  /** What is shown is not yet about what is chosen. */
  isStale: boolean;
}

/** What the run in the form would do and cost; asked for anew a moment after it has changed. */
export function useEstimate(form: RunForm): EstimateState {
  const asked = JSON.stringify(bodyOf(form));
  const settled = useSettled(asked);
  const body = React.useMemo(() => JSON.parse(settled) as RunBody, [settled]);
  const { data, currentData, error, isFetching } = useEstimateAltTextRunQuery(body, {
    refetchOnMountOrArgChange: true,
  });
  const isStale = asked !== settled || isFetching;
  return { estimate: isStale ? data : currentData, error: isStale ? undefined : error, isStale };
}
