import { TASKS_UID, type TaskRow } from '../../server/src/models/tasks';
import { PRIORITY } from '../../server/src/tasks/rows';
import { startStrapi, type RunningStrapi } from '../../tests/support/strapi';
import { sleep, waitFor } from '../../tests/support/wait';
import { asChild } from '../kit/child';
import { takeOffLimits } from '../kit/unlimited';
import { collectGarbage, startMeter, type Usage } from '../kit/usage';
import { countDecodes } from './decodes';
import type { Item } from './library';
import type { PluginJob, PluginResult } from './sides';

const POLL_MS = 50;
const SETTLE_MS = 3000;
const IDLE_MS = 6000;

/** The plugin in a real Strapi: describes images through its queue, as after an upload. */
asChild(async ({ appDir, plugin, warmUp, rounds }: PluginJob): Promise<PluginResult> => {
  const decodes = countDecodes();
  const app = await startStrapi({ appDir, plugin });
  takeOffLimits(app);
  const before = decodes();
  const meter = startMeter();

  await describeAll(app, warmUp, (work) => work());
  await sleep(SETTLE_MS);
  await meter.learnIdle(() => beIdle(app));
  const usages: Usage[] = [];
  for (const round of rounds) {
    await describeAll(app, round, async (work) => {
      usages.push(await meter.usageOf(work));
    });
  }

  const memoryGrowth = meter.memoryGrowth();
  await app.stop({ keep: true });
  return { rounds: usages, memoryGrowth, decodes: decodes() - before };
});

const tasksOf = ({ strapi }: RunningStrapi) => strapi.db.query(TASKS_UID);

const unfinished = (app: RunningStrapi): Promise<number> =>
  tasksOf(app).count({ where: { status: { $in: ['queued', 'running'] } } });

async function beIdle(app: RunningStrapi): Promise<void> {
  const until = Date.now() + IDLE_MS;
  while (Date.now() < until) {
    await unfinished(app);
    await sleep(POLL_MS);
  }
}

/**
 * Puts the tasks that the upload hook would have written, and waits until all are done.
 *
 * @param during gets the wait from the moment on at which the queue takes up the first task
 */
async function describeAll(
  app: RunningStrapi,
  items: readonly Item[],
  during: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const done = () => tasksOf(app).count({ where: { status: 'done' } });
  const doneBefore = await done();
  collectGarbage();
  await tasksOf(app).createMany({ data: items.map(taskFor) });
  await firstTask(app);
  await during(async () => {
    await waitFor(async () => (await unfinished(app)) === 0, {
      what: `${items.length} images to be described`,
      timeoutMs: 120_000,
      intervalMs: POLL_MS,
    });
  });
  const described = (await done()) - doneBefore;
  if (described !== items.length) throw new Error(`${described} of ${items.length} were described`);
}

/** The moment at which the queue, which looks every five seconds, takes up a task. */
function firstTask({ strapi }: RunningStrapi): Promise<void> {
  const { connection } = strapi.db;
  return new Promise((resolve) => {
    const look = ({ sql }: { sql: string }) => {
      if (!/^update `alt_text_tasks`/.test(sql)) return;
      connection.off('query', look);
      resolve();
    };
    connection.on('query', look);
  });
}

const taskFor = ({ assetId }: Item): Partial<TaskRow> => ({
  assetId,
  trigger: 'upload',
  status: 'queued',
  priority: PRIORITY.upload,
  mode: 'apply',
  capture: { orientation: 1, embedded: { alternativeText: {}, caption: {} } },
  activeKey: String(assetId),
  attempts: 0,
  credits: 0,
  nextAttemptAt: new Date(),
  createdAt: new Date(),
});
