import * as React from 'react';

import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { Flex } from '@strapi/design-system';
import { useParams } from 'react-router-dom';

import type { RunDetails } from '../../../../../server/src/contracts/runs';
import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { pathTo } from '../../App/pages';
import { isOver, percentOf } from '../progress';
import { useRunWords } from '../useRunWords';
import { Images } from './Images';
import { Notices } from './Notices';
import { ProgressSection } from './ProgressSection';
import { RunActions } from './RunActions';
import { Summary } from './Summary';
import { UndoSection } from './UndoSection';
import { useAnnouncedProgress } from './useAnnouncedProgress';
import { useLiveRun } from './useLiveRun';
import { useUndo } from './useUndo';

function Content({ run, canManage }: { run: RunDetails; canManage: boolean }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const progress = React.useRef<HTMLDivElement>(null);
  const undo = useUndo(run.id, canManage);
  useAnnouncedProgress(run);
  const { options, filter, startedBy, createdAt } = run;
  const isImport = options.importedFrom !== undefined;
  const about = [
    ...(isImport ? [] : [words.filter(filter)]),
    ...words.options(options),
    t('runs.startedBy', { person: startedBy, at: words.moment(createdAt) }),
  ];
  const name = words.name(run);
  return (
    <Page.Main>
      <Page.Title>{isOver(run) ? name : `${words.percent(percentOf(run))} · ${name}`}</Page.Title>
      <Layouts.Header
        title={name}
        subtitle={about.join(' · ')}
        navigationAction={<BackButton fallback={pathTo('runs')} />}
        primaryAction={
          canManage ? <RunActions run={run} undo={undo} fallbackFocus={progress} /> : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Notices run={run} canManage={canManage} />
          <UndoSection undo={undo} />
          {!isImport && <ProgressSection ref={progress} run={run} />}
          {isOver(run) && <Summary run={run} />}
          <Images run={run} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

/** One run: how it stands, what went wrong, and what can be done. */
export function RunPage() {
  const { t } = useTranslation();
  const { id: segment = '' } = useParams();
  const rights = useRights();
  const id = /^[1-9]\d{0,9}$/.test(segment) ? Number(segment) : null;
  if (id === null) return <Page.NoData content={t('runs.notFound')} />;
  if (rights === undefined) return <Page.Loading />;
  return <ExistingRun key={id} id={id} canManage={rights.manageRuns} />;
}

function ExistingRun({ id, canManage }: { id: number; canManage: boolean }) {
  const { t } = useTranslation();
  const { run, error } = useLiveRun(id);
  if (error !== undefined) {
    const isGone = (error as { status?: number }).status === 404;
    return isGone ? <Page.NoData content={t('runs.notFound')} /> : <Page.Error />;
  }
  return run === undefined ? <Page.Loading /> : <Content run={run} canManage={canManage} />;
}
