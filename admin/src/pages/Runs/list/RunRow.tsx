import { Table } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Link, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Run } from '../../../../../server/src/contracts/runs';
import { useTranslation } from '../../../hooks/useTranslation';
import { pathTo } from '../../App/pages';
import { endedOf } from '../progress';
import { ProgressBar } from '../ProgressBar';
import { StatusBadge } from '../StatusBadge';
import { useRunWords } from '../useRunWords';

const About = styled(Box)`
  max-width: 40rem;
  white-space: normal;
`;

const RunLink = styled(Link)`
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

/** “30 of 40, 2 failed” */
function Counts({ run }: { run: Run }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const { total, skipped, failed } = run.counts;
  const parts = [
    t('runs.counts.of', { ended: words.number(endedOf(run)), total: words.number(total) }),
    ...(skipped > 0 && !run.options.dryRun ? [t('runs.counts.skipped', { count: skipped })] : []),
    ...(failed > 0 ? [t('runs.counts.failed', { count: failed })] : []),
  ];
  return (
    <Typography variant="pi" textColor={failed > 0 ? 'danger600' : 'neutral600'}>
      {parts.join(' · ')}
    </Typography>
  );
}

/** One run in the list; the whole row leads to it. */
export function RunRow({ run }: { run: Run }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const navigate = useNavigate();
  const to = pathTo('runs', {}, `/${run.id}`);
  const { credits, options, filter, startedBy, createdAt } = run;
  const isImport = options.importedFrom !== undefined;
  const about = [...(isImport ? [] : [words.filter(filter)]), ...words.options(options)];
  return (
    <Table.Row onClick={() => navigate(to)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <About paddingTop={2} paddingBottom={2}>
          <RunLink to={to} onClick={(event: React.MouseEvent) => event.stopPropagation()}>
            {words.name(run)}
          </RunLink>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {about.join(' · ')}
          </Typography>
        </About>
      </Table.Cell>
      <Table.Cell>
        <Flex>
          <StatusBadge status={run.status} />
        </Flex>
      </Table.Cell>
      <Table.Cell>
        {!isImport && (
          <Flex direction="column" alignItems="stretch" gap={1} minWidth="10rem">
            <ProgressBar
              run={run}
              label={t('runs.progress.of', { run: words.name(run) })}
              height="0.4rem"
            />
            <Counts run={run} />
          </Flex>
        )}
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">{words.number(credits.used)}</Typography>
        {credits.estimated > 0 && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('runs.credits.ofEstimated', { estimated: words.number(credits.estimated) })}
          </Typography>
        )}
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">{startedBy}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {words.moment(createdAt)}
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}
