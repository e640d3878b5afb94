import { Status, Typography } from '@strapi/design-system';

import type { TextState } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';

type Variant =
  'success' | 'primary' | 'secondary' | 'warning' | 'danger' | 'neutral' | 'alternative';

const VARIANTS: Record<TextState, Variant> = {
  missing: 'danger',
  suggested: 'primary',
  ai: 'alternative',
  approved: 'success',
  human: 'success',
  embedded: 'secondary',
  decorative: 'neutral',
  stale: 'warning',
};

/** Where a text stands, in a word. */
export function StateBadge({ state }: { state: TextState }) {
  const { t } = useTranslation();
  return (
    <Status variant={VARIANTS[state]} size="XS">
      {/* On yellow the design system's own orange is too pale to read. */}
      <Typography
        variant="pi"
        fontWeight="bold"
        {...(state === 'stale' ? { textColor: 'neutral800' } : {})}
      >
        {t(`states.${state}`)}
      </Typography>
    </Status>
  );
}
