import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { Overview } from '../../../../server/src/contracts/overview';
import { FigureTable } from '../../components/FigureTable';
import { PageLink } from '../../components/PageLink';
import { foundByRule } from '../../components/quality/rules';
import { SeverityBadge } from '../../components/quality/SeverityBadge';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';
import { pathTo } from '../App/pages';

/** What the rules object to, by rule, each with the way to its images. */
export function QualitySection({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const found = foundByRule(overview.findingsByRule);
  if (found.length === 0) {
    return (
      <Section title={t('overview.quality.title')}>
        <Flex gap={2}>
          <CheckCircle fill="success600" aria-hidden />
          <Typography textColor="neutral600">{t('overview.quality.none')}</Typography>
        </Flex>
      </Section>
    );
  }
  return (
    <Section title={t('overview.quality.title')} description={t('overview.quality.description')}>
      <FigureTable
        caption={t('overview.quality.title')}
        columns={[
          t('overview.quality.rule'),
          t('overview.quality.severity'),
          t('overview.quality.images'),
        ]}
      >
        {found.map(({ rule, severity, count }) => (
          <tr key={rule}>
            <th scope="row">
              <PageLink to={pathTo('library', { quality: rule })}>
                {t(`rules.${rule}.name`)}
              </PageLink>
            </th>
            <td>
              <SeverityBadge severity={severity} />
            </td>
            <td>{intl.formatNumber(count)}</td>
          </tr>
        ))}
      </FigureTable>
      <Box>
        <PageLink to={pathTo('library', { quality: 'any' })}>
          {t('overview.quality.all', { count: overview.findings })}
        </PageLink>
      </Box>
    </Section>
  );
}
