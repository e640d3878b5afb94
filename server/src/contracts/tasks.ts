import type { TaskCode } from './errors';

export type TaskStatus = 'queued' | 'running' | 'done' | 'skipped' | 'failed' | 'cancelled';

/** `apply` writes the text; `suggest` keeps it for a person to review. */
export type Mode = 'apply' | 'suggest';

/** One asset to describe. */
export interface Task {
  id: number;
  runId: number | null;
  assetId: number;
  status: TaskStatus;
  provider?: string;
  /** How often work on it began. */
  attempts: number;
  /** ISO 8601, while it waits for another attempt. */
  nextAttemptAt?: string;
  code?: TaskCode;
  /** One sentence for the person who must act. */
  message?: string;
  /** What the vendors said it cost. */
  credits: number;
  durationMs?: number;
  /** ISO 8601 */
  createdAt: string;
  finishedAt?: string;
}
