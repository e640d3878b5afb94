import { haveAddresses } from '../describe/reach';
import type { BatchProvider, Provider } from '../providers/types';
import { RUNS_UID, type RunRow } from '../models/runs';
import { table, type Where } from '../models/table';
import type { BatchDeps } from './batch-deps';

/** So many are under way at once; the rest of the work goes one by one meanwhile. */
const UNFINISHED_AT_ONCE = 4;

/** A provider that could be sent a batch now, and the tasks that would ask it first. */
export interface BatchRoute {
  provider: Provider;
  batch: BatchProvider;
  among: Where;
}

/**
 * Tasks ask the provider that their run names, else the first of the settings. Told apart before
 * any of them is taken, so that nobody looks at images of a run that goes elsewhere.
 */
export async function batchRoutes(deps: BatchDeps): Promise<BatchRoute[]> {
  const { strapi, registry, settings, batches } = deps;
  // Without addresses, each image would only be looked at in vain.
  const takers = registry
    .list()
    .filter((provider) => provider.batch !== undefined && haveAddresses(deps, provider));
  if (takers.length === 0) return [];
  const [first] = (await settings.get()).sources.providers;
  const running = await table<RunRow>(strapi, RUNS_UID).findMany({
    where: { status: 'running' },
    select: ['id', 'options'],
  });
  const named = running.filter(({ options }) => options.provider !== undefined);
  const routes: BatchRoute[] = [];
  for (const provider of takers) {
    const { id, batch } = provider;
    const own = named.filter(({ options }) => options.provider === id).map((run) => run.id);
    if (!batch || (first !== id && own.length === 0)) continue;
    if ((await batches.unfinished(id)).length >= UNFINISHED_AT_ONCE) continue;
    const elsewhere = named.map((run) => run.id).filter((run) => !own.includes(run));
    const among =
      first === id
        ? { $or: [{ runId: { $null: true } }, { runId: { $notIn: elsewhere } }] }
        : { runId: { $in: own } };
    routes.push({ provider, batch, among });
  }
  return routes;
}
