import {
  Button,
  EmptyStateLayout,
  Flex,
  Grid,
  LinkButton,
  Loader,
  Typography,
} from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { EmptyPictures } from '@strapi/icons/symbols';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useRights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { CoverageSection } from './CoverageSection';
import { CreditsSection } from './credits/CreditsSection';
import { NextSteps } from './NextSteps';
import { nextSteps } from './nextSteps';
import { QualitySection } from './QualitySection';
import { RunsNow } from './RunsNow';
import type { useOverview } from './useOverview';

/** Sections beside each other are equally high. */
const Cell = styled(Grid.Item)`
  & > * {
    flex: 1;
  }
`;

const CELL = { xs: 12, s: 12, m: 12, direction: 'column', alignItems: 'stretch' } as const;

/** The page below its header: loading, failed, empty, or the figures. */
export function OverviewContent({ data }: { data: ReturnType<typeof useOverview> }) {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  const rights = useRights();
  const { refresh } = data;
  const { data: overview, error } = data.overview;
  const { data: site, error: siteError } = data.site;
  const failure = error ?? siteError;

  if (overview === undefined || site === undefined || rights === undefined) {
    if (failure === undefined) {
      return (
        <Flex justifyContent="center" padding={11} aria-busy>
          <Loader>{t('overview.loading')}</Loader>
        </Flex>
      );
    }
    return (
      <div role="alert">
        <EmptyStateLayout
          icon={<WarningCircle width="8rem" height="8rem" fill="danger600" />}
          content={t('overview.failed', { reason: errorMessage(failure) })}
          action={
            <Button variant="secondary" onClick={refresh}>
              {t('overview.retry')}
            </Button>
          }
        />
      </div>
    );
  }

  // A line that says “none” is no neighbour for a chart.
  const hasFindings = overview.images > 0 && overview.findings > 0;
  const steps = nextSteps({
    overview,
    site,
    tasks: data.tasks.data ?? [],
    runs: data.runs.data?.results ?? [],
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {failure !== undefined && (
        <Typography role="alert" textColor="danger600">
          {t('overview.outdated', { reason: errorMessage(failure) })}
        </Typography>
      )}
      <Grid.Root gap={6}>
        <Cell {...CELL} col={8}>
          {overview.images === 0 ? (
            <EmptyStateLayout
              icon={<EmptyPictures width="16rem" />}
              content={t('overview.empty')}
              action={
                <LinkButton tag={Link} to="/plugins/upload" variant="secondary">
                  {t('overview.empty.action')}
                </LinkButton>
              }
              shadow="filterShadow"
            />
          ) : (
            <CoverageSection overview={overview} />
          )}
        </Cell>
        <Cell {...CELL} col={4}>
          <NextSteps steps={steps} overview={overview} rights={rights} />
        </Cell>
        {overview.runs.length > 0 && (
          <Cell {...CELL} col={12}>
            <RunsNow runs={overview.runs} />
          </Cell>
        )}
        {overview.images > 0 && (
          <Cell {...CELL} col={hasFindings ? 5 : 12}>
            <QualitySection overview={overview} />
          </Cell>
        )}
        <Cell {...CELL} col={hasFindings ? 7 : 12}>
          <CreditsSection overview={overview} site={site} maySeeBalance={rights.readSettings} />
        </Cell>
      </Grid.Root>
    </Flex>
  );
}
