import type { RunStatus } from '../contracts/runs';
import type { TaskStatus } from '../contracts/tasks';
import type { TextState } from '../contracts/texts';

/** Every state of a text. */
export const TEXT_STATES = [
  'missing',
  'suggested',
  'ai',
  'approved',
  'human',
  'embedded',
  'decorative',
  'stale',
] as const satisfies readonly TextState[];

/**
 * Every change of state that there is. Whatever changes the state of a task or a run does it with
 * `UPDATE … WHERE status IN (…)` and takes the states from here: nothing else can happen, whoever
 * else is at the same row.
 */
export const TASK_TRANSITIONS: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  queued: ['running', 'cancelled'],
  // To itself: another worker takes over what a dead one had.
  running: ['running', 'queued', 'done', 'skipped', 'failed'],
  // When a person retries what failed in a run.
  failed: ['queued'],
  done: [],
  skipped: [],
  cancelled: [],
};

export const RUN_TRANSITIONS: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running', 'paused', 'cancelled'],
  running: ['paused', 'completed', 'partial', 'failed', 'cancelled'],
  paused: ['running', 'cancelled'],
  // When a person retries what failed in it.
  partial: ['running'],
  failed: ['running'],
  completed: [],
  cancelled: [],
};

const sources = <S extends string>(table: Readonly<Record<S, readonly S[]>>, to: S): S[] =>
  (Object.keys(table) as S[]).filter((from) => table[from].includes(to));

/** The states from which a task can get into this one. */
export const tasksThatMayBecome = (to: TaskStatus): TaskStatus[] => sources(TASK_TRANSITIONS, to);

/** The states from which a run can get into this one. */
export const runsThatMayBecome = (to: RunStatus): RunStatus[] => sources(RUN_TRANSITIONS, to);
