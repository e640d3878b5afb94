import { Status, Typography } from '@strapi/design-system';

import type { Severity } from '../../../../server/src/contracts/quality';
import { useTranslation } from '../../hooks/useTranslation';

const VARIANTS = { severe: 'danger', warning: 'warning', advice: 'secondary' } as const;

/** The design system's orange on yellow is too pale to read. */
const TEXT_COLORS = { severe: {}, warning: { textColor: 'neutral800' }, advice: {} } as const;

/** How much a remark about a text matters, in a word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return (
    <Status variant={VARIANTS[severity]} size="XS" display="inline-block">
      <Typography variant="pi" fontWeight="bold" {...TEXT_COLORS[severity]}>
        {t(`overview.severity.${severity}`)}
      </Typography>
    </Status>
  );
}
