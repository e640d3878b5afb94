import type { Core } from '@strapi/strapi';

import { RUNS_UID, type RunRow } from '../models/runs';
import { isUniqueViolation, table } from '../models/table';
import { tasksModel } from '../models/tasks';
import { rawTransaction, type Transaction } from '../models/transaction';
import { moveRun } from './advance';

/** Somebody else may begin with one of the images while they are put back. */
const TRIES = 5;

/**
 * Puts what failed in a run back into the queue, as if it had never been tried: all of it or, where
 * the process dies meanwhile, nothing. An image that is in work elsewhere stays failed.
 *
 * @returns how many go again
 */
export async function retryFailed(strapi: Core.Strapi, run: RunRow): Promise<number> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await rawTransaction(strapi, async (trx) => {
        const again = await requeueFailed(strapi, run.id, trx);
        if (again === 0) return 0;
        // With its tasks, or it would be over again before the last of them is back.
        await moveRun(strapi, run.id, 'running', { finishedAt: null });
        await table<RunRow>(strapi, RUNS_UID).updateMany({
          where: { id: run.id },
          data: { result: null },
        });
        return again;
      });
    } catch (error) {
      if (left === 0 || !isUniqueViolation(error)) throw error;
    }
  }
}

/** As `moveRun` for tasks; each gets its own key back, which only the database can do for many. */
async function requeueFailed(
  { db }: Core.Strapi,
  runId: number,
  trx: Transaction,
): Promise<number> {
  const type = db.dialect.client === 'mysql' ? 'CHAR' : 'VARCHAR(20)';
  const tasks = () => db.getConnection(tasksModel.tableName);
  const open = tasks()
    .whereIn('status', ['queued', 'running'])
    .select<{ asset_id: number }[]>('asset_id');
  // MySQL reads the table that it changes only through a derived one.
  const busy = db.connection.from(open.as('busy')).select('busy.asset_id');
  return tasks()
    .transacting(trx)
    .where({ run_id: runId, status: 'failed' })
    .whereNotIn('asset_id', busy)
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
    });
}
