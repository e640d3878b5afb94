import type { Core } from '@strapi/strapi';

import { RUNS_UID, type RunRow } from '../models/runs';
import { tasksThatMayBecome } from '../models/states';
import { isUniqueViolation, table } from '../models/table';
import { TASKS_UID, tasksModel, type TaskRow } from '../models/tasks';
import { rawTransaction, transaction } from '../models/transaction';
import { moveRun } from './advance';

const CHUNK = 500;

/** Somebody else may begin with one of the images while a chunk is made. */
const TRIES = 5;

/**
 * Puts what failed in a run back into the queue, as if it had never been tried. An image that is
 * in work elsewhere stays failed.
 *
 * @returns how many go again
 */
export async function retryFailed(strapi: Core.Strapi, run: RunRow): Promise<number> {
  let again = 0;
  let cursor = 0;
  for (;;) {
    const failed = await table<TaskRow>(strapi, TASKS_UID).findMany({
      where: { runId: run.id, status: 'failed', id: { $gt: cursor } },
      select: ['id', 'assetId'],
      orderBy: { id: 'asc' },
      limit: CHUNK,
    });
    const last = failed.at(-1);
    if (!last) return again;
    cursor = last.id;
    again += await retryChunk(strapi, run, failed);
  }
}

async function retryChunk(
  strapi: Core.Strapi,
  run: RunRow,
  failed: readonly Pick<TaskRow, 'id' | 'assetId'>[],
): Promise<number> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await requeue(strapi, run, failed);
    } catch (error) {
      if (left === 0 || !isUniqueViolation(error)) throw error;
    }
  }
}

async function requeue(
  strapi: Core.Strapi,
  run: RunRow,
  failed: readonly Pick<TaskRow, 'id' | 'assetId'>[],
): Promise<number> {
  const tasks = table<TaskRow>(strapi, TASKS_UID);
  const assetId = { $in: failed.map((task) => task.assetId) };
  const open = await tasks.findMany({
    where: { assetId, status: { $in: ['queued', 'running'] } },
    select: ['assetId'],
  });
  const busy = new Set(open.map((task) => task.assetId));
  const ids = failed.filter((task) => !busy.has(task.assetId)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  return transaction(strapi, async () => {
    // With its tasks, or it would be over again before the last of them is back.
    await moveRun(strapi, run.id, 'running', { finishedAt: null, result: null });
    await table<RunRow>(strapi, RUNS_UID).updateMany({
      where: { id: run.id },
      data: { result: null },
    });
    return requeueRows(strapi, ids);
  });
}

/** As `moveRun` for tasks; each gets its own key back, which only the database can do for many. */
async function requeueRows(strapi: Core.Strapi, ids: readonly number[]): Promise<number> {
  const { db } = strapi;
  const type = db.dialect.client === 'mysql' ? 'CHAR' : 'VARCHAR(20)';
  return rawTransaction(strapi, async (trx) =>
    db
      .getConnection(tasksModel.tableName)
      .transacting(trx)
      .whereIn('id', [...ids])
      .whereIn(
        'status',
        tasksThatMayBecome('queued').filter((status) => status === 'failed'),
      )
      .update({
        status: 'queued',
        active_key: db.connection.raw(`CAST(asset_id AS ${type})`),
        attempts: 0,
        next_attempt_at: new Date(),
        finished_at: null,
        code: null,
        message: null,
        duration_ms: null,
        single: false,
      }),
  );
}
