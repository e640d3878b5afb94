import type { Asset, EditBody } from '../../../../../server/src/contracts/assets';
import { keyOf, type Waiting } from './entries';

export type Decision =
  { kind: 'approve' } | { kind: 'reject' } | { kind: 'edit'; body: Required<EditedText> };

/** What a person can change of a suggestion. */
export type EditedText = Pick<EditBody, 'alternativeText' | 'caption' | 'decorative'>;

export interface Entry extends Waiting {
  /** `gone`: there is nothing left to decide on, for somebody else did. */
  status: 'open' | 'decided' | 'gone';
  decision?: Decision | undefined;
  /** Put off; it does not come by itself again. */
  skipped?: boolean;
  /** Why the last decision on it did not go through. */
  problem?: string | undefined;
  /** It is none of those that were asked for: a person went to another language of an image. */
  aside?: boolean;
}

export interface QueueState {
  entries: Entry[];
  /** The key of what is shown; `null` at the end, and before anything is there. */
  current: string | null;
  /** Keys of what was decided here, the last one last. */
  decided: string[];
}

export const EMPTY_QUEUE: QueueState = { entries: [], current: null, decided: [] };

export type QueueAction =
  | { type: 'append'; waiting: readonly Waiting[] }
  | { type: 'decide'; key: string; decision: Decision }
  | { type: 'failed'; key: string; problem: string; asset?: Asset | undefined }
  | { type: 'skip' }
  | { type: 'back' }
  | { type: 'undo' }
  | { type: 'undoFailed'; key: string; problem: string; isGone: boolean }
  | { type: 'show'; key: string }
  | { type: 'again' }
  | { type: 'reset' };

/** Still to come by itself. */
const comes = ({ status, skipped }: Entry): boolean => status === 'open' && !skipped;

const indexOf = ({ entries }: QueueState, key: string | null): number =>
  entries.findIndex((entry) => entry.key === key);

export const entryOf = (state: QueueState, key: string | null): Entry | undefined =>
  state.entries[indexOf(state, key)];

const change = (state: QueueState, key: string, changes: Partial<Entry>): QueueState => ({
  ...state,
  entries: state.entries.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)),
});

/** On to the next that comes behind what is shown. */
function goOn(state: QueueState): QueueState {
  const next = state.entries.slice(indexOf(state, state.current) + 1).find(comes);
  // What came back before the place where a person is now comes last.
  return { ...state, current: (next ?? state.entries.find(comes))?.key ?? null };
}

const withAsset = (state: QueueState, asset: Asset | undefined): QueueState =>
  asset === undefined
    ? state
    : {
        ...state,
        entries: state.entries.map((entry) =>
          entry.asset.id === asset.id ? { ...entry, asset: { ...entry.asset, ...asset } } : entry,
        ),
      };

/** Whether there is something that could be decided on. */
const isOffered = (asset: Asset, locale: string): boolean =>
  asset.texts[locale]?.suggestion !== undefined;

function append(state: QueueState, waiting: readonly Waiting[]): QueueState {
  const known = new Set(state.entries.map(({ key }) => key));
  const fresh = waiting.filter(({ key }) => !known.has(key));
  const entries = [...state.entries, ...fresh.map((one): Entry => ({ ...one, status: 'open' }))];
  const next = { ...state, entries };
  return state.current === null ? { ...next, current: entries.find(comes)?.key ?? null } : next;
}

function decide(state: QueueState, key: string, decision: Decision): QueueState {
  if (entryOf(state, key)?.status !== 'open') return state;
  const changes = { status: 'decided', decision, skipped: false, problem: undefined } as const;
  const next = change(state, key, changes);
  return goOn({ ...next, decided: [...state.decided, key] });
}

/** It comes back, with its reason, as the next one: nobody is torn away from what they look at. */
function failed(
  state: QueueState,
  { key, problem, asset }: Extract<QueueAction, { type: 'failed' }>,
): QueueState {
  const entry = entryOf(state, key);
  if (entry?.status !== 'decided') return state;
  const isGone = asset !== undefined && !isOffered(asset, entry.locale);
  const back: Entry = { ...entry, status: isGone ? 'gone' : 'open', problem };
  const others = state.entries.filter((one) => one.key !== key);
  const at = others.findIndex((one) => one.key === state.current) + 1;
  const entries = isGone || key === state.current ? undefined : others.toSpliced(at, 0, back);
  return withAsset(
    {
      entries: entries ?? state.entries.map((one) => (one.key === key ? back : one)),
      current: state.current ?? (isGone ? null : key),
      decided: state.decided.filter((one) => one !== key),
    },
    asset,
  );
}

function undo(state: QueueState): QueueState {
  const key = state.decided.at(-1);
  if (key === undefined) return state;
  const next = change(state, key, { status: 'open', decision: undefined, problem: undefined });
  return { ...next, current: key, decided: state.decided.slice(0, -1) };
}

/** The decision stands after all; it may be taken back once more unless it is out of reach. */
function undoFailed(
  state: QueueState,
  { key, problem, isGone }: Extract<QueueAction, { type: 'undoFailed' }>,
): QueueState {
  if (entryOf(state, key)?.status !== 'open') return state;
  const next = change(state, key, { status: isGone ? 'gone' : 'decided', problem });
  return isGone ? next : { ...next, decided: [...next.decided, key] };
}

/** To any text of an image that is known, asked for or not. */
function show(state: QueueState, key: string): QueueState {
  if (entryOf(state, key)) {
    return { ...change(state, key, { skipped: false }), current: key };
  }
  const here = entryOf(state, state.current);
  const locale =
    here && Object.keys(here.asset.texts).find((one) => keyOf(here.asset.id, one) === key);
  if (!here || locale === undefined) return state;
  const entry: Entry = { key, asset: here.asset, locale, status: 'open', aside: true };
  const entries = state.entries.toSpliced(indexOf(state, state.current) + 1, 0, entry);
  return { ...state, entries, current: key };
}

function back(state: QueueState): QueueState {
  const at = state.current === null ? state.entries.length : indexOf(state, state.current);
  const previous = state.entries.slice(0, at).findLast(({ status }) => status !== 'gone');
  return previous ? { ...state, current: previous.key } : state;
}

/** What a person does with the queue, and what becomes of it. */
export function queueReducer(state: QueueState, action: QueueAction): QueueState {
  switch (action.type) {
    case 'append':
      return append(state, action.waiting);
    case 'decide':
      return decide(state, action.key, action.decision);
    case 'failed':
      return failed(state, action);
    case 'skip':
      if (state.current === null) return state;
      return goOn(change(state, state.current, { skipped: true }));
    case 'back':
      return back(state);
    case 'undo':
      return undo(state);
    case 'undoFailed':
      return undoFailed(state, action);
    case 'show':
      return show(state, action.key);
    case 'again': {
      const entries = state.entries.map((entry) => ({ ...entry, skipped: false }));
      return { ...state, entries, current: entries.find(comes)?.key ?? null };
    }
    case 'reset':
      return EMPTY_QUEUE;
  }
}

/** How many texts that were asked for are settled: decided here, or gone. */
export const settledIn = ({ entries }: QueueState): number =>
  entries.filter(({ status, aside }) => status !== 'open' && !aside).length;

/** How many are open, put off or not. */
export const openIn = ({ entries }: QueueState): number =>
  entries.filter(({ status, aside }) => status === 'open' && !aside).length;

/** What comes next, the shown one first. */
export function comingIn(state: QueueState): Entry[] {
  const at = indexOf(state, state.current);
  return at < 0 ? [] : [...state.entries.slice(at), ...state.entries.slice(0, at)].filter(comes);
}

/** The next text of the same image that waits, or nothing. */
export function nextLanguage({ asset, locale }: Entry): string | undefined {
  const waiting = Object.keys(asset.texts).filter(
    (one) => one === locale || asset.texts[one]?.state === 'suggested',
  );
  const next = waiting[(waiting.indexOf(locale) + 1) % waiting.length];
  return next === locale ? undefined : next;
}
