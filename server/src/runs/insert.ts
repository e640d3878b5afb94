import type { Core } from '@strapi/strapi';

import { RUNS_UID, type RunRow } from '../models/runs';
import { table } from '../models/table';

/** What is known of a run before it begins. */
export type NewRun = Pick<RunRow, 'filter' | 'options' | 'startedBy' | 'estimatedCredits'> &
  Partial<Pick<RunRow, 'occasion'>>;

/** Writes down a run that has not begun. The database refuses an occasion that has one. */
export const insertRun = (strapi: Core.Strapi, run: NewRun): Promise<RunRow> =>
  table<RunRow>(strapi, RUNS_UID).create({
    data: {
      occasion: null,
      ...run,
      status: 'queued',
      startedBy: run.startedBy.slice(0, 200),
      pausedCode: null,
      pausedReason: null,
      cursor: 0,
      selected: false,
      result: null,
      createdAt: new Date(),
      startedAt: null,
      finishedAt: null,
    },
  });
