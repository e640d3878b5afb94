import * as React from 'react';

import { Badge, Box, Button, Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { TaskCode } from '../../../../../server/src/contracts/errors';
import type { RunDetails, RunErrorGroup } from '../../../../../server/src/contracts/runs';
import { Section } from '../../../components/Section';
import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { SETTINGS } from '../../App/pages';
import { isOver } from '../progress';
import { useRunWords } from '../useRunWords';
import { TaskList } from './TaskList';
import { type Group, useOpenGroup } from './useOpenGroup';

/** What is mended in the settings. */
const IN_SETTINGS: ReadonlySet<TaskCode> = new Set<TaskCode>([
  'unauthorized',
  'forbidden',
  'insufficient_credits',
  'unsupported_language',
  'image_unreachable',
  'invalid_request',
  'disabled',
  'excluded_by_rule',
  'no_source',
]);

interface Row extends Group {
  count: number;
  /** What came of them, and what to do. */
  words: string;
  /** What the server says of one of them. */
  known: string;
}

function GroupRow({ runId, row }: { runId: number; row: Row }) {
  const { t } = useTranslation();
  const { number } = useRunWords();
  const rights = useRights();
  const { isOpen, toggle, page } = useOpenGroup();
  const { status, code, count, words, known } = row;
  const group = { status, ...(code === undefined ? {} : { code }) };
  const isShown = isOpen(group);
  const listId = React.useId();
  return (
    <Box
      tag="li"
      style={{ listStyle: 'none' }}
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      padding={4}
    >
      <Flex gap={4} justifyContent="space-between" alignItems="center" wrap="wrap">
        <Flex gap={3} alignItems="center" style={{ flex: '1 1 30rem', minWidth: 0 }}>
          <Badge>{number(count)}</Badge>
          <Typography textColor="neutral800">{words}</Typography>
        </Flex>
        <Flex gap={4} alignItems="center">
          {code !== undefined && IN_SETTINGS.has(code) && rights?.readSettings && (
            <TextLink tag={Link} to={SETTINGS}>
              {t('runs.toSettings')}
            </TextLink>
          )}
          <Button
            variant="tertiary"
            size="S"
            aria-expanded={isShown}
            aria-controls={listId}
            aria-label={t(isShown ? 'runs.images.hideOf' : 'runs.images.showOf', { group: words })}
            endIcon={isShown ? <CaretUp /> : <CaretDown />}
            onClick={() => toggle(group)}
          >
            {t(isShown ? 'runs.images.hide' : 'runs.images.show')}
          </Button>
        </Flex>
      </Flex>
      <Box id={listId} paddingTop={isShown ? 4 : 0}>
        {isShown && <TaskList {...group} runId={runId} count={count} page={page} known={known} />}
      </Box>
    </Box>
  );
}

interface GroupsProps {
  runId: number;
  title: string;
  description?: string;
  rows: Row[];
}

function Groups({ runId, title, description, rows }: GroupsProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} {...(description === undefined ? {} : { description })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} padding={0}>
        {rows.map((row) => (
          <GroupRow key={`${row.status} ${row.code ?? ''}`} runId={runId} row={row} />
        ))}
      </Flex>
    </Section>
  );
}

/** The images of a run by what came of them: failures by their cause first. */
export function Images({ run }: { run: RunDetails }) {
  const { t, tOr } = useTranslation();
  const words = useRunWords();
  const { id, errors, skips, waits, counts, options } = run;
  const isPlanned = ({ code }: { code?: TaskCode }) => code === 'dry_run';
  const skipped = skips.map(({ code, count, message }) => ({
    status: 'skipped' as const,
    code,
    count,
    words: tOr(`runs.skip.${code}`, message),
    known: message,
  }));
  const causes = (groups: RunErrorGroup[], status: 'failed' | 'queued') =>
    groups.map(({ code, count, message }) => ({
      status,
      code,
      count,
      words: words.cause(code, message),
      known: '',
    }));
  const described = options.mode === 'suggest' ? 'runs.images.suggested' : 'runs.images.done';
  const done = counts.done > 0 ? [{ status: 'done' as const, count: counts.done }] : [];
  return (
    <>
      <Groups
        runId={id}
        title={t('runs.images.failed.title')}
        description={t('runs.images.failed.description')}
        rows={causes(errors, 'failed')}
      />
      <Groups
        runId={id}
        title={t('runs.images.waiting.title')}
        description={t('runs.images.waiting.description')}
        rows={isOver(run) ? [] : causes(waits, 'queued')}
      />
      <Groups
        runId={id}
        title={t('runs.images.planned.title')}
        description={t('runs.images.planned.description')}
        rows={skipped.filter(isPlanned)}
      />
      <Groups
        runId={id}
        title={t('runs.images.skipped.title')}
        rows={skipped.filter((row) => !isPlanned(row))}
      />
      <Groups
        runId={id}
        title={t('runs.images.done.title')}
        rows={done.map((row) => ({ ...row, words: t(described), known: '' }))}
      />
    </>
  );
}
