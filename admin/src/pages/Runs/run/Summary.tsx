import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { Run } from '../../../../../server/src/contracts/runs';
import { Section } from '../../../components/Section';
import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { pathTo } from '../../App/pages';
import { libraryQuery, queryOf } from '../filter';
import { useRunWords } from '../useRunWords';

interface Way {
  to: string;
  label: string;
}

function useWays({ options, filter, counts }: Run, mayStart: boolean): Way[] {
  const { t } = useTranslation();
  const { dryRun, importedFrom, ...again } = options;
  const isReviewed = options.mode === 'suggest' && counts.done > 0;
  const isPlanned = dryRun === true && counts.skipped > 0;
  return [
    ...(isPlanned && mayStart
      ? [{ to: pathTo('runs', queryOf(filter, again), '/new'), label: t('runs.summary.forReal') }]
      : []),
    ...(isReviewed ? [{ to: pathTo('review'), label: t('runs.summary.review') }] : []),
    { to: pathTo('library', libraryQuery(filter)), label: t('runs.summary.library') },
    ...(!dryRun && importedFrom === undefined && mayStart
      ? [{ to: pathTo('runs', queryOf(filter, again), '/new'), label: t('runs.summary.again') }]
      : []),
  ];
}

function useSentence({ id, status, counts, credits, options }: Run): string {
  const { t } = useTranslation();
  const words = useRunWords();
  const figures = {
    done: words.number(counts.done),
    skipped: words.number(counts.skipped),
    failed: words.number(counts.failed),
    total: words.number(counts.total),
    credits: words.number(credits.used),
    estimated: words.number(credits.estimated),
  };
  if (options.importedFrom !== undefined) return t('runs.summary.import', { id });
  if (counts.total === 0) return t('runs.summary.nothing');
  if (options.dryRun) return t('runs.summary.dryRun', figures);
  if (status === 'cancelled') return t('runs.summary.cancelled', figures);
  return t(options.mode === 'suggest' ? 'runs.summary.suggested' : 'runs.summary.applied', figures);
}

/** What came of a run that is over, and where to go from here. */
export function Summary({ run }: { run: Run }) {
  const { t } = useTranslation();
  const rights = useRights();
  const ways = useWays(run, rights?.manageRuns ?? false);
  const sentence = useSentence(run);
  return (
    <Section title={t('runs.summary')}>
      <Typography tag="p" textColor="neutral800">
        {sentence}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {ways.map(({ to, label }, index) => (
          <LinkButton key={label} tag={Link} to={to} variant={index === 0 ? 'default' : 'tertiary'}>
            {label}
          </LinkButton>
        ))}
      </Flex>
    </Section>
  );
}
