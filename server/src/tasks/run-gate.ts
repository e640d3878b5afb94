import type { Core } from '@strapi/strapi';

import type { TaskCode } from '../contracts/errors';
import { RUNS_UID, type RunRow } from '../models/runs';
import { runsThatMayBecome } from '../models/states';
import { table, type Where } from '../models/table';

/** What no image of a run can get past: the account has to be put right first. */
const STOPPING: ReadonlySet<TaskCode> = new Set<TaskCode>([
  'insufficient_credits',
  'unauthorized',
  'forbidden',
]);

/** Whether a failure with this code would meet every other task of the run as well. */
export const stopsRun = (code: TaskCode): boolean => STOPPING.has(code);

/** What the work on tasks has to know of the runs they belong to. */
export interface RunGate {
  /** A condition that leaves out the tasks of runs that are paused or cancelled. */
  open(): Promise<Where>;
  /** Pauses a run for a reason that a person has to see to. */
  pause(runId: number, code: TaskCode, reason: string): Promise<void>;
}

export function createRunGate(strapi: Core.Strapi): RunGate {
  const runs = () => table<RunRow>(strapi, RUNS_UID);
  return {
    async open() {
      // Few: a cancelled run is finished as soon as its tasks are.
      const closed = await runs().findMany({
        where: { status: { $in: ['paused', 'cancelled'] }, finishedAt: { $null: true } },
        select: ['id'],
      });
      if (closed.length === 0) return {};
      const ids = closed.map(({ id }) => id);
      return { $or: [{ runId: { $null: true } }, { runId: { $notIn: ids } }] };
    },
    async pause(runId, code, reason) {
      await runs().updateMany({
        where: { id: runId, status: { $in: runsThatMayBecome('paused') } },
        data: { status: 'paused', pausedCode: code, pausedReason: reason },
      });
    },
  };
}
