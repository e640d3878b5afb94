import type { Core } from '@strapi/strapi';

import { table } from '../models/table';
import { TASKS_UID, type TaskRow, type Trigger } from '../models/tasks';
import { createDueTasks } from './due';
import { leaseFromNow } from './rows';
import type { RunGate } from './run-gate';

/** Tasks that nobody waits for: these may go in a batch, which takes its time. */
const PATIENT: readonly Trigger[] = ['scan', 'run'];

/** What a batch does with the tasks it is made of. */
export interface Holds {
  /** Whether so many tasks are due that a batch is worth it. */
  enough(count: number): Promise<boolean>;
  /** Takes due tasks, to see which of them can go together. */
  take(owner: string, limit: number): Promise<TaskRow[]>;
  /**
   * They wait for a batch: no lease runs out under them, whatever happens to this process.
   * @returns how many were still this owner's
   */
  hold(ids: readonly number[], owner: string, batchToken: string): Promise<number>;
  /** Back into the queue, at once. `single`: not into a batch again. */
  release(ids: readonly number[], single: boolean): Promise<void>;
}

export function createHolds(strapi: Core.Strapi, gate: RunGate): Holds {
  const tasks = () => table<TaskRow>(strapi, TASKS_UID);
  const due = createDueTasks(strapi, gate);
  const patient = { single: false, trigger: { $in: [...PATIENT] } };

  return {
    async enough(count) {
      return (await due.next(count, patient)).length === count;
    },
    async take(owner, limit) {
      const rows = await due.next(limit, patient);
      const ids = { $in: rows.map(({ id }) => id) };
      if (rows.length === 0) return [];
      await tasks().updateMany({
        where: { ...patient, status: 'queued', nextAttemptAt: { $lte: new Date() }, id: ids },
        data: { status: 'running', leaseOwner: owner, leaseUntil: leaseFromNow() },
      });
      return tasks().findMany({ where: { id: ids, status: 'running', leaseOwner: owner } });
    },
    async hold(ids, owner, batchToken) {
      const { count } = await tasks().updateMany({
        where: { id: { $in: [...ids] }, status: 'running', leaseOwner: owner },
        data: { leaseOwner: `batch:${batchToken}`, leaseUntil: null },
      });
      return count;
    },
    async release(ids, single) {
      if (ids.length === 0) return;
      await tasks().updateMany({
        where: { id: { $in: [...ids] }, status: 'running' },
        data: {
          status: 'queued',
          single,
          nextAttemptAt: new Date(),
          workKey: null,
          leaseOwner: null,
          leaseUntil: null,
        },
      });
    },
  };
}
