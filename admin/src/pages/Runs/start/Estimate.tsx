import * as React from 'react';

import { Button, Divider, Flex, Loader, Typography, useNotifyAT } from '@strapi/design-system';
import { Play } from '@strapi/icons';

import type { Overview } from '../../../../../server/src/contracts/overview';
import type { Site } from '../../../../../server/src/contracts/site';
import { Section } from '../../../components/Section';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useRunWords } from '../useRunWords';
import { concernsOf, type Concern } from './concerns';
import { EstimatedCredits } from './EstimatedCredits';
import type { EstimateState } from './useEstimate';
import { Concerns } from './Concerns';

interface Props extends EstimateState {
  site: Site;
  overview: Overview | undefined;
  dryRun: boolean;
  isStarting: boolean;
}

/** The one reason why nothing can be started. */
function reasonOf({ estimate, error, isStale }: EstimateState) {
  if (error !== undefined) return 'runs.start.refused' as const;
  if (estimate === undefined || isStale) return 'runs.start.waiting' as const;
  return estimate.images === 0 ? ('runs.start.nothing' as const) : null;
}

/** What the run in the form would do, beside it, and the way to start it. */
export function Estimate({ site, overview, dryRun, isStarting, ...state }: Props) {
  const { t } = useTranslation();
  const words = useRunWords();
  const errorMessage = useErrorMessage();
  const { notifyStatus } = useNotifyAT();
  const reasonId = React.useId();
  const { estimate, error, isStale } = state;
  const reason = reasonOf(state);

  React.useEffect(() => {
    if (estimate === undefined || isStale) return;
    const { images, totalCredits } = estimate;
    notifyStatus(t('runs.estimate.said', { images, credits: totalCredits }));
  }, [estimate, isStale, notifyStatus, t]);

  const concerns: Concern[] = estimate ? concernsOf(estimate, site, overview) : [];
  return (
    <Section title={t('runs.estimate')} description={t('runs.estimate.description')}>
      <Flex direction="column" alignItems="stretch" gap={4} aria-busy={isStale}>
        {error !== undefined && (
          <Typography role="alert" textColor="danger600">
            {errorMessage(error)}
          </Typography>
        )}
        {estimate === undefined && error === undefined && (
          <Flex justifyContent="center" padding={4}>
            <Loader small>{t('runs.estimate.loading')}</Loader>
          </Flex>
        )}
        {estimate !== undefined && error === undefined && (
          <Flex
            direction="column"
            alignItems="stretch"
            gap={4}
            style={{ opacity: isStale ? 0.6 : 1 }}
          >
            <Typography tag="p" variant="beta">
              {t('runs.estimate.images', { count: estimate.images })}
            </Typography>
            <Divider />
            <EstimatedCredits estimate={estimate} site={site} overview={overview} />
            {estimate.images > 0 && estimate.totalCredits > 0 && !dryRun && (
              <Typography tag="p" textColor="neutral600">
                {t('runs.estimate.time', { time: words.time(estimate.seconds) })}
              </Typography>
            )}
            {dryRun && (
              <Typography tag="p" textColor="neutral600">
                {t('runs.estimate.dryRun')}
              </Typography>
            )}
            <Concerns concerns={dryRun ? [] : concerns} />
          </Flex>
        )}
        <Button
          type="submit"
          size="L"
          fullWidth
          startIcon={<Play />}
          disabled={reason !== null}
          loading={isStarting}
          aria-describedby={reasonId}
        >
          {t(dryRun ? 'runs.start.dryRun' : 'runs.start')}
        </Button>
        <Typography id={reasonId} tag="p" variant="pi" textColor="neutral600">
          {t(reason ?? 'runs.start.goesOn')}
        </Typography>
      </Flex>
    </Section>
  );
}
