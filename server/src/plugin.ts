import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import type { Core } from '@strapi/strapi';

import { createBudgets } from './credits/budget';
import { createLedger, type Ledger } from './credits/ledger';
import { createLimiters } from './credits/limits';
import { createSharedStore } from './credits/shared-limits';
import { createDelivery, type Delivery } from './delivery/service';
import { messageOf } from './errors';
import { createPages, type Pages } from './pages/service';
import { PLUGIN_ID } from './permissions';
import { BUILT_IN } from './providers/built-in';
import { createOpenProvider, settingsOf, type OpenProvider } from './providers/calls';
import { createRegistry, type ProviderRegistry } from './providers/registry';
import { createBatchLoop, joined } from './queue/batch-loop';
import { createEmbeddedQueue } from './queue/embedded';
import type { Queue } from './queue/types';
import { createSchedules, type Schedules } from './runs/schedule';
import { createRuns, type Runs } from './runs/service';
import { parseConfig, type PluginConfig } from './settings/config';
import { createKeys, type KeyService } from './settings/keys';
import { createSettings, type SettingsService } from './settings/service';
import { createBatches, type Batches } from './tasks/batches';
import { createRunGate } from './tasks/run-gate';
import { createTaskStore, type TaskStore } from './tasks/store';
import { createPerform, type Perform } from './tasks/work';
import { createJudgeLoop, type JudgeLoop } from './texts/judge-loop';

/** Every room, built once for a Strapi and connected. */
export interface AltText {
  strapi: Core.Strapi;
  config: PluginConfig;
  settings: SettingsService;
  keys: KeyService;
  registry: ProviderRegistry;
  openProvider: OpenProvider;
  ledger: Ledger;
  tasks: TaskStore;
  perform: Perform;
  batches: Batches;
  runs: Runs;
  pages: Pages;
  schedules: Schedules;
  queue: Queue;
  judging: JudgeLoop;
  delivery: Delivery;
}

const built = new WeakMap<Core.Strapi, AltText>();

function build(strapi: Core.Strapi): AltText {
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const settings = createSettings(strapi, config);
  const keys = createKeys(strapi, config);
  const registry = createRegistry(BUILT_IN);
  const openProvider = createOpenProvider(
    config,
    keys,
    createLimiters({
      configOf: (id) => settingsOf(config, id),
      storeOf: (id) => createSharedStore(strapi, id),
      onError: (error) => {
        strapi.log.error(
          `[alt-text] what a vendor said of its limit was lost: ${messageOf(error)}`,
        );
      },
    }),
  );
  const ledger = createLedger(strapi);
  const gate = createRunGate(strapi);
  const tasks = createTaskStore(strapi, gate);
  const budgets = createBudgets({ strapi, settings, ledger });
  const describe = { strapi, config, settings, registry, openProvider, ledger, budgets };
  const runs = createRuns({
    ...describe,
    notifyWorkers: () => {
      workers.notify();
    },
  });
  const schedules = createSchedules({ ...describe, notify: runs.notify });
  const pages = createPages(describe);
  const work = createPerform({ ...describe, tasks, gate });
  const perform: Perform = async (task, options) => {
    const failure = await work(task, options);
    if (task.runId !== null) runs.notify();
    return failure;
  };
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`.slice(-200);
  const batches = createBatches({ ...describe, tasks, gate, owner });
  const workers = createEmbeddedQueue({
    tasks,
    perform,
    owner,
    concurrency: config.queue.concurrency,
    shutdownTimeoutMs: config.shutdownTimeoutMs,
    log: strapi.log,
  });
  const batchLoop = createBatchLoop({ batches, released: workers.notify, log: strapi.log });
  const queue = joined(workers, batchLoop, runs.loop);
  const judging = createJudgeLoop({ strapi, settings });
  const delivery = createDelivery({ strapi, settings });
  return {
    ...describe,
    keys,
    tasks,
    perform,
    batches,
    runs,
    schedules,
    pages,
    queue,
    judging,
    delivery,
  };
}

/** The plugin of this Strapi; the first call builds it. */
export function altText(strapi: Core.Strapi): AltText {
  const existing = built.get(strapi);
  if (existing) return existing;
  const plugin = build(strapi);
  built.set(strapi, plugin);
  return plugin;
}
