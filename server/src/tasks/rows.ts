import type { TaskCode } from '../contracts/errors';
import type { Task } from '../contracts/tasks';
import type { TaskRow } from '../models/tasks';

/** Without a sign of life for this long, a worker is taken for dead. Milliseconds. */
export const LEASE_MS = 30_000;

/** Begins the name of whoever looks through tasks for a batch. */
export const GATHERING = 'gather:';

/** Who goes first: lower numbers. */
export const PRIORITY = { request: 0, upload: 10, run: 40, scan: 50 } as const;

export type NewTask = Pick<
  TaskRow,
  'assetId' | 'trigger' | 'priority' | 'mode' | 'request' | 'capture'
> & {
  /** One unfinished task for each of these. */
  activeKey: string;
  runId?: number;
  /** Taken at once by this worker, instead of waiting for one. */
  leaseOwner?: string;
  /** Decided already: the row only says so. */
  skipped?: { code: TaskCode; message: string };
};

/** Until when a worker that takes a task now holds it. */
export const leaseFromNow = () => new Date(Date.now() + LEASE_MS);

/** A new task as its row. */
export function toRow({
  skipped,
  leaseOwner,
  runId,
  activeKey,
  ...task
}: NewTask): Omit<TaskRow, 'id'> {
  const now = new Date();
  const blank = {
    workKey: null,
    single: false,
    attempts: 0,
    nextAttemptAt: null,
    leaseOwner: null,
    leaseUntil: null,
    provider: null,
    code: null,
    message: null,
    credits: 0,
    durationMs: null,
    createdAt: now,
    finishedAt: null,
  };
  const row = { ...blank, ...task, runId: runId ?? null };
  if (skipped) {
    return {
      ...row,
      ...skipped,
      status: 'skipped',
      activeKey: null,
      finishedAt: now,
      durationMs: 0,
    };
  }
  if (leaseOwner !== undefined) {
    const leaseUntil = leaseFromNow();
    return { ...row, status: 'running', activeKey, leaseOwner, leaseUntil, attempts: 1 };
  }
  return { ...row, status: 'queued', activeKey, nextAttemptAt: now };
}

const iso = (value: Date | string) => new Date(value).toISOString();

/** A task as the API answers it. */
export const toTask = (row: TaskRow): Task => ({
  id: row.id,
  runId: row.runId,
  assetId: row.assetId,
  status: row.status,
  ...(row.provider ? { provider: row.provider } : {}),
  attempts: row.attempts,
  ...(row.status === 'queued' && row.nextAttemptAt
    ? { nextAttemptAt: iso(row.nextAttemptAt) }
    : {}),
  ...(row.code ? { code: row.code } : {}),
  ...(row.message ? { message: row.message } : {}),
  credits: row.credits,
  ...(row.durationMs === null ? {} : { durationMs: row.durationMs }),
  createdAt: iso(row.createdAt),
  ...(row.finishedAt ? { finishedAt: iso(row.finishedAt) } : {}),
});
