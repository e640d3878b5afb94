import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import type { Run, RunDetails } from '../../../../../server/src/contracts/runs';
import { type Fact, FactList } from '../../../components/FactList';
import { useTranslation } from '../../../hooks/useTranslation';
import { endedOf, isOver, percentOf, ratePerMinute } from '../progress';
import { ProgressBar } from '../ProgressBar';
import { StatusBadge } from '../StatusBadge';
import { useRunWords } from '../useRunWords';

const took = ({ startedAt, finishedAt }: Run): number | null =>
  startedAt === undefined || finishedAt === undefined
    ? null
    : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;

/** What a dry run has passed over only because it was one. */
const plannedIn = ({ skips }: RunDetails): number =>
  skips.find(({ code }) => code === 'dry_run')?.count ?? 0;

function useFacts(run: RunDetails): Fact[] {
  const { t } = useTranslation();
  const { number, time } = useRunWords();
  const { counts, credits, etaSeconds } = run;
  const rate = ratePerMinute(run);
  const seconds = took(run);
  const planned = plannedIn(run);
  const shown = run.options.dryRun
    ? [{ term: t('runs.fact.planned'), value: number(planned) }]
    : [
        { term: t('runs.fact.done'), value: number(counts.done) },
        { term: t('runs.fact.failed'), value: number(counts.failed) },
      ];
  return [
    ...shown,
    { term: t('runs.fact.skipped'), value: number(counts.skipped - planned) },
    ...(counts.cancelled > 0
      ? [{ term: t('runs.fact.cancelled'), value: number(counts.cancelled) }]
      : []),
    ...(isOver(run) ? [] : [{ term: t('runs.fact.waiting'), value: number(counts.queued) }]),
    { term: t('runs.fact.creditsUsed'), value: number(credits.used) },
    { term: t('runs.fact.creditsEstimated'), value: number(credits.estimated) },
    ...(rate === null
      ? []
      : [{ term: t('runs.fact.rate'), value: t('runs.fact.perMinute', { rate: number(rate) }) }]),
    ...(etaSeconds === null ? [] : [{ term: t('runs.fact.left'), value: time(etaSeconds) }]),
    ...(isOver(run) && seconds !== null
      ? [{ term: t('runs.fact.took'), value: time(seconds) }]
      : []),
  ];
}

/** How far it is, in a bar and in figures. It takes the focus of a button that is gone. */
export const ProgressSection = React.forwardRef<HTMLDivElement, { run: RunDetails }>(
  function ProgressSection({ run }, ref) {
    const { t } = useTranslation();
    const words = useRunWords();
    const facts = useFacts(run);
    const { total } = run.counts;
    const isChoosing = total === 0 && !isOver(run);
    return (
      <Box
        ref={ref}
        tag="section"
        tabIndex={-1}
        aria-label={t('runs.progress')}
        background="neutral0"
        padding={6}
        shadow="filterShadow"
        hasRadius
      >
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Flex justifyContent="space-between" gap={4} wrap="wrap">
            <Flex gap={3}>
              <Typography tag="h2" variant="delta">
                {isChoosing
                  ? t('runs.progress.choosing')
                  : t('runs.progress.images', {
                      ended: words.number(endedOf(run)),
                      total: words.number(total),
                    })}
              </Typography>
              <StatusBadge status={run.status} />
            </Flex>
            <Typography variant="delta" textColor="neutral600" aria-hidden>
              {words.percent(percentOf(run))}
            </Typography>
          </Flex>
          <ProgressBar run={run} label={t('runs.progress')} />
          <FactList facts={facts} />
        </Flex>
      </Box>
    );
  },
);
