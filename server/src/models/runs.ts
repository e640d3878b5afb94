import type { TaskCode } from '../contracts/errors';
import type { RunCounts, RunFilter, RunOptions, RunStatus } from '../contracts/runs';

export const RUNS_UID = 'plugin::alt-text.run';

/** How a run ended, kept so that a list of old runs need not count their tasks again. */
export interface RunResult {
  counts: RunCounts;
  creditsUsed: number;
}

/** Many tasks that a person or a schedule started together. */
export interface RunRow {
  id: number;
  status: RunStatus;
  filter: RunFilter;
  options: RunOptions;
  /** Whose run it is, for the history. */
  startedBy: string;
  /** The schedule and the moment that it is for, once among all instances; `null`: a person's. */
  occasion: string | null;
  /** Why it is paused where nobody asked for it. */
  pausedCode: TaskCode | null;
  pausedReason: string | null;
  /** The last file that was looked at: a restart goes on behind it. */
  cursor: number;
  /** Every file was looked at: no more tasks come. */
  selected: boolean;
  estimatedCredits: number;
  result: RunResult | null;
  createdAt: Date | string;
  startedAt: Date | string | null;
  finishedAt: Date | string | null;
}

export const runsModel = {
  uid: RUNS_UID,
  singularName: 'alt_text_run',
  tableName: 'alt_text_runs',
  attributes: {
    id: { type: 'increments' },
    status: { type: 'string' },
    filter: { type: 'json' },
    options: { type: 'json' },
    startedBy: { type: 'string' },
    occasion: { type: 'string' },
    pausedCode: { type: 'string' },
    pausedReason: { type: 'text' },
    cursor: { type: 'integer', default: 0 },
    selected: { type: 'boolean', default: false },
    estimatedCredits: { type: 'float', default: 0 },
    result: { type: 'json' },
    createdAt: { type: 'datetime' },
    startedAt: { type: 'datetime' },
    finishedAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_runs_status', columns: ['status', 'finished_at'] },
    { name: 'alt_text_runs_occasion', columns: ['occasion'], type: 'unique' },
  ],
} as const;
