import type { Core } from '@strapi/strapi';

import { table, type Where } from '../models/table';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import type { RunGate } from './run-gate';

/** The tasks that wait to be taken, in the order in which they are. */
export interface DueTasks {
  /** The next ones. `narrow`: only those of them that hold to this as well. */
  next(limit: number, narrow?: Where): Promise<TaskRow[]>;
  /** When the next one is due; `null` where none waits. */
  nextAt(): Promise<Date | null>;
  /** Leaves the tasks of a run, or those of none, alone for so many milliseconds. */
  rest: (runId: number | null, ms: number) => void;
}

const inOrder = (a: TaskRow, b: TaskRow): number => a.priority - b.priority || a.id - b.id;

const earliest = (a: Date | null, b: Date | null): Date | null =>
  a && b ? (a < b ? a : b) : (a ?? b);

/** It is the same in all of a lane. PostgreSQL does not see that of `IS NULL`, and would sort. */
const ALONG_THE_INDEX = [{ runId: 'asc' as const }];

/**
 * Looks for each run by itself, and for the tasks of none: each is a walk along an index that ends
 * after `limit` rows. One walk over all of them would pass every task of a paused run each time,
 * and there may be a million.
 */
export function createDueTasks(strapi: Core.Strapi, gate: RunGate): DueTasks {
  const tasks = () => table<TaskRow>(strapi, TASKS_UID);
  const resting = new Map<number | null, number>();

  /** What is left where no run has anything: a task whose run was called finished too early. */
  const lanes = async (): Promise<{ lanes: Where[]; rest: Where[] }> => {
    const { open, closed } = await gate.runs();
    const now = Date.now();
    for (const [lane, until] of resting) if (until <= now) resting.delete(lane);
    const awake = [null, ...open].filter((lane) => !resting.has(lane));
    return {
      lanes: awake.map((runId) => ({ runId: runId ?? { $null: true } })),
      rest: closed.length + resting.size === 0 ? [{}] : [],
    };
  };

  return {
    async next(limit, narrow = {}) {
      const due = { ...narrow, status: 'queued', nextAttemptAt: { $lte: new Date() } };
      const orderBy = [...ALONG_THE_INDEX, { priority: 'asc' as const }, { id: 'asc' as const }];
      const look = async (conditions: Where[]): Promise<TaskRow[]> => {
        const found = conditions.map((lane) =>
          tasks().findMany({ where: { ...due, ...lane }, orderBy, limit }),
        );
        return (await Promise.all(found)).flat();
      };
      const known = await lanes();
      const rows = await look(known.lanes);
      return (rows.length > 0 ? rows : await look(known.rest)).sort(inOrder).slice(0, limit);
    },

    rest(runId, ms) {
      resting.set(runId, Math.max(resting.get(runId) ?? 0, Date.now() + ms));
    },

    async nextAt() {
      const look = async (conditions: Where[]): Promise<Date | null> => {
        const found = conditions.map((lane) =>
          tasks().findOne({
            where: { status: 'queued', ...lane },
            orderBy: [...ALONG_THE_INDEX, { nextAttemptAt: 'asc' as const }],
            select: ['id', 'nextAttemptAt'],
          }),
        );
        return (await Promise.all(found))
          .map((row) => (row?.nextAttemptAt ? new Date(row.nextAttemptAt) : null))
          .reduce(earliest, null);
      };
      const known = await lanes();
      const next = (await look(known.lanes)) ?? (await look(known.rest));
      const awake = [...resting.values()].map((until) => new Date(until));
      return awake.reduce(earliest, next);
    },
  };
}
