import { Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';

import type { Finding } from '../../../../../server/src/contracts/quality';
import { useTranslation } from '../../../hooks/useTranslation';

const COLORS = { severe: 'danger600', warning: 'warning600', advice: 'neutral600' } as const;

/** What the rules say of a suggestion, each with what to do. */
export function Remarks({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <Flex
      tag="ul"
      aria-label={t('review.findings')}
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={0}
    >
      {findings.map(({ rule, severity, message, remedy }) => {
        const Icon = severity === 'advice' ? Information : WarningCircle;
        return (
          <Flex key={rule} tag="li" gap={2} alignItems="flex-start" style={{ listStyle: 'none' }}>
            <Flex paddingTop="2px" shrink={0}>
              <Icon fill={COLORS[severity]} aria-hidden />
            </Flex>
            <Typography variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
              <Typography variant="pi" fontWeight="bold">
                {t(`review.quality.${severity}`)}:
              </Typography>{' '}
              {message} {remedy}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}
