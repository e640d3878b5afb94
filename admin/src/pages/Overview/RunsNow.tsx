import { Box, Flex, Status, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Run } from '../../../../server/src/contracts/runs';
import { PageLink } from '../../components/PageLink';
import { ProgressLine } from '../../components/ProgressLine';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';
import { pathTo } from '../App/pages';

/** A rough time in the largest fitting unit; nobody needs the seconds of an hour. */
function useDuration(): (seconds: number) => string {
  const intl = useIntl();
  return (seconds) => {
    const inUnit = (value: number, unit: string) =>
      intl.formatNumber(Math.ceil(value), { style: 'unit', unit, unitDisplay: 'long' });
    if (seconds < 60) return inUnit(seconds, 'second');
    return seconds < 5400 ? inUnit(seconds / 60, 'minute') : inUnit(seconds / 3600, 'hour');
  };
}

/** The design system's orange on yellow is too pale to read. */
const TEXT_COLORS = { queued: {}, running: {}, paused: { textColor: 'neutral800' } } as const;

const VARIANTS = { queued: 'secondary', running: 'primary', paused: 'warning' } as const;

type CurrentStatus = keyof typeof VARIANTS;

const isCurrent = (status: Run['status']): status is CurrentStatus => status in VARIANTS;

function CurrentRun({ run, status }: { run: Run; status: CurrentStatus }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const duration = useDuration();
  const { id, counts, etaSeconds } = run;
  const name = t('overview.runs.name', { id });
  const ended = counts.done + counts.skipped + counts.failed + counts.cancelled;
  const remarks = [
    counts.total === 0
      ? t('overview.runs.selecting')
      : t('overview.runs.progress', {
          ended: intl.formatNumber(ended),
          total: intl.formatNumber(counts.total),
        }),
    ...(counts.failed > 0 ? [t('overview.runs.failed', { count: counts.failed })] : []),
    ...(etaSeconds === null ? [] : [t('overview.runs.left', { time: duration(etaSeconds) })]),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={3} wrap="wrap">
        <PageLink to={pathTo('runs', {}, `/${id}`)}>{name}</PageLink>
        <Status variant={VARIANTS[status]} size="XS">
          <Typography variant="pi" fontWeight="bold" {...TEXT_COLORS[status]}>
            {t(`overview.runs.${status}`)}
          </Typography>
        </Status>
        <Typography variant="pi" textColor="neutral600">
          {remarks.join(' · ')}
        </Typography>
      </Flex>
      <ProgressLine
        value={ended}
        max={Math.max(counts.total, 1)}
        label={t('overview.runs.bar', { name })}
      />
    </Flex>
  );
}

/** What is under way, live, and the way to each of it. */
export function RunsNow({ runs }: { runs: Run[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('overview.runs.title')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={5} padding={0}>
        {runs.map((run) =>
          isCurrent(run.status) ? (
            <Box key={run.id} tag="li" style={{ listStyle: 'none' }}>
              <CurrentRun run={run} status={run.status} />
            </Box>
          ) : null,
        )}
      </Flex>
    </Section>
  );
}
