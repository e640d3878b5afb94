import { Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';

import type { Finding } from '../../../../server/src/contracts/quality';
import { useTranslation } from '../../hooks/useTranslation';
import { useFindingWords } from './useFindingWords';

const COLORS = { severe: 'danger600', warning: 'warning600', advice: 'neutral600' } as const;

function Remark({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { message, remedy } = useFindingWords()(finding);
  const { severity } = finding;
  const Icon = severity === 'advice' ? Information : WarningCircle;
  return (
    <Flex tag="li" gap={2} alignItems="flex-start" style={{ listStyle: 'none' }}>
      <Flex paddingTop="2px" shrink={0}>
        <Icon fill={COLORS[severity]} aria-hidden />
      </Flex>
      <Typography variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {t(`asset.severity.${severity}`)}:
        </Typography>{' '}
        {message} {remedy}
      </Typography>
    </Flex>
  );
}

/** What the rules have to say about a text, each with what to do. */
export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <Flex
      tag="ul"
      aria-label={t('asset.findings')}
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={3}
      background="neutral100"
      hasRadius
    >
      {findings.map((finding) => (
        <Remark key={finding.rule} finding={finding} />
      ))}
    </Flex>
  );
}
