import type { Page } from '../../server/src/contracts/assets';
import type { Run, RunBody, RunDetails } from '../../server/src/contracts/runs';
import type { Task } from '../../server/src/contracts/tasks';
import type { Clients } from './clients';
import { ok } from './http';
import { uniqueImage } from './image';
import { waitFor } from './wait';

const OVER = ['completed', 'partial', 'failed', 'cancelled'];

/** What tests do with runs. */
export interface RunSteps {
  start(body?: RunBody): Promise<Run>;
  get(id: number): Promise<RunDetails>;
  tasks(id: number, query?: string): Promise<Task[]>;
  steer(id: number, step: 'pause' | 'resume' | 'cancel' | 'retry'): Promise<Run>;
  /** The run once it is over, with nothing under way. */
  over(id: number, timeoutMs?: number, intervalMs?: number): Promise<RunDetails>;
  until(id: number, what: string, holds: (run: RunDetails) => boolean): Promise<RunDetails>;
  /** New images that nobody has described. */
  images(count: number, folder?: number): Promise<number[]>;
}

export function runSteps({ admin }: Clients): RunSteps {
  const get = async (id: number) => ok(await admin.get<RunDetails>(`/alt-text/runs/${id}`));
  const until: RunSteps['until'] = (id, what, holds) =>
    waitFor(
      async () => {
        const run = await get(id);
        return holds(run) && run;
      },
      { what, timeoutMs: 40_000 },
    );
  return {
    get,
    until,
    start: async (body = {}) => ok(await admin.post<Run>('/alt-text/runs', body)),
    tasks: async (id, query = '') =>
      ok(await admin.get<Page<Task>>(`/alt-text/runs/${id}/tasks?pageSize=100${query}`)).results,
    steer: async (id, step) => ok(await admin.post<Run>(`/alt-text/runs/${id}/${step}`)),
    over: (id, timeoutMs = 40_000, intervalMs = 50) =>
      waitFor(
        async () => {
          const run = await get(id);
          return OVER.includes(run.status) && run.finishedAt && run;
        },
        { what: `run ${id} to end`, timeoutMs, intervalMs },
      ),
    async images(count, folder) {
      const ids: number[] = [];
      for (let n = 0; n < count; n += 1) {
        const info = folder === undefined ? {} : { folder };
        const bytes = await uniqueImage({ width: 800, height: 600 });
        ids.push((await admin.upload(bytes, `image-${n}.jpg`, info)).id);
      }
      return ids;
    },
  };
}
