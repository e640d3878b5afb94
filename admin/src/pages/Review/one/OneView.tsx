import * as React from 'react';

import { Layouts, Page, usePersistentState } from '@strapi/strapi/admin';
import { Button, EmptyStateLayout, Flex, useNotifyAT } from '@strapi/design-system';

import type { Site } from '../../../../../server/src/contracts/site';
import type { Rights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { FilterBar } from '../FilterBar';
import type { ReviewAddressState } from '../filters';
import { LeaveGuard } from '../LeaveGuard';
import { NothingWaits } from '../NothingWaits';
import type { Decision } from '../queue/state';
import { useReviewQueue } from '../queue/useReviewQueue';
import { ReadOnly } from '../ReadOnly';
import { ReviewHeader } from '../ReviewHeader';
import type { Session } from '../useSession';
import { useProblemWords } from '../useProblemWords';
import { DecisionBar } from './DecisionBar';
import { Finish } from './Finish';
import { Item } from './Item';
import { KeysControl } from './KeysControl';
import { KeysDialog } from './KeysDialog';
import { useFocusOnItem } from './useFocusOnItem';
import { useShortcuts } from './useShortcuts';

interface Props {
  state: ReviewAddressState;
  site: Site;
  rights: Rights;
  session: Session;
}

/** One after the other, by keys or buttons. */
export function OneView({ state, site, rights, session }: Props) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const errorMessage = useProblemWords();
  const [keysOn, setKeysOn] = usePersistentState('alt-text.review.keys', true);
  const [editing, setEditing] = React.useState<string | null>(null);
  const [isHelpOpen, setIsHelpOpen] = React.useState(false);
  const { done } = session;
  const queue = useReviewQueue(state.filters, site.languages, session.count);
  const { current, left, loader } = queue;
  const isEditing = current !== undefined && editing === current.key;
  const isFinished = !current && loader.status === 'idle' && loader.isComplete;
  const heading = useFocusOnItem<HTMLHeadingElement>(
    current?.key ?? (isFinished ? 'finish' : undefined),
    isEditing,
  );

  const isOpen = current?.status === 'open';
  const decide = (decision: Decision) => {
    setEditing(null);
    queue.decide(decision);
    const progress = { left: Math.max(0, left - 1), done: done + 1 };
    notifyStatus(t(`review.said.${decision.kind}`, progress));
  };
  const undo = () => {
    setEditing(null);
    queue.undo();
    notifyStatus(t('review.said.undo', { left: left + 1, done: done - 1 }));
  };
  const decisions =
    rights.review && isOpen
      ? {
          approve: () => decide({ kind: 'approve' }),
          edit: () => setEditing(current.key),
          reject: () => decide({ kind: 'reject' }),
        }
      : undefined;
  const { nextLanguage } = queue;
  const moves = {
    skip: queue.skip,
    back: queue.isFirst ? undefined : queue.back,
    undo: rights.review && queue.canUndo ? undo : undefined,
    language: nextLanguage === undefined ? undefined : () => queue.show(nextLanguage),
  };
  useShortcuts(
    { ...decisions, ...moves, help: () => setIsHelpOpen(true) },
    keysOn && !isEditing && !isHelpOpen,
  );

  const hasFilters = Object.keys(state.filters).some((name) => name !== 'sort');
  const content = () => {
    if (current) {
      return (
        <Item
          entry={current}
          site={site}
          headingRef={heading}
          isEditing={isEditing}
          onTake={(body) => decide({ kind: 'edit', body })}
          onLeaveEdit={() => setEditing(null)}
          onShow={queue.show}
        >
          <DecisionBar
            decide={decisions}
            {...moves}
            undo={rights.review ? (moves.undo ?? 'nothing') : undefined}
            showKeys={keysOn}
            isEditing={isEditing}
          />
        </Item>
      );
    }
    if (loader.status === 'error') {
      return (
        <EmptyStateLayout
          content={t('review.loadFailed', { reason: errorMessage(loader.error) })}
          action={<Button onClick={loader.retry}>{t('review.retry')}</Button>}
        />
      );
    }
    if (!isFinished) return <Page.Loading />;
    if (done === 0 && queue.skipped === 0) {
      const clear = () =>
        state.change({ locale: undefined, folder: undefined, quality: undefined });
      return <NothingWaits rights={rights} onClear={hasFilters ? clear : undefined} />;
    }
    return (
      <Finish
        headingRef={heading}
        done={done}
        skipped={queue.skipped}
        onAgain={queue.again}
        onReload={queue.reload}
        onUndo={moves.undo}
      />
    );
  };

  return (
    <>
      <LeaveGuard pending={queue.pending} problems={queue.problems} />
      <ReviewHeader state={state} left={loader.total === null ? null : left} done={done} />
      <Layouts.Action
        startActions={<FilterBar state={state} languages={site.languages} />}
        endActions={
          <KeysControl isOn={keysOn} onChange={setKeysOn} onHelp={() => setIsHelpOpen(true)} />
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {!rights.review && <ReadOnly />}
          {content()}
        </Flex>
      </Layouts.Content>
      {isHelpOpen && <KeysDialog onClose={() => setIsHelpOpen(false)} />}
    </>
  );
}
