import * as React from 'react';

import { useNotifyAT } from '@strapi/design-system';

import type { Run } from '../../../../../server/src/contracts/runs';
import { useTranslation } from '../../../hooks/useTranslation';
import { useRunWords } from '../useRunWords';
import { type Announced, isNews, percentOf } from '../progress';

/** Says aloud how a run stands: each new status at once, its progress now and then. */
export function useAnnouncedProgress(run: Run | undefined): void {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const words = useRunWords();
  const last = React.useRef<Announced | null>(null);
  React.useEffect(() => {
    if (run === undefined) return;
    const { status } = run;
    const now = { at: Date.now(), status, percent: percentOf(run) };
    if (last.current !== null && !isNews(last.current, now)) return;
    last.current = now;
    notifyStatus(
      t('runs.said', { status: t(`runs.status.${status}`), percent: words.percent(now.percent) }),
    );
  }, [run, notifyStatus, t, words]);
}
