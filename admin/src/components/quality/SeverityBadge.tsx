import { Status, Typography } from '@strapi/design-system';

import type { Severity } from '../../../../server/src/contracts/quality';
import { useTranslation } from '../../hooks/useTranslation';

const VARIANTS = { severe: 'danger', warning: 'warning', advice: 'secondary' } as const;

/** How much a remark about a text matters, in a word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return (
    <Status variant={VARIANTS[severity]} size="XS">
      <Typography variant="pi" fontWeight="bold">
        {t(`overview.severity.${severity}`)}
      </Typography>
    </Status>
  );
}
