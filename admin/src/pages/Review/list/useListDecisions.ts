import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';
import { useNotifyAT } from '@strapi/design-system';

import { useTranslation } from '../../../hooks/useTranslation';
import { useEditAltTextMutation } from '../../../services/assets';
import { keyOf, type Waiting } from '../queue/entries';
import type { EditedText } from '../queue/state';
import type { Session } from '../useSession';
import { useProblemWords } from '../useProblemWords';
import { targetOf, type BulkDecision, type BulkResult, type Target } from './bulk';
import type { Settled } from './Row';
import { useBulk } from './useBulk';

export interface ListState {
  /** Keys of the chosen rows. */
  selected: ReadonlySet<string>;
  settled: Readonly<Record<string, Settled>>;
  /** What a person wrote instead of what was offered. */
  edited: Readonly<Record<string, EditedText>>;
  editing: string | null;
  outcome: BulkResult | null;
}

const START: ListState = {
  selected: new Set(),
  settled: {},
  edited: {},
  editing: null,
  outcome: null,
};

/** Settles what was done; what was taken back is open again. */
function settle(
  settled: ListState['settled'],
  targets: readonly Target[],
  as: Settled | undefined,
): ListState['settled'] {
  const keys = new Set(targets.map(({ assetId, locale }) => keyOf(assetId, locale)));
  const others = Object.entries(settled).filter(([key]) => !keys.has(key));
  const added = as === undefined ? [] : [...keys].map((key): [string, Settled] => [key, as]);
  return Object.fromEntries([...others, ...added]);
}

/** What a person decides in the list. Rows stay where they are until the list is loaded anew. */
export function useListDecisions(session: Session) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const { toggleNotification } = useNotification();
  const errorMessage = useProblemWords();
  const [edit] = useEditAltTextMutation();
  const bulk = useBulk();
  const [state, setState] = React.useState(START);
  const change = (changes: Partial<ListState>) => setState((before) => ({ ...before, ...changes }));

  /** @returns what became of it, for whoever has to load the list anew */
  const decide = async (
    targets: readonly Target[],
    decision: BulkDecision,
  ): Promise<BulkResult> => {
    const result = await bulk.decide(targets, decision);
    session.count(decision === 'undo' ? -result.done.length : result.done.length);
    // One row shows by itself what became of it.
    const showsItself = targets.length === 1 && result.notDone.length === 0;
    const undone = new Set(
      decision === 'undo' ? result.done.map((one) => keyOf(one.assetId, one.locale)) : [],
    );
    setState(({ settled, edited }) => ({
      selected: new Set(),
      editing: null,
      edited: Object.fromEntries(Object.entries(edited).filter(([key]) => !undone.has(key))),
      settled: settle(settled, result.done, decision === 'undo' ? undefined : decision),
      outcome: showsItself ? null : result,
    }));
    notifyStatus(t(`review.outcome.${decision}`, { count: result.done.length }));
    return result;
  };

  const take = async (
    { asset, locale, key }: Waiting,
    body: Required<EditedText>,
  ): Promise<boolean> => {
    try {
      await edit({ id: asset.id, locale, body }).unwrap();
      session.count(1);
      setState(({ settled, edited, selected }) => ({
        edited: { ...edited, [key]: body },
        selected: new Set([...selected].filter((one) => one !== key)),
        editing: null,
        settled: { ...settled, [key]: 'edit' },
        outcome: null,
      }));
      notifyStatus(t('review.decided.edit'));
      return true;
    } catch (error) {
      const message = t('review.failed', { name: asset.name, reason: errorMessage(error) });
      toggleNotification({ type: 'danger', message });
      return false;
    }
  };

  return {
    ...state,
    progress: bulk.progress,
    collect: bulk.collect,
    decide,
    take,
    decideOne: (waiting: Waiting, decision: BulkDecision) => decide([targetOf(waiting)], decision),
    select: (keys: Iterable<string>) => change({ selected: new Set(keys) }),
    toggle: (key: string) =>
      setState((before) => {
        const selected = new Set(before.selected);
        if (!selected.delete(key)) selected.add(key);
        return { ...before, selected };
      }),
    setEditing: (editing: string | null) => change({ editing }),
    closeOutcome: () => change({ outcome: null }),
    /** Once the list was loaded anew. */
    forget: () => change({ settled: {}, edited: {}, selected: new Set(), editing: null }),
  };
}

export type ListDecisions = ReturnType<typeof useListDecisions>;
