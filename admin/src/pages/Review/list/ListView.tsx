import { Layouts, Page, Pagination } from '@strapi/strapi/admin';
import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';

import type { Site } from '../../../../../server/src/contracts/site';
import type { Rights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { FilterBar } from '../FilterBar';
import type { ReviewAddressState } from '../filters';
import { LeaveGuard } from '../LeaveGuard';
import { NothingWaits } from '../NothingWaits';
import { ReadOnly } from '../ReadOnly';
import { ReviewHeader } from '../ReviewHeader';
import type { Session } from '../useSession';
import { useProblemWords } from '../useProblemWords';
import { BulkBar } from './BulkBar';
import { targetOf, type BulkDecision } from './bulk';
import { Outcome } from './Outcome';
import { useListDecisions } from './useListDecisions';
import { useRowActions } from './useRowActions';
import { useWaitingPage } from './useWaitingPage';
import { WaitingTable } from './WaitingTable';

interface Props {
  state: ReviewAddressState;
  site: Site;
  rights: Rights;
  session: Session;
}

/** Many at once. */
export function ListView({ state, site, rights, session }: Props) {
  const { t } = useTranslation();
  const errorMessage = useProblemWords();
  const decisions = useListDecisions(session);
  const { outcome, settled, selected, progress } = decisions;
  const page = useWaitingPage(state, site.languages, decisions.forget);
  const { rows, locales, pagination } = page;
  const left = page.left === null ? null : page.left - Object.keys(settled).length;
  const open = rows.filter(({ key }) => settled[key] === undefined);
  const { table, actionsFor } = useRowActions(decisions, open);

  // Nothing is left to do here: the next ones move up.
  const isWorkedOff = rows.length > 0 && open.length === 0 && progress === null;
  const { reload } = page;
  const decideAll = async (decision: BulkDecision, all: boolean) => {
    const targets = all
      ? await decisions.collect(state.filters, locales)
      : open.filter(({ key }) => selected.has(key)).map(targetOf);
    await decisions.decide(targets, decision);
    if (all || targets.length > 1) reload();
  };
  const undoAll = async () => {
    if (!outcome) return;
    await decisions.decide(outcome.done, 'undo');
    reload();
  };

  const hasFilters = Object.keys(state.filters).some((name) => name !== 'sort');
  const clear = () => state.change({ locale: undefined, folder: undefined, quality: undefined });
  const content = () => {
    if (page.error !== undefined) {
      return (
        <EmptyStateLayout
          content={t('review.loadFailed', { reason: errorMessage(page.error) })}
          action={<Button onClick={reload}>{t('review.retry')}</Button>}
        />
      );
    }
    if (page.isLoading) return <Page.Loading />;
    if (rows.length === 0) {
      return <NothingWaits rights={rights} onClear={hasFilters ? clear : undefined} />;
    }
    return (
      <Box ref={table}>
        <WaitingTable
          rows={rows}
          site={site}
          decisions={decisions}
          actionsFor={rights.review ? actionsFor : undefined}
        />
      </Box>
    );
  };
  return (
    <>
      <LeaveGuard pending={progress === null ? 0 : progress.total - progress.done} problems={0} />
      <ReviewHeader state={state} left={left} done={session.done} />
      <Layouts.Action startActions={<FilterBar state={state} languages={site.languages} />} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {!rights.review && <ReadOnly />}
          {outcome && (
            <Outcome
              result={outcome}
              onClose={decisions.closeOutcome}
              onUndo={
                outcome.decision === 'undo' || outcome.done.length === 0
                  ? undefined
                  : () => void undoAll()
              }
            />
          )}
          {content()}
          {isWorkedOff && (
            <Flex justifyContent="center">
              <Button variant="secondary" onClick={reload}>
                {t('review.list.next')}
              </Button>
            </Flex>
          )}
          {rights.review && (
            <BulkBar
              selected={selected.size}
              onPage={open.length}
              matching={left ?? open.length}
              progress={progress}
              onDecide={(decision, all) => void decideAll(decision, all)}
            />
          )}
          <Pagination.Root {...pagination}>
            <Pagination.PageSize options={['10', '25', '50', '100']} />
            <Pagination.Links />
          </Pagination.Root>
        </Flex>
      </Layouts.Content>
    </>
  );
}
