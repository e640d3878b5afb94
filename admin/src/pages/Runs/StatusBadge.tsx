import { Status, Typography } from '@strapi/design-system';

import type { RunStatus } from '../../../../server/src/contracts/runs';
import { useTranslation } from '../../hooks/useTranslation';

const VARIANTS = {
  queued: 'neutral',
  running: 'primary',
  paused: 'warning',
  completed: 'success',
  partial: 'warning',
  failed: 'danger',
  cancelled: 'neutral',
} as const satisfies Record<RunStatus, string>;

/** How a run stands, in a word. */
export function StatusBadge({ status }: { status: RunStatus }) {
  const { t } = useTranslation();
  return (
    <Status variant={VARIANTS[status]} size="XS">
      <Typography variant="pi" fontWeight="bold">
        {t(`runs.status.${status}`)}
      </Typography>
    </Status>
  );
}
