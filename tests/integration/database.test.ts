import type { Core } from '@strapi/strapi';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { TaskRow } from '../../server/src/models/tasks';
import { RUNS_UID, type RunRow } from '../../server/src/models/runs';
import { TEXTS_UID, type TextRow } from '../../server/src/models/texts';
import { table } from '../../server/src/models/table';
import { transaction } from '../../server/src/models/transaction';
import { createTaskStore, type TaskStore } from '../../server/src/tasks/store';
import type { NewTask } from '../../server/src/tasks/rows';
import { DATABASE_KIND } from '../support/database';
import { DATABASE, describeWith } from '../support/needs';
import { startStrapi, type RunningStrapi } from '../support/strapi';

/** Its workers would take the tasks. Strapi refuses to end a plugin twice. */
async function stopPlugin(strapi: Core.Strapi): Promise<void> {
  const plugin = strapi.plugin('alt-text');
  await plugin.destroy({ strapi });
  plugin.destroy = () => Promise.resolve();
}

const newTask = (assetId: number, activeKey = String(assetId)): NewTask => ({
  assetId,
  activeKey,
  trigger: 'run',
  priority: 40,
  mode: 'apply',
  request: null,
  capture: null,
});

// What the databases do differently.
describeWith(DATABASE, `the tables on ${DATABASE_KIND}`, () => {
  let app: RunningStrapi;
  let tasks: TaskStore;
  beforeAll(async () => {
    app = await startStrapi();
    await stopPlugin(app.strapi);
    tasks = createTaskStore(app.strapi);
  });
  afterAll(() => app.stop());

  it('keep a text of any length and any letter', async () => {
    const texts = table<TextRow>(app.strapi, TEXTS_UID);
    const caption = '🐈‍⬛ "Ça" \\ % 猫 '.repeat(10_000);
    await texts.create({
      data: { assetId: 1, locale: 'zh-Hant-TW', alternativeText: '🐈', caption, state: 'human' },
    });
    const row = await texts.findOne({ where: { assetId: 1 } });
    expect(row?.alternativeText).toBe('🐈');
    expect(row?.caption === caption).toBe(true);
  });

  it('tell a task that is there already, outside and inside of a transaction', async () => {
    expect(await tasks.insert(newTask(1))).toMatchObject({ status: 'queued' });
    expect(await tasks.insert(newTask(1))).toBeNull();
    await transaction(app.strapi, async () => {
      expect(await tasks.insert(newTask(2))).not.toBeNull();
      expect(await tasks.insert(newTask(1))).toBeNull();
      expect(await tasks.insertMany([newTask(3), newTask(1), newTask(4)])).toBe(2);
      expect(await tasks.insert(newTask(5))).not.toBeNull();
    });
    for (const assetId of [1, 2, 3, 4, 5]) expect(await tasks.isUnfinished(assetId)).toBe(true);
  });

  it('give each task to one of many workers', async () => {
    await tasks.insertMany(Array.from({ length: 200 }, (_, n) => newTask(1000 + n)));
    const taken: TaskRow[] = [];
    const work = async (owner: string): Promise<void> => {
      for (;;) {
        const claimed = await tasks.claim(owner, 3);
        if (claimed.length === 0) return;
        taken.push(...claimed);
        for (const task of claimed) {
          await tasks.renew(owner, [task.id]);
          await tasks.reserve(task, `bytes-${task.assetId % 7}`);
          const end = { status: 'done' as const, credits: 1, durationMs: 1 };
          expect(await tasks.finish(task, owner, end)).toBe(true);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => work(`worker-${n}`)));
    const ids = taken.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(200);
    expect(await tasks.msUntilDue()).toBeNull();
  });

  it('let no paused run stand before the others', async () => {
    const runs = table<RunRow>(app.strapi, RUNS_UID);
    const run = { filter: {}, options: {}, startedBy: 'x', cursor: 0, selected: true };
    const paused = await runs.create({ data: { ...run, status: 'paused', estimatedCredits: 0 } });
    const open = await runs.create({ data: { ...run, status: 'running', estimatedCredits: 0 } });
    const of = (runId: number, assetId: number): NewTask => ({ ...newTask(assetId), runId });
    await tasks.insertMany([of(paused.id, 5001), of(paused.id, 5002)]);
    expect(await tasks.claim('owner', 9)).toEqual([]);
    expect(await tasks.msUntilDue()).toBeNull();
    const upload: NewTask = { ...newTask(5004), priority: 10 };
    await tasks.insertMany([of(open.id, 5003), upload, { ...newTask(5005), priority: 50 }]);
    expect(await tasks.msUntilDue()).toBe(0);
    const order = (await tasks.claim('owner', 9)).map(({ assetId }) => assetId);
    expect(order).toEqual([5004, 5003, 5005]);
    await runs.updateMany({ where: { id: paused.id }, data: { status: 'running' } });
    expect(await tasks.claim('owner', 1)).toMatchObject([{ assetId: 5001 }]);
    await runs.updateMany({ where: { id: paused.id }, data: { status: 'cancelled' } });
    expect(await tasks.claim('owner', 1)).toEqual([]);
  });

  it('hide no task of a run that was called finished too early', async () => {
    const runs = table<RunRow>(app.strapi, RUNS_UID);
    await runs.updateMany({ where: {}, data: { status: 'completed', finishedAt: new Date() } });
    expect(await tasks.claim('owner', 9)).toMatchObject([{ assetId: 5002 }]);
  });

  it('keep a moment to the millisecond', async () => {
    const task = await tasks.insert(newTask(7000));
    const [claimed] = await tasks.claim('owner', 1);
    expect(claimed?.id).toBe(task?.id);
    if (!claimed) return;
    await tasks.postpone(claimed, 'owner', { delayMs: 60_000, countsAsAttempt: true });
    const left = await tasks.msUntilDue();
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
    expect(await tasks.claim('owner', 1)).toEqual([]);
  });
});
