import type { Run, RunEstimate } from '../../server/src/contracts/runs';
import { ok } from '../../tests/support/http';
import { waitFor } from '../../tests/support/wait';
import type { OpenAi } from '../../tests/vendors/openai-compatible';
import type { Library } from './library';
import { forgetPeak, heapMiB, peakMiB } from './memory';

/** What the vendor takes for an answer. Milliseconds. */
export const LATENCY_MS = 50;
const SLOW_MS = 20_000;

/** So many images are described at each size. */
export const DESCRIBED = 300;

export interface RunFigures {
  estimateMs: number;
  startMs: number;
  /** Until every image of the library has its task. */
  selectedMs: number;
  images: number;
  /** The most that was resident, from the start until all tasks were there and enough was done. */
  peakMiB: number;
  heapMiB: number;
}

/** Starts a run over the whole library, and pauses it when enough is done. */
export async function measureRun(
  { strapi, knex }: Library,
  vendor: Pick<OpenAi, 'set'>,
): Promise<RunFigures> {
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const began = performance.now();
    return [await work(), performance.now() - began];
  };
  const { admin } = strapi;
  await admin.token();
  // While the tasks are made hardly anything is described: as many images in all, at each size.
  vendor.set({ latencyMs: SLOW_MS });
  const pid = strapi.pid() ?? 0;
  await heapMiB(strapi);
  forgetPeak(pid);
  const [estimate, estimateMs] = await timed(async () =>
    ok(await admin.post<RunEstimate>('/alt-text/runs/estimate', {})),
  );
  const began = performance.now();
  const [run, startMs] = await timed(async () => ok(await admin.post<Run>('/alt-text/runs', {})));
  const wait = { timeoutMs: 600_000, intervalMs: 200 };
  await waitFor(
    async () => {
      const row = await knex('alt_text_runs')
        .where({ id: run.id })
        .first<{ selected: unknown } | undefined>('selected');
      return Boolean(row?.selected);
    },
    { ...wait, what: 'all tasks to be there' },
  );
  const selectedMs = performance.now() - began;
  vendor.set({ latencyMs: LATENCY_MS });
  await waitFor(
    async () => {
      const [row] = await knex('alt_text_tasks')
        .where({ run_id: run.id, status: 'done' })
        .count<{ n: unknown }[]>({ n: '*' });
      return Number(row?.n) >= DESCRIBED;
    },
    { ...wait, what: `${DESCRIBED} images to be described` },
  );
  const figures = {
    estimateMs,
    startMs,
    selectedMs,
    images: estimate.images,
    peakMiB: peakMiB(pid),
    heapMiB: await heapMiB(strapi),
  };
  ok(await admin.post(`/alt-text/runs/${run.id}/pause`));
  return figures;
}
