import { afterEach, describe, expect, it } from 'vitest';

import type { Task } from '../../server/src/contracts/tasks';
import { uniqueImage } from '../support/image';
import { refusal } from '../support/refusal';
import {
  pluginConfig,
  startScenario,
  type Scenario,
  type ScenarioOptions,
} from '../support/scenario';

describe('a monthly budget', () => {
  let scenario: Scenario | undefined;
  afterEach(async () => {
    await scenario?.stop();
    scenario = undefined;
  });

  const start = async (
    monthlyCredits: number,
    { settings, ...options }: ScenarioOptions = {},
  ): Promise<Scenario> => {
    scenario = await startScenario({
      ...options,
      settings: { budgets: { altframe: { monthlyCredits } }, ...settings },
    });
    return scenario;
  };
  const upload = async ({ strapi }: Scenario) =>
    (await strapi.admin.upload(await uniqueImage(), 'image.jpg')).id;
  const ended = async (of: Scenario, count: number): Promise<Task[]> => {
    const ids: number[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await upload(of));
    return Promise.all(ids.map((id) => of.ended(id)));
  };
  const creditsOf = (tasks: readonly Task[]) =>
    tasks.reduce((sum, { credits }) => sum + credits, 0);

  it('is not overspent by workers side by side, and is spent to the last credit', async () => {
    const running = await start(5, {
      vendor: { latencyMs: 300 },
      config: { queue: { concurrency: 8 } },
    });
    const tasks = await ended(running, 12);
    expect(running.vendor.stats().creditsCharged).toBe(5);
    expect(creditsOf(tasks)).toBe(5);
    const refused = tasks.filter(({ status }) => status === 'failed');
    expect(refused).toHaveLength(7);
    for (const { code, message, attempts } of refused) {
      expect({ code, attempts }).toEqual({ code: 'insufficient_credits', attempts: 1 });
      expect(message).toMatch(/monthly budget for AltFrame \(5 credits\).+Settings → Alt Text/);
    }
  });

  it('holds over a restart, and a higher one lets the work go on', async () => {
    const running = await start(2);
    expect((await ended(running, 3)).map(({ status }) => status).sort()).toEqual([
      'done',
      'done',
      'failed',
    ]);
    await running.strapi.restart();
    const id = await upload(running);
    expect(await running.ended(id)).toMatchObject({ code: 'insufficient_credits', credits: 0 });
    const { admin } = running.strapi;
    const error = refusal(await admin.post(`/alt-text/assets/${id}/generate`, {}), 502);
    expect(error.details).toMatchObject({ code: 'insufficient_credits' });
    const settings = await running.settings();
    await admin.put('/alt-text/settings', {
      ...settings,
      budgets: { altframe: { monthlyCredits: 3 } },
    });
    expect((await running.generate(id)).texts['en']?.state).toBe('ai');
    expect(running.vendor.stats().creditsCharged).toBe(3);
  });

  it('gives back what a call did not cost', async () => {
    const running = await start(1);
    running.vendor.set({ credits: 0 });
    expect(await running.ended(await upload(running))).toMatchObject({
      code: 'insufficient_credits',
      message: expect.stringContaining('The account at AltFrame') as string,
    });
    running.vendor.set({ credits: 100 });
    expect(await running.ended(await upload(running))).toMatchObject({ status: 'done' });
    expect(running.vendor.stats().creditsCharged).toBe(1);
  });

  it('of nothing sends nothing; what is known already is free', async () => {
    const running = await start(1);
    const bytes = await uniqueImage();
    const { admin } = running.strapi;
    const first = await admin.upload(bytes, 'first.jpg');
    expect(await running.ended(first.id)).toMatchObject({ status: 'done', credits: 1 });
    const settings = await running.settings();
    await admin.put('/alt-text/settings', {
      ...settings,
      budgets: { altframe: { monthlyCredits: 0 } },
    });
    const second = await admin.upload(bytes, 'second.jpg');
    expect(await running.ended(second.id)).toMatchObject({ status: 'done', credits: 0 });
    expect(await running.ended(await upload(running))).toMatchObject({
      code: 'insufficient_credits',
    });
    expect(running.vendor.stats().creditsCharged).toBe(1);
  });

  it('counts this month only, and everything that was paid in it', async () => {
    const running = await start(2);
    const [task] = await ended(running, 1);
    const spend = () => running.strapi.strapi.db.connection('alt_text_spend');
    await spend()
      .where({ task_id: task?.id ?? 0 })
      .update({ credits: 40 });
    await running.strapi.restart();
    expect(await running.ended(await upload(running))).toMatchObject({ status: 'failed' });
    const lastMonth = new Date();
    lastMonth.setUTCDate(0);
    await spend().update({ at: lastMonth });
    await running.strapi.restart();
    expect(await running.ended(await upload(running))).toMatchObject({ status: 'done' });
  });

  it('sends no batch that it does not hold: what it does hold goes one by one', async () => {
    const running = await start(11, { settings: { onUpload: 'off' } });
    const plugin = pluginConfig(
      running.vendor,
      { onUpload: 'off', budgets: { altframe: { monthlyCredits: 11 } } },
      { publicUrl: running.strapi.url, queue: { concurrency: 1 } },
    );
    await running.strapi.restart({ plugin });
    const ids: number[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await upload(running));
    // As if they had come in by an import: the scan finds them, and may take a batch for them.
    const { db, cron } = running.strapi.strapi;
    await db.connection('alt_text_tasks').delete();
    await db.connection('files').update({ created_at: new Date(Date.now() - 86_400_000) });
    const settings = await running.settings();
    await running.strapi.admin.put('/alt-text/settings', { ...settings, onUpload: 'apply' });
    const jobs = cron.jobs as { name: string; job: { trigger(): Promise<void> } }[];
    await jobs.find(({ name }) => name === 'plugin::alt-text.scan')?.job.trigger();
    const tasks = await Promise.all(ids.map((id) => running.ended(id, 60_000)));
    expect(running.vendor.stats()).toMatchObject({ creditsCharged: 11 });
    expect(running.vendor.stats().calls['bulk'] ?? 0).toBe(0);
    const batches = await db.connection('alt_text_batches').select<{ status: string }[]>('status');
    expect(new Set(batches.map(({ status }) => status))).toEqual(new Set(['failed']));
    expect(tasks.filter(({ status }) => status === 'done')).toHaveLength(11);
    expect(creditsOf(tasks)).toBe(11);
  });
});
