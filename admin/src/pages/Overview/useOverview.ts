import * as React from 'react';

import { useNotifyAT } from '@strapi/design-system';

import type { Overview } from '../../../../server/src/contracts/overview';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextRunsQuery } from '../../services/runs';
import {
  useGetAltTextOverviewQuery,
  useGetAltTextRecentTasksQuery,
  useGetAltTextSiteQuery,
} from '../../services/site';

/** How often is asked while something moves. Milliseconds. */
const POLL_MS = 3000;

const LATEST_RUNS = { page: 1, pageSize: 10 };

const isWorking = (overview: Overview | undefined): boolean =>
  overview?.runs.some(({ status }) => status === 'queued' || status === 'running') ?? false;

const ANEW = { refetchOnMountOrArgChange: true };

/**
 * All that the page is drawn from. It is asked for again and again while a run is at work, and
 * after a wish for newer figures: in a large library the first answer still has the old ones.
 */
export function useOverview() {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  /** When what was shown had been counted, as somebody asked for newer figures. */
  const [outlived, setOutlived] = React.useState<string | null>(null);
  const { data: known } = useGetAltTextOverviewQuery();
  const countedAt = known?.countedAt ?? null;
  const working = isWorking(known);
  const isAwaiting = outlived !== null && outlived === countedAt;

  const pollingInterval = working || isAwaiting ? POLL_MS : 0;
  const overview = useGetAltTextOverviewQuery(undefined, { ...ANEW, pollingInterval });
  const site = useGetAltTextSiteQuery(undefined, ANEW);
  const tasks = useGetAltTextRecentTasksQuery(undefined, ANEW);
  const runs = useGetAltTextRunsQuery(LATEST_RUNS, ANEW);

  const refresh = () => {
    setOutlived(countedAt);
    for (const query of [overview, site, tasks, runs]) void query.refetch();
  };

  React.useEffect(() => {
    if (outlived === null || isAwaiting) return;
    setOutlived(null);
    notifyStatus(t('overview.refreshed'));
  }, [outlived, isAwaiting, notifyStatus, t]);

  // What a run has changed at last is counted after its end.
  const wasWorking = React.useRef(working);
  const latestRefresh = React.useRef(refresh);
  latestRefresh.current = refresh;
  React.useEffect(() => {
    if (wasWorking.current && !working) {
      notifyStatus(t('overview.runs.over'));
      latestRefresh.current();
    }
    wasWorking.current = working;
  }, [working, notifyStatus, t]);

  return { overview, site, tasks, runs, refresh, isAwaiting };
}
