import { table } from '../models/table';
import { BATCHES_UID, type BatchItem, type BatchRow } from '../models/batches';
import { planForBatch, type BatchPlan } from '../describe/batch-plan';
import { haveAddresses } from '../describe/reach';
import { transaction } from '../models/transaction';
import type { TaskRow } from '../models/tasks';
import type { Provider } from '../providers/types';
import { advanceBatch } from './batch-advance';
import type { BatchDeps } from './batch-deps';
import { createBatchStore, newToken } from './batch-store';
import { createHolds } from './hold';
import { jobOf } from './job';
import { LEASE_MS } from './rows';
import type { WorkDeps } from './work';

/** Fewer than these go faster one by one. */
const SMALLEST_BATCH = 10;

/** So many are under way at once; the rest of the work goes one by one meanwhile. */
const UNFINISHED_AT_ONCE = 4;

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
      return gather(batchDeps, signal);
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

/** The first provider of the settings, where it takes batches and its key is there. */
async function batchProvider(deps: BatchDeps): Promise<Provider | null> {
  const { sources } = await deps.settings.get();
  const provider = deps.registry.get(sources.providers[0] ?? '');
  // Without it, each image would only be looked at in vain.
  if (!provider?.batch || !haveAddresses(deps, provider)) return null;
  const unfinished = await deps.batches.unfinished(provider.id);
  return unfinished.length < UNFINISHED_AT_ONCE ? provider : null;
}

async function gather(deps: BatchDeps, signal: AbortSignal): Promise<boolean> {
  if (!(await deps.holds.enough(SMALLEST_BATCH))) return false;
  const provider = await batchProvider(deps);
  if (!provider?.batch) return false;
  const taking = `${deps.owner}:${newToken()}`;
  const tasks = await deps.holds.take(taking, provider.batch.maxImages);
  const planned: { task: TaskRow; plan: BatchPlan }[] = [];
  const alone: number[] = [];
  // Slow storage: the lease on what was not looked at yet would run out meanwhile.
  const later: number[] = [];
  const until = Date.now() + LEASE_MS / 2;
  for (const task of tasks) {
    if (Date.now() > until) {
      later.push(task.id);
      continue;
    }
    const job = await jobOf(deps, task, { signal, once: false });
    const plan = await planForBatch(deps, job, provider);
    if (plan) planned.push({ task, plan });
    else alone.push(task.id);
  }
  const groups = groupByWhatTheyShare(planned);
  for (const group of groups) {
    if (group.length < SMALLEST_BATCH) alone.push(...group.map(({ task }) => task.id));
    else await createFrom(deps, provider, taking, group);
  }
  await deps.holds.release(alone, true);
  await deps.holds.release(later, false);
  return tasks.length > 0;
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
  taking: string,
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
    if ((await deps.holds.hold(ids, taking, token)) !== ids.length) {
      throw new Error('a task was taken by somebody else while its batch was made');
    }
  });
}
