import type { Core } from '@strapi/strapi';

import type { TaskCode } from '../contracts/errors';
import { RUNS_UID, type RunRow } from '../models/runs';
import { runsThatMayBecome } from '../models/states';
import { table } from '../models/table';

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
  /** The runs that are not over: whose tasks may be worked on, and whose may not. Few. */
  runs(): Promise<{ open: number[]; closed: number[] }>;
  /** Pauses a run for a reason that a person has to see to. */
  pause(runId: number, code: TaskCode, reason: string): Promise<void>;
}

export function createRunGate(strapi: Core.Strapi): RunGate {
  const runs = () => table<RunRow>(strapi, RUNS_UID);
  return {
    async runs() {
      // A cancelled run is over as soon as its tasks are.
      const rows = await runs().findMany({
        where: {
          status: { $in: ['queued', 'running', 'paused', 'cancelled'] },
          finishedAt: { $null: true },
        },
        select: ['id', 'status'],
      });
      const isOpen = ({ status }: RunRow) => status === 'queued' || status === 'running';
      return {
        open: rows.filter(isOpen).map(({ id }) => id),
        closed: rows.filter((row) => !isOpen(row)).map(({ id }) => id),
      };
    },
    async pause(runId, code, reason) {
      await runs().updateMany({
        where: { id: runId, status: { $in: runsThatMayBecome('paused') } },
        data: { status: 'paused', pausedCode: code, pausedReason: reason },
      });
    },
  };
}
