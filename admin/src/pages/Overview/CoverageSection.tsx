import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { Overview } from '../../../../server/src/contracts/overview';
import { CoverageBar } from '../../components/states/CoverageBar';
import { coveredIn, coveredInAll } from '../../components/states/shares';
import { usePercent } from '../../components/states/usePercent';
import { Section } from '../../components/Section';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { pathTo } from '../App/pages';
import { CoverageTable } from './CoverageTable';

const Big = styled(Typography)`
  font-size: 5.6rem;
  line-height: 1;
  white-space: nowrap;
`;

/** The share of all texts that are there, in large. */
function Headline({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const percent = usePercent();
  const share = coveredInAll(overview);
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} tag="p" minWidth="18rem" shrink={0}>
      <Big fontWeight="bold" textColor="neutral800" tag="span">
        {percent(share)}
      </Big>
      <Typography tag="span" textColor="neutral800">
        {t('overview.coverage.covered')}
      </Typography>
      <Typography tag="span" variant="pi" textColor="neutral600">
        {t('overview.coverage.of', {
          covered: intl.formatNumber(share.count),
          total: intl.formatNumber(share.total),
          languages: Object.keys(overview.coverage).length,
        })}
      </Typography>
    </Flex>
  );
}

/** How many images have a text, by language and state: as a picture, and in figures below. */
export function CoverageSection({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const languageName = useLanguageNames();
  const percent = usePercent();
  return (
    <Section title={t('overview.coverage.title')}>
      <Flex gap={8} alignItems="center" wrap="wrap">
        <Headline overview={overview} />
        <Box tag="ul" flex="1 1 32rem" style={{ listStyle: 'none' }}>
          {Object.entries(overview.coverage).map(([locale, counts]) => (
            <Flex
              key={locale}
              tag="li"
              direction="column"
              alignItems="stretch"
              gap={1}
              paddingTop={2}
              paddingBottom={2}
            >
              <Flex justifyContent="space-between" gap={4}>
                <Typography fontWeight="semiBold" textColor="neutral800">
                  {languageName(locale)}
                </Typography>
                <Typography textColor="neutral600">{percent(coveredIn(counts))}</Typography>
              </Flex>
              <CoverageBar
                counts={counts}
                linkTo={(state) => pathTo('library', { state, locale })}
                label={(state) =>
                  `${t(`states.${state}`)}: ${intl.formatNumber(counts[state])} (${percent({ count: counts[state], total: overview.images })})`
                }
              />
            </Flex>
          ))}
        </Box>
      </Flex>
      <CoverageTable coverage={overview.coverage} />
    </Section>
  );
}
