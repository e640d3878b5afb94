import type { Core } from '@strapi/strapi';

import type { Page } from '../contracts/assets';
import type { TaskCode } from '../contracts/errors';
import type { Task, TaskStatus } from '../contracts/tasks';
import { isUniqueViolation, table, type Where } from '../models/table';
import { tasksThatMayBecome } from '../models/states';
import { attempt, write } from '../models/transaction';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import { createClaim, type Claim } from './claim';
import { createDueTasks, type DueTasks } from './due';
import { leaseFromNow, toRow, toTask, type NewTask } from './rows';
import { createRunGate } from './run-gate';

/** How the work on a task ended. */
export interface TaskEnd {
  status: Extract<TaskStatus, 'done' | 'skipped' | 'failed' | 'cancelled'>;
  code?: TaskCode;
  message?: string;
  provider?: string;
  credits: number;
  durationMs: number;
}

/** The durable rows of work. Every change of a row by a worker holds only while its lease does. */
export interface TaskStore {
  /** @returns the row, or `null` where an unfinished task with that key is there already */
  insert(task: NewTask): Promise<TaskRow | null>;
  /** Inserts many in few statements. @returns how many were not there already */
  insertMany(tasks: readonly NewTask[]): Promise<number>;
  find(id: number): Promise<TaskRow | null>;
  latest(assetId: number): Promise<TaskRow | null>;
  /** The latest task that saw the file's bytes come in, with what was captured of them. */
  latestArrival(assetId: number): Promise<Pick<TaskRow, 'id' | 'trigger' | 'capture'> | null>;
  isUnfinished(assetId: number): Promise<boolean>;
  /** Whether the file was replaced after this task was made. */
  replacedSince(task: TaskRow): Promise<boolean>;
  /** Takes up to `limit` tasks that are due, or whose worker is dead. */
  claim: Claim;
  /** Leaves the tasks of a run, or those of none, alone for a while. Milliseconds. */
  rest: DueTasks['rest'];
  /** Milliseconds until the next task is due; `null` where none waits. */
  msUntilDue(): Promise<number | null>;
  /** @returns the ids that this owner still holds */
  renew(owner: string, ids: readonly number[]): Promise<void>;
  /** Reserves identical bytes for one payer. @returns whether it is ours */
  reserve(task: TaskRow, fingerprint: string): Promise<boolean>;
  finish(task: TaskRow, owner: string, end: TaskEnd): Promise<boolean>;
  /** Back into the queue: after a failure, or to wait for another task. */
  postpone(
    task: TaskRow,
    owner: string,
    after: { delayMs: number; countsAsAttempt: boolean; code?: TaskCode; message?: string },
  ): Promise<void>;
  list(where: Where, page: { page: number; pageSize: number }): Promise<Page<Task>>;
}

/** SQLite takes 32,766 values in a statement. */
const INSERT_CHUNK = 500;

export function createTaskStore(strapi: Core.Strapi, gate = createRunGate(strapi)): TaskStore {
  const tasks = () => table<TaskRow>(strapi, TASKS_UID);
  const due = createDueTasks(strapi, gate);
  const held = (task: TaskRow, owner: string, to: TaskStatus) => ({
    id: task.id,
    status: { $in: tasksThatMayBecome(to) },
    leaseOwner: owner,
  });

  return {
    async insert(task) {
      try {
        return await attempt(strapi, () => tasks().create({ data: toRow(task) }));
      } catch (error) {
        if (isUniqueViolation(error)) return null;
        throw error;
      }
    },

    async insertMany(list) {
      let inserted = 0;
      for (let from = 0; from < list.length; from += INSERT_CHUNK) {
        const chunk = list.slice(from, from + INSERT_CHUNK);
        try {
          const data = chunk.map(toRow);
          inserted += (await attempt(strapi, () => tasks().createMany({ data }))).count;
        } catch (error) {
          if (!isUniqueViolation(error)) throw error;
          // One of them is in work already: find out which, one by one.
          for (const task of chunk) if (await this.insert(task)) inserted += 1;
        }
      }
      return inserted;
    },

    find: (id) => tasks().findOne({ where: { id } }),

    latest: (assetId) => tasks().findOne({ where: { assetId }, orderBy: { id: 'desc' } }),

    latestArrival: (assetId) =>
      tasks().findOne({
        where: { assetId, trigger: { $in: ['upload', 'replace'] } },
        orderBy: { id: 'desc' },
        select: ['id', 'trigger', 'capture'],
      }),

    async isUnfinished(assetId) {
      const where = { assetId, status: { $in: ['queued', 'running'] } };
      return (await tasks().count({ where })) > 0;
    },

    async replacedSince({ id, assetId }) {
      const where = { assetId, trigger: 'replace', id: { $gt: id } };
      return (await tasks().count({ where })) > 0;
    },

    claim: createClaim(strapi, due),
    rest: due.rest,

    async msUntilDue() {
      const next = await due.nextAt();
      return next ? Math.max(0, next.getTime() - Date.now()) : null;
    },

    async renew(owner, ids) {
      if (ids.length === 0) return;
      await tasks().updateMany({
        where: { id: { $in: [...ids] }, status: 'running', leaseOwner: owner },
        data: { leaseUntil: leaseFromNow() },
      });
    },

    async reserve(task, fingerprint) {
      try {
        const where = { id: task.id, status: 'running' };
        const data = { workKey: fingerprint };
        const reserved = () => attempt(strapi, () => tasks().updateMany({ where, data }));
        return (await write(strapi, reserved)).count === 1;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async finish(task, owner, end) {
      const data = {
        ...end,
        code: end.code ?? null,
        message: end.message ?? null,
        provider: end.provider ?? null,
        activeKey: null,
        workKey: null,
        leaseOwner: null,
        leaseUntil: null,
        nextAttemptAt: null,
        finishedAt: new Date(),
      };
      const where = held(task, owner, end.status);
      return (await write(strapi, () => tasks().updateMany({ where, data }))).count === 1;
    },

    async postpone(task, owner, { delayMs, countsAsAttempt, code, message }) {
      const data = {
        status: 'queued' as const,
        attempts: countsAsAttempt ? task.attempts : task.attempts - 1,
        nextAttemptAt: new Date(Date.now() + delayMs),
        code: code ?? null,
        message: message ?? null,
        workKey: null,
        leaseOwner: null,
        leaseUntil: null,
      };
      const where = held(task, owner, 'queued');
      await write(strapi, () => tasks().updateMany({ where, data }));
    },

    async list(where, { page, pageSize }) {
      const total = await tasks().count({ where });
      const rows = await tasks().findMany({
        where,
        orderBy: { id: 'desc' },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      return {
        results: rows.map(toTask),
        pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
      };
    },
  };
}
