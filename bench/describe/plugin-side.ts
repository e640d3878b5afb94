import { TASKS_UID, type TaskRow } from '../../server/src/models/tasks';
import { PRIORITY } from '../../server/src/tasks/rows';
import { startStrapi, type RunningStrapi } from '../../tests/support/strapi';
import { sleep, waitFor } from '../../tests/support/wait';
import { asChild } from '../kit/child';
import { startMeter } from '../kit/usage';
import { countDecodes } from './decodes';
import type { Item } from './library';
import type { PluginJob, PluginResult } from './sides';

const POLL_MS = 200;
const IDLE_MS = 4000;

/** The plugin in a real Strapi: describes images through its queue, as after an upload. */
asChild(async ({ appDir, plugin, warmUp, rounds }: PluginJob): Promise<PluginResult> => {
  const decodes = countDecodes();
  const app = await startStrapi({ appDir, plugin });
  const describe = (items: readonly Item[]) => describeAll(app, items);
  const before = decodes();
  const meter = startMeter();

  await describe(warmUp);
  await meter.learnIdle(async () => {
    for (let waited = 0; waited < IDLE_MS; waited += POLL_MS) {
      await unfinished(app);
      await sleep(POLL_MS);
    }
  });
  const usages = [];
  for (const round of rounds) usages.push(await meter.usageOf(() => describe(round)));

  const result = {
    rounds: usages,
    memoryGrowth: meter.memoryGrowth(),
    decodes: decodes() - before,
  };
  await app.stop({ keep: true });
  return result;
});

const tasksOf = ({ strapi }: RunningStrapi) => strapi.db.query(TASKS_UID);

const unfinished = (app: RunningStrapi): Promise<number> =>
  tasksOf(app).count({ where: { status: { $in: ['queued', 'running'] } } });

/** Puts the tasks that the upload hook would have written, and waits until all are done. */
async function describeAll(app: RunningStrapi, items: readonly Item[]): Promise<void> {
  const done = () => tasksOf(app).count({ where: { status: 'done' } });
  const doneBefore = await done();
  for (const { assetId } of items) await tasksOf(app).create({ data: taskFor(assetId) });
  await waitFor(async () => (await unfinished(app)) === 0, {
    what: `${items.length} images to be described`,
    timeoutMs: 120_000,
    intervalMs: POLL_MS,
  });
  const described = (await done()) - doneBefore;
  if (described !== items.length) throw new Error(`${described} of ${items.length} were described`);
}

const taskFor = (assetId: number): Partial<TaskRow> => ({
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
