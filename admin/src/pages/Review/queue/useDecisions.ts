import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { Asset, ReviewSkip } from '../../../../../server/src/contracts/assets';
import { useTranslation } from '../../../hooks/useTranslation';
import {
  useDecideAltTextsMutation,
  useEditAltTextMutation,
  useLazyGetAltTextAssetQuery,
} from '../../../services/assets';
import { useSkipWords } from '../useSkipWords';
import { useProblemWords } from '../useProblemWords';
import { createOutbox } from './outbox';
import { entryOf, type Decision, type Entry, type QueueAction, type QueueState } from './state';

interface Decisions {
  decide: (entry: Entry, decision: Decision) => void;
  undo: () => void;
  /** How many are not at the server yet. */
  pending: number;
  /** How many have come back so far. */
  problems: number;
}

/** What a person decides shows at once and is sent behind it, in order; what fails comes back. */
export function useDecisions(
  state: QueueState,
  dispatch: React.Dispatch<QueueAction>,
  count: (by: 1 | -1) => void,
): Decisions {
  const { t } = useTranslation();
  const { toggleNotification } = useNotification();
  const errorMessage = useProblemWords();
  const skipWords = useSkipWords();
  const [review] = useDecideAltTextsMutation();
  const [edit] = useEditAltTextMutation();
  const [ask] = useLazyGetAltTextAssetQuery();
  const [pending, setPending] = React.useState(0);
  const [problems, setProblems] = React.useState(0);
  const [outbox] = React.useState(() => createOutbox(setPending));
  const latest = React.useRef(state);
  React.useLayoutEffect(() => {
    latest.current = state;
  });

  const statusOf = (key: string) => entryOf(latest.current, key)?.status;

  /** What stands at the server now; nothing where it cannot be asked either. */
  const askAnew = async (id: number): Promise<Asset | undefined> =>
    ask(id)
      .unwrap()
      .catch(() => undefined);

  const cameBack = (entry: Entry, problem: string) => {
    setProblems((before) => before + 1);
    const message = t('review.failed', { name: entry.asset.name, reason: problem });
    toggleNotification({ type: 'danger', message });
  };

  /** @returns why it was not done, else `null` */
  const send = async ({ asset, locale }: Entry, decision: Decision): Promise<string | null> => {
    try {
      if (decision.kind === 'edit') {
        await edit({ id: asset.id, locale, body: decision.body }).unwrap();
        return null;
      }
      const body = { ids: [asset.id], locale, decision: decision.kind };
      const [skip] = (await review(body).unwrap()).skipped;
      return skip ? skipWords(skip) : null;
    } catch (error) {
      return errorMessage(error);
    }
  };

  const decide = (entry: Entry, decision: Decision) => {
    const { key } = entry;
    if (statusOf(key) !== 'open') return;
    dispatch({ type: 'decide', key, decision });
    count(1);
    outbox.add(key, async () => {
      const problem = await send(entry, decision);
      if (problem === null) return;
      const asset = await askAnew(entry.asset.id);
      // Taken back meanwhile: it is open again already.
      if (statusOf(key) !== 'decided') return;
      count(-1);
      dispatch({ type: 'failed', key, problem, asset });
      cameBack(entry, problem);
    });
  };

  const undo = () => {
    const key = state.decided.at(-1);
    const entry = entryOf(state, key ?? null);
    if (key === undefined || entry === undefined) return;
    dispatch({ type: 'undo' });
    count(-1);
    // What has not gone out needs no request at all.
    if (outbox.recall(key)) return;
    outbox.add(key, async () => {
      const { id } = entry.asset;
      const body = { ids: [id], locale: entry.locale, decision: 'undo' as const };
      let skip: ReviewSkip | undefined;
      let problem = '';
      try {
        [skip] = (await review(body).unwrap()).skipped;
        if (skip === undefined) return;
        problem = skipWords(skip);
      } catch (error) {
        problem = errorMessage(error);
      }
      const asset = await askAnew(id);
      // The decision itself had failed: there was nothing to take back.
      if (skip !== undefined && asset?.texts[entry.locale]?.suggestion) return;
      if (statusOf(key) !== 'open') return;
      count(1);
      dispatch({ type: 'undoFailed', key, problem, isGone: skip !== undefined });
      cameBack(entry, problem);
    });
  };

  return { decide, undo, pending, problems };
}
