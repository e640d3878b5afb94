import { Widget } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { Overview } from '../../../server/src/contracts/overview';
import { CoverageBar } from '../components/states/CoverageBar';
import { STATE_FILLS } from '../components/states/fills';
import { countsOfAll, coveredInAll, OPEN } from '../components/states/shares';
import { Swatch } from '../components/states/Swatch';
import { usePercent } from '../components/states/usePercent';
import { PageLink } from '../components/PageLink';
import { useTranslation } from '../hooks/useTranslation';
import { pathTo } from '../pages/App/pages';
import { useGetAltTextOverviewQuery } from '../services/site';

/** What waits for somebody, each with the way there. */
function Waiting({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const counts = countsOfAll(overview);
  const waiting = OPEN.filter((state) => counts[state] > 0).reverse();
  if (waiting.length === 0) {
    return (
      <Flex gap={2}>
        <CheckCircle fill="success600" aria-hidden />
        <Typography textColor="neutral600">{t('widget.done')}</Typography>
      </Flex>
    );
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} padding={0}>
      {waiting.map((state) => (
        <Flex key={state} tag="li" gap={2} style={{ listStyle: 'none' }}>
          <Swatch fill={STATE_FILLS[state]} />
          <PageLink to={state === 'suggested' ? pathTo('review') : pathTo('library', { state })}>
            {t(`widget.waiting.${state}`, { count: counts[state] })}
          </PageLink>
        </Flex>
      ))}
    </Flex>
  );
}

/** How many images have their texts, at a glance, and what waits. */
export function CoverageWidget() {
  const { t } = useTranslation();
  const intl = useIntl();
  const percent = usePercent();
  const { data, isError } = useGetAltTextOverviewQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });

  if (data === undefined) return isError ? <Widget.Error /> : <Widget.Loading />;
  if (data.images === 0) return <Widget.NoData>{t('widget.empty')}</Widget.NoData>;
  const share = coveredInAll(data);
  const counts = countsOfAll(data);
  const running = data.runs.filter(({ status }) => status !== 'paused').length;
  return (
    <Flex direction="column" alignItems="stretch" gap={5} paddingTop={2} data-coverage-widget>
      <Flex alignItems="baseline" gap={3} wrap="wrap">
        <Typography variant="alpha" textColor="neutral800">
          {percent(share)}
        </Typography>
        <Typography textColor="neutral600">
          {t('widget.covered', {
            covered: intl.formatNumber(share.count),
            total: intl.formatNumber(share.total),
          })}
        </Typography>
      </Flex>
      <Box>
        <CoverageBar
          counts={counts}
          linkTo={(state) => pathTo('library', { state })}
          label={(state) => `${t(`states.${state}`)}: ${intl.formatNumber(counts[state])}`}
        />
      </Box>
      <Waiting overview={data} />
      {running > 0 && (
        <PageLink to={pathTo('runs')}>{t('widget.running', { count: running })}</PageLink>
      )}
    </Flex>
  );
}
