import type { Core } from '@strapi/strapi';

import type { Page } from '../contracts/assets';
import type { TaskCode } from '../contracts/errors';
import type { Task, TaskStatus } from '../contracts/tasks';
import { isUniqueViolation, table, type Where } from '../models/table';
import { tasksThatMayBecome } from '../models/states';
import { attempt } from '../models/transaction';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import { createDueTasks } from './due';
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
  /** The latest capture of the file's original bytes. */
  latestCapture(assetId: number): Promise<TaskRow['capture']>;
  isUnfinished(assetId: number): Promise<boolean>;
  /** Whether the file was replaced after this task was made. */
  replacedSince(task: TaskRow): Promise<boolean>;
  /** Takes up to `limit` tasks that are due, or whose worker is dead. */
  claim(owner: string, limit: number): Promise<TaskRow[]>;
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

  /** One UPDATE decides who gets it; a second worker finds the condition no longer true. */
  const take = async (row: TaskRow, owner: string, condition: Where): Promise<TaskRow | null> => {
    const data = {
      status: 'running' as const,
      leaseOwner: owner,
      leaseUntil: leaseFromNow(),
      attempts: row.attempts + 1,
    };
    const { count } = await tasks().updateMany({ where: { id: row.id, ...condition }, data });
    return count === 1 ? { ...row, ...data } : null;
  };

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

    async latestCapture(assetId) {
      const row = await tasks().findOne({
        where: { assetId, trigger: { $in: ['upload', 'replace'] } },
        orderBy: { id: 'desc' },
      });
      return row?.capture ?? null;
    },

    async isUnfinished(assetId) {
      const where = { assetId, status: { $in: ['queued', 'running'] } };
      return (await tasks().count({ where })) > 0;
    },

    async replacedSince({ id, assetId }) {
      const where = { assetId, trigger: 'replace', id: { $gt: id } };
      return (await tasks().count({ where })) > 0;
    },

    async claim(owner, limit) {
      const now = new Date();
      const orphaned = { status: 'running', leaseUntil: { $lt: now } };
      const orderBy = [{ priority: 'asc' as const }, { id: 'asc' as const }];
      const candidates = [
        ...(await tasks().findMany({ where: orphaned, orderBy, limit })),
        ...(await due.next(limit)),
      ];
      const queued = { status: 'queued', nextAttemptAt: { $lte: now } };
      const claimed: TaskRow[] = [];
      for (const row of candidates) {
        if (claimed.length === limit) break;
        const taken = await take(row, owner, row.status === 'queued' ? queued : orphaned);
        if (taken) claimed.push(taken);
      }
      return claimed;
    },

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
        return (await attempt(strapi, () => tasks().updateMany({ where, data }))).count === 1;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async finish(task, owner, end) {
      const { count } = await tasks().updateMany({
        where: held(task, owner, end.status),
        data: {
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
        },
      });
      return count === 1;
    },

    async postpone(task, owner, { delayMs, countsAsAttempt, code, message }) {
      await tasks().updateMany({
        where: held(task, owner, 'queued'),
        data: {
          status: 'queued',
          attempts: countsAsAttempt ? task.attempts : task.attempts - 1,
          nextAttemptAt: new Date(Date.now() + delayMs),
          code: code ?? null,
          message: message ?? null,
          workKey: null,
          leaseOwner: null,
          leaseUntil: null,
        },
      });
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
