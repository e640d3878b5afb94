import type { Core } from '@strapi/strapi';

import type { TaskCode } from '../contracts/errors';
import { table, type Where } from '../models/table';
import { TASKS_UID, type TaskRow, type Trigger } from '../models/tasks';
import { createDueTasks } from './due';
import { GATHERING, leaseFromNow } from './rows';
import type { RunGate } from './run-gate';

/** Tasks that nobody waits for: these may go in a batch, which takes its time. */
const PATIENT: readonly Trigger[] = ['scan', 'run'];

/** Begins the name of a batch that tasks wait for. */
const BATCH = 'batch:';

/** What stands on a task that goes back into the queue. */
export interface Released {
  /** Not into a batch again. */
  single: boolean;
  /** Why it waits, where there is a reason. */
  because?: { code: TaskCode; message: string };
}

/** What a batch does with the tasks it is made of. */
export interface Holds {
  /** Whether so many of these tasks are due that a batch is worth it. */
  enough(count: number, among: Where): Promise<boolean>;
  /** Takes due tasks, to see which of them can go together. */
  take(gatherer: string, limit: number, among: Where): Promise<TaskRow[]>;
  /**
   * They wait for a batch: no lease runs out under them, whatever happens to this process.
   * @returns how many were still this gatherer's
   */
  hold(ids: readonly number[], gatherer: string, batchToken: string): Promise<number>;
  /** Back into the queue at once, as far as they are still this gatherer's. */
  putBack(ids: readonly number[], gatherer: string, how: Released): Promise<void>;
  /** Back into the queue at once: what they waited for is over. */
  release(ids: readonly number[], how: Released): Promise<void>;
  /** Takes from gatherers that died what they had taken: it may still go together. */
  recover(): Promise<void>;
}

export function createHolds(strapi: Core.Strapi, gate: RunGate): Holds {
  const tasks = () => table<TaskRow>(strapi, TASKS_UID);
  const due = createDueTasks(strapi, gate);
  const patient = (among: Where): Where => ({
    single: false,
    trigger: { $in: [...PATIENT] },
    $and: [among],
  });
  const requeue = async (where: Where, { single, because }: Released): Promise<void> => {
    await tasks().updateMany({
      where: { ...where, status: 'running' },
      data: {
        status: 'queued',
        single,
        nextAttemptAt: new Date(),
        workKey: null,
        leaseOwner: null,
        leaseUntil: null,
        ...because,
      },
    });
  };

  return {
    async enough(count, among) {
      return (await due.next(count, patient(among))).length === count;
    },
    async take(gatherer, limit, among) {
      const leaseOwner = GATHERING + gatherer;
      const rows = await due.next(limit, patient(among));
      const ids = { $in: rows.map(({ id }) => id) };
      if (rows.length === 0) return [];
      await tasks().updateMany({
        where: { single: false, status: 'queued', nextAttemptAt: { $lte: new Date() }, id: ids },
        data: { status: 'running', leaseOwner, leaseUntil: leaseFromNow() },
      });
      return tasks().findMany({ where: { id: ids, status: 'running', leaseOwner } });
    },
    async hold(ids, gatherer, batchToken) {
      const { count } = await tasks().updateMany({
        where: { id: { $in: [...ids] }, status: 'running', leaseOwner: GATHERING + gatherer },
        data: { leaseOwner: BATCH + batchToken, leaseUntil: null },
      });
      return count;
    },
    async putBack(ids, gatherer, how) {
      if (ids.length === 0) return;
      await requeue({ id: { $in: [...ids] }, leaseOwner: GATHERING + gatherer }, how);
    },
    async release(ids, how) {
      if (ids.length === 0) return;
      await requeue({ id: { $in: [...ids] }, leaseOwner: { $startsWith: BATCH } }, how);
    },
    async recover() {
      const dead = {
        status: 'running',
        leaseUntil: { $lt: new Date() },
        leaseOwner: { $startsWith: GATHERING },
      };
      if (!(await tasks().findOne({ where: dead, select: ['id'] }))) return;
      await requeue(dead, { single: false });
    },
  };
}
