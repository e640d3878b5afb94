import type { Core } from '@strapi/strapi';

import type { RunCounts, RunStatus } from '../contracts/runs';
import { RequestError } from '../errors';
import { RUNS_UID, type RunRow } from '../models/runs';
import { runsThatMayBecome, tasksThatMayBecome } from '../models/states';
import { table } from '../models/table';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import { transaction } from '../models/transaction';
import type { Progress } from './progress';
import { selectChunk, type SelectDeps } from './select';

/** So many tasks are cancelled by one statement. */
const CHUNK = 1000;

export interface AdvanceDeps extends SelectDeps {
  progress: Progress;
  /** There are new tasks. */
  notifyWorkers: () => void;
}

/** What a run that is over is called. A dry run is complete when it has told. */
export function finalStatus(
  counts: Pick<RunCounts, 'done' | 'failed' | 'skipped'>,
): Extract<RunStatus, 'completed' | 'partial' | 'failed'> {
  if (counts.failed === 0) return 'completed';
  return counts.done + counts.skipped > 0 ? 'partial' : 'failed';
}

/** Changes a run's state where its state allows it. @returns whether it did */
export async function moveRun(
  strapi: Core.Strapi,
  id: number,
  to: RunStatus,
  data: Partial<Omit<RunRow, 'id' | 'status'>> = {},
): Promise<boolean> {
  const { count } = await table<RunRow>(strapi, RUNS_UID).updateMany({
    where: { id, status: { $in: runsThatMayBecome(to) } },
    data: { ...data, status: to },
  });
  return count === 1;
}

/** The runs that are not over: a cancelled one is when the last of its tasks is. */
export const unfinishedRuns = (strapi: Core.Strapi): Promise<RunRow[]> =>
  table<RunRow>(strapi, RUNS_UID).findMany({
    where: {
      status: { $in: ['queued', 'running', 'cancelled'] },
      finishedAt: { $null: true },
    },
    orderBy: { id: 'asc' },
  });

/**
 * Takes a run one step further, from whatever it was left in.
 *
 * @returns whether there is more to do at once
 */
export async function advanceRun(deps: AdvanceDeps, run: RunRow): Promise<boolean> {
  const { strapi } = deps;
  switch (run.status) {
    case 'queued':
      return moveRun(strapi, run.id, 'running', { startedAt: new Date() });
    case 'running': {
      if (!run.selected) {
        if (!(await select(deps, run))) return false;
        deps.notifyWorkers();
        return true;
      }
      await completeRun(deps, run);
      return false;
    }
    case 'cancelled':
      return cancelTasks(deps, run);
    default:
      return false;
  }
}

/** @returns whether it can go on: the folder may be gone since, and then a person has to decide */
async function select(deps: AdvanceDeps, run: RunRow): Promise<boolean> {
  try {
    await selectChunk(deps, run);
    return true;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    await moveRun(deps.strapi, run.id, 'paused', { pausedReason: error.message });
    return false;
  }
}

async function hasOpenTasks(strapi: Core.Strapi, runId: number): Promise<boolean> {
  const where = { runId, status: { $in: ['queued', 'running'] } };
  return (await table<TaskRow>(strapi, TASKS_UID).findOne({ where, select: ['id'] })) !== null;
}

async function completeRun({ strapi, progress }: AdvanceDeps, run: RunRow): Promise<void> {
  if (await hasOpenTasks(strapi, run.id)) return;
  const result = await progress.count(run.id);
  await transaction(strapi, async () => {
    const finishedAt = new Date();
    await moveRun(strapi, run.id, finalStatus(result.counts), { finishedAt, result });
    // Somebody has retried what failed, between the look and the end.
    if (await hasOpenTasks(strapi, run.id)) {
      await moveRun(strapi, run.id, 'running', { finishedAt: null, result: null });
    }
  });
}

/** What waits will not be done; what is under way is finished, since it is paid for already. */
async function cancelTasks(
  { strapi, progress }: AdvanceDeps,
  { id: runId }: RunRow,
): Promise<boolean> {
  const tasks = table<TaskRow>(strapi, TASKS_UID);
  const status = { $in: tasksThatMayBecome('cancelled') };
  const waiting = await tasks.findMany({ where: { runId, status }, select: ['id'], limit: CHUNK });
  if (waiting.length > 0) {
    await tasks.updateMany({
      where: { id: { $in: waiting.map(({ id }) => id) }, status },
      data: {
        status: 'cancelled',
        activeKey: null,
        workKey: null,
        nextAttemptAt: null,
        finishedAt: new Date(),
      },
    });
    return true;
  }
  if (await hasOpenTasks(strapi, runId)) return false;
  const result = await progress.count(runId);
  await table<RunRow>(strapi, RUNS_UID).updateMany({
    where: { id: runId, status: 'cancelled' },
    data: { finishedAt: new Date(), result },
  });
  return false;
}
