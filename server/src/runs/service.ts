import type { Page } from '../contracts/assets';
import type {
  Run,
  RunDetails,
  RunEstimate,
  RunFilter,
  RunOptions,
  RunUndo,
  RunUndoPreview,
} from '../contracts/runs';
import type { RunStatus } from '../contracts/runs';
import type { DescribeDeps } from '../describe/types';
import { RequestError } from '../errors';
import { RUNS_UID, type RunRow } from '../models/runs';
import { table } from '../models/table';
import { moveRun } from './advance';
import { costOf, estimateRun } from './estimate';
import { insertRun } from './insert';
import { createRunLoop, type RunLoop } from './loop';
import { createProgress } from './progress';
import { retryFailed } from './retry';
import { undoRun } from './undo';
import { previewUndo } from './undo-preview';

export interface RunsDeps extends DescribeDeps {
  notifyWorkers: () => void;
}

/** Many assets at once. */
export interface Runs {
  estimate(filter: RunFilter, options: RunOptions): Promise<RunEstimate>;
  start(filter: RunFilter, options: RunOptions, person: string): Promise<Run>;
  list(page: { page: number; pageSize: number }): Promise<Page<Run>>;
  /** Those that are not over, newest first; of very many the newest. */
  current(): Promise<Run[]>;
  /** @throws RequestError 404 */
  get(id: number): Promise<Run>;
  details(id: number): Promise<RunDetails>;
  /** Each throws RequestError 409 where the run's state does not allow it. */
  pause(id: number): Promise<Run>;
  resume(id: number): Promise<Run>;
  cancel(id: number): Promise<Run>;
  retry(id: number): Promise<Run>;
  undo(id: number, before: number | undefined, person: string): Promise<RunUndo>;
  previewUndo(id: number, before: number | undefined): Promise<RunUndoPreview>;
  /** A task of a run has ended, or a run was added. */
  notify: () => void;
  /** Moves them on in the background. */
  loop: RunLoop;
}

/** More are not shown at once. */
const MOST_CURRENT = 20;

const RETRIED: readonly RunStatus[] = ['running', 'paused', 'partial', 'failed'];

const refused = (status: RunStatus, what: string) =>
  new RequestError(409, `This run is ${status}, so it cannot be ${what}.`, {
    code: 'wrong_status',
  });

export function createRuns(deps: RunsDeps): Runs {
  const { strapi } = deps;
  const runs = () => table<RunRow>(strapi, RUNS_UID);
  const progress = createProgress(strapi);
  const loop = createRunLoop({ ...deps, progress });

  const find = async (id: number): Promise<RunRow> => {
    const run = await runs().findOne({ where: { id } });
    if (!run) throw new RequestError(404, 'There is no such run.');
    return run;
  };
  const answer = async (id: number): Promise<Run> => progress.of(await find(id));

  /** By hand: whatever had paused it is no longer the reason. */
  const move = async (id: number, to: RunStatus, what: string): Promise<Run> => {
    const { status } = await find(id);
    const paused = { pausedCode: null, pausedReason: null };
    // A finished run may go on by a retry only, which is not this.
    const over = status === 'partial' || status === 'failed';
    if (over || !(await moveRun(strapi, id, to, paused))) throw refused(status, what);
    loop.notify();
    deps.notifyWorkers();
    return answer(id);
  };

  /** @returns the language of the files' own columns @throws RequestError 409 */
  const undoable = async (id: number): Promise<string | undefined> => {
    const { status } = await find(id);
    if (status === 'queued' || status === 'running') throw refused(status, 'undone');
    return (await deps.settings.get()).languages[0];
  };

  return {
    estimate: (filter, options) => estimateRun(deps, filter, options),

    async start(filter, options, person) {
      const { totalCredits } = await costOf(deps, filter, options);
      const asked = { filter, options, startedBy: person };
      const run = await insertRun(strapi, { ...asked, estimatedCredits: totalCredits });
      loop.notify();
      return progress.of(run);
    },

    async list({ page, pageSize }) {
      const total = await runs().count();
      const rows = await runs().findMany({
        orderBy: { id: 'desc' },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      return {
        results: await Promise.all(rows.map((run) => progress.of(run))),
        pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
      };
    },

    async current() {
      const rows = await runs().findMany({
        where: { status: { $in: ['queued', 'running', 'paused'] } },
        orderBy: { id: 'desc' },
        limit: MOST_CURRENT,
      });
      return Promise.all(rows.map((run) => progress.of(run)));
    },

    get: answer,
    details: async (id) => ({ ...(await answer(id)), ...(await progress.causes(id)) }),
    pause: (id) => move(id, 'paused', 'paused'),
    cancel: (id) => move(id, 'cancelled', 'cancelled'),

    async resume(id) {
      const { status } = await find(id);
      if (status !== 'paused') throw refused(status, 'resumed');
      return move(id, 'running', 'resumed');
    },

    async retry(id) {
      const run = await find(id);
      if (!RETRIED.includes(run.status)) throw refused(run.status, 'retried');
      await retryFailed(strapi, run);
      loop.notify();
      deps.notifyWorkers();
      return answer(id);
    },

    async undo(id, before, person) {
      const language = await undoable(id);
      return undoRun(strapi, { runId: id, before }, language, person);
    },

    async previewUndo(id, before) {
      const language = await undoable(id);
      return previewUndo(strapi, { runId: id, before }, language);
    },

    notify: loop.notify,
    loop,
  };
}
