import type { TaskCode } from '../contracts/errors';
import type { Quality } from '../contracts/quality';
import type { Mode, TaskStatus } from '../contracts/tasks';
import type { TextState } from '../contracts/texts';

export const TASKS_UID = 'plugin::alt-text.task';

/** What made a task. Uploads and scans fill what is missing; a request may also write anew. */
export type Trigger = 'upload' | 'replace' | 'scan' | 'request' | 'run';

/** What a person asked for beyond the settings. */
export interface TaskRequest {
  provider?: string;
  languages?: string[];
  overwriteHuman?: boolean;
  /** Only the languages whose text is in one of these: the others are not asked for. */
  states?: TextState[];
  /** Of those only the ones with such a finding. */
  quality?: Quality;
  /** Whose request it is, for the history. */
  requestedBy?: string;
}

/** What the bytes said before Strapi re-encoded them. */
export interface Capture {
  /** EXIF orientation (1–8) that the stored formats have lost. */
  orientation: number;
  /** Texts embedded in the file, by language (`x-default` where none is named). */
  embedded: { alternativeText: Record<string, string>; caption: Record<string, string> };
}

export interface TaskRow {
  id: number;
  assetId: number;
  runId: number | null;
  trigger: Trigger;
  status: TaskStatus;
  /** Lower goes first. */
  priority: number;
  /** `null`: note the replacement only, describe nothing. */
  mode: Mode | null;
  request: TaskRequest | null;
  capture: Capture | null;
  /** Set while the task is queued or running: one unfinished task per image and content. */
  activeKey: string | null;
  /** Set while the task pays for an image: one at a time per identical bytes. */
  workKey: string | null;
  /** It goes alone: a batch could not take it, or failed it. */
  single: boolean;
  attempts: number;
  nextAttemptAt: Date | string | null;
  leaseOwner: string | null;
  leaseUntil: Date | string | null;
  provider: string | null;
  code: TaskCode | null;
  message: string | null;
  credits: number;
  durationMs: number | null;
  createdAt: Date | string;
  finishedAt: Date | string | null;
}

export const tasksModel = {
  uid: TASKS_UID,
  singularName: 'alt_text_task',
  tableName: 'alt_text_tasks',
  attributes: {
    id: { type: 'increments' },
    assetId: { type: 'integer' },
    runId: { type: 'integer' },
    trigger: { type: 'string' },
    status: { type: 'string' },
    priority: { type: 'integer' },
    mode: { type: 'string' },
    request: { type: 'json' },
    capture: { type: 'json' },
    activeKey: { type: 'string' },
    workKey: { type: 'string' },
    single: { type: 'boolean', default: false },
    attempts: { type: 'integer', default: 0 },
    nextAttemptAt: { type: 'datetime' },
    leaseOwner: { type: 'string' },
    leaseUntil: { type: 'datetime' },
    provider: { type: 'string' },
    code: { type: 'string' },
    message: { type: 'text' },
    credits: { type: 'float', default: 0 },
    durationMs: { type: 'integer' },
    createdAt: { type: 'datetime' },
    finishedAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_tasks_active_key', columns: ['active_key'], type: 'unique' },
    { name: 'alt_text_tasks_work_key', columns: ['work_key'], type: 'unique' },
    { name: 'alt_text_tasks_lease', columns: ['status', 'lease_until'] },
    { name: 'alt_text_tasks_asset', columns: ['asset_id', 'id'] },
    // Each run by itself: what is next in it, and when something is due.
    { name: 'alt_text_tasks_next', columns: ['run_id', 'status', 'priority', 'id'] },
    { name: 'alt_text_tasks_due', columns: ['run_id', 'status', 'next_attempt_at'] },
  ],
} as const;
