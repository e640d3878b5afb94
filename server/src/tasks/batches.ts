import { table } from '../models/table';
import { BATCHES_UID, type BatchItem, type BatchRow } from '../models/batches';
import { planForBatch, type BatchPlan } from '../describe/batch-plan';
import { transaction } from '../models/transaction';
import type { TaskRow } from '../models/tasks';
import type { Provider } from '../providers/types';
import { advanceBatch } from './batch-advance';
import type { BatchDeps } from './batch-deps';
import { batchRoutes, type BatchRoute } from './batch-routes';
import { createBatchStore, newToken } from './batch-store';
import { createHolds } from './hold';
import { jobOf } from './job';
import { LEASE_MS } from './rows';
import type { WorkDeps } from './work';

/** Fewer than these go faster one by one. */
const SMALLEST_BATCH = 10;

/** Work that a vendor does in its own time, many images at once. */
export interface Batches {
  /** Moves on what is due and gathers what can go together. @returns whether there may be more */
  turn(signal: AbortSignal): Promise<boolean>;
  /** The vendor says that this one is done. @returns whether there is such a batch */
  wake(token: string): Promise<boolean>;
}

export function createBatches(deps: WorkDeps & { owner: string }): Batches {
  const { strapi } = deps;
  const batches = createBatchStore(strapi);
  const holds = createHolds(strapi, deps.gate);
  const batchDeps: BatchDeps = { ...deps, batches, holds };

  return {
    async turn(signal) {
      const due = await batches.takeDue(deps.owner);
      if (due) {
        await advanceBatch(batchDeps, due, signal);
        return true;
      }
      await holds.recover();
      for (const route of await batchRoutes(batchDeps)) {
        if (await gather(batchDeps, route, signal)) return true;
      }
      return false;
    },
    async wake(token) {
      const batch = await batches.findByToken(token);
      if (!batch) return false;
      await table<BatchRow>(strapi, BATCHES_UID).updateMany({
        where: { id: batch.id, status: 'sent' },
        data: { dueAt: new Date() },
      });
      return true;
    },
  };
}

async function gather(deps: BatchDeps, route: BatchRoute, signal: AbortSignal): Promise<boolean> {
  const { holds } = deps;
  if (!(await holds.enough(SMALLEST_BATCH, route.among))) return false;
  const gatherer = newToken();
  const tasks = await holds.take(gatherer, route.batch.maxImages, route.among);
  try {
    const { together, alone } = await plans(deps, route, tasks, signal);
    for (const group of groupByWhatTheyShare(together)) {
      if (group.length >= SMALLEST_BATCH) await createFrom(deps, route.provider, gatherer, group);
      else alone.push(...group.map(({ task }) => task.id));
    }
    await holds.putBack(alone, gatherer, { single: true });
  } finally {
    // What there was no time for, or what a failure has left.
    const ids = tasks.map(({ id }) => id);
    await holds.putBack(ids, gatherer, { single: false });
  }
  return tasks.length > 0;
}

/** Looks at the images, as many as there is time for. */
async function plans(
  deps: BatchDeps,
  { provider }: BatchRoute,
  tasks: readonly TaskRow[],
  signal: AbortSignal,
): Promise<{ together: Planned[]; alone: number[] }> {
  const together: Planned[] = [];
  const alone: number[] = [];
  // Slow storage: the lease on what was not looked at yet would run out meanwhile.
  const until = Date.now() + LEASE_MS / 2;
  for (const task of tasks) {
    signal.throwIfAborted();
    if (Date.now() > until) break;
    const plan = await planForBatch(
      deps,
      await jobOf(deps, task, { signal, once: false }),
      provider,
    );
    if (plan) together.push({ task, plan });
    else alone.push(task.id);
  }
  return { together, alone };
}

type Planned = { task: TaskRow; plan: BatchPlan };

/** Images can go together that want the same languages and the same options. */
function groupByWhatTheyShare(planned: readonly Planned[]): Planned[][] {
  const groups = new Map<string, Planned[]>();
  for (const item of planned) {
    const key = JSON.stringify([[...item.plan.languages.keys()].sort(), item.plan.shared]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** One batch a language. The rows come first: whatever happens then, they say what was under way. */
async function createFrom(
  deps: BatchDeps,
  provider: Provider,
  gatherer: string,
  group: readonly Planned[],
): Promise<void> {
  const first = group[0];
  if (!first) return;
  const token = newToken();
  await transaction(deps.strapi, async () => {
    for (const [index, language] of [...first.plan.languages.keys()].entries()) {
      const items = group.map(({ task, plan }): BatchItem => ({
        taskId: task.id,
        assetId: task.assetId,
        url: plan.url,
        fingerprint: plan.fingerprint,
        locales: plan.languages.get(language) ?? [],
        fields: plan.fields,
      }));
      await deps.batches.create({
        token: index === 0 ? token : newToken(),
        provider: provider.id,
        language,
        items,
        shared: first.plan.shared,
      });
    }
    const ids = group.map(({ task }) => task.id);
    if ((await deps.holds.hold(ids, gatherer, token)) !== ids.length) {
      throw new Error('a task was taken by somebody else while its batch was made');
    }
  });
}
