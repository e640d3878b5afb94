import type { Core } from '@strapi/strapi';

import type { RunStatus } from '../contracts/runs';
import type { DescribeDeps } from '../describe/types';
import { RUNS_UID, type RunRow } from '../models/runs';
import { isUniqueViolation, table } from '../models/table';
import { attempt } from '../models/transaction';
import type { Schedule } from '../settings/schedules';
import { costOf } from './estimate';
import { insertRun } from './insert';

const NOT_OVER: readonly RunStatus[] = ['queued', 'running', 'paused'];

/** What came of a moment at which a schedule was due. */
export type Outcome =
  | { kind: 'started'; run: RunRow }
  /** Its last run is not over. */
  | { kind: 'not-over'; run: RunRow }
  | { kind: 'too-dear'; credits: number }
  | { kind: 'nothing-to-do' }
  /** Another instance was first. */
  | { kind: 'taken' };

const lastOpenRun = (strapi: Core.Strapi, { name }: Schedule): Promise<RunRow | null> =>
  table<RunRow>(strapi, RUNS_UID).findOne({
    where: { occasion: { $startsWith: `${name}@` }, status: { $in: NOT_OVER } },
    orderBy: { id: 'desc' },
  });

/**
 * Starts the run of a schedule for one of its moments, where there is something to do. All
 * instances may ask for the same moment: the one whose row is first has it.
 *
 * @throws RequestError where the folder of its filter is gone
 */
export async function startOccasion(
  deps: DescribeDeps,
  schedule: Schedule,
  moment: Date,
): Promise<Outcome> {
  const { strapi } = deps;
  const { name, filter, options, maxCredits = Infinity } = schedule;
  const open = await lastOpenRun(strapi, schedule);
  if (open) return { kind: 'not-over', run: open };
  const { texts, totalCredits } = await costOf(deps, filter, options);
  if (texts === 0) return { kind: 'nothing-to-do' };
  if (totalCredits > maxCredits) return { kind: 'too-dear', credits: totalCredits };
  try {
    const run = await attempt(strapi, () =>
      insertRun(strapi, {
        filter,
        options,
        startedBy: `schedule "${name}"`,
        estimatedCredits: totalCredits,
        occasion: `${name}@${moment.toISOString()}`,
      }),
    );
    return { kind: 'started', run };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { kind: 'taken' };
  }
}
