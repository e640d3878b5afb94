import { afterEach, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { importedRows, type Row } from '../support/library';
import { runSteps, type RunSteps } from '../support/runs';
import { pluginConfig, startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';
import { startAlttextgenie, type Alttextgenie } from '../vendors/alttextgenie';

describe('the images of a run go to AltFrame in batches', () => {
  let scenario: Scenario | undefined;
  let other: Alttextgenie | undefined;
  afterEach(async () => {
    await scenario?.stop();
    await other?.close();
    other = undefined;
  });

  /** AltFrame answers single calls so slowly that nearly all of the work is left to the batches. */
  const start = async (sources: string[] = ['altframe']) => {
    scenario = await startScenario({ vendor: { bulkMsPerImage: 2, latencyMs: 1500 } });
    other = await startAlttextgenie({ latencyMs: 100 });
    const { strapi, vendor } = scenario;
    const config = pluginConfig(vendor, { onUpload: 'off', sources: { providers: sources } });
    const providers = {
      ...(config['providers'] as object),
      alttextgenie: { apiKey: other.key, baseUrl: other.baseUrl },
    };
    // Images can be reached under the address of this Strapi, which is known only now.
    const more = { providers, publicUrl: strapi.url, queue: { concurrency: 1 } };
    await strapi.restart({ plugin: { ...config, ...more } });
    return { ...scenario, runs: runSteps(strapi), genie: other };
  };
  const imported = async ({ strapi }: Scenario, count: number): Promise<number[]> => {
    const { id } = await strapi.admin.upload(await uniqueImage(), 'uploaded.jpg');
    const knex = strapi.strapi.db.connection;
    const uploaded = (await knex('files').where({ id }).first()) as Row;
    const images = Array.from({ length: count }, async (_, n) => ({
      name: `image-${n}.jpg`,
      mime: 'image/jpeg',
      bytes: await uniqueImage({ width: 160, height: 120 }),
    }));
    const rows = await importedRows(strapi.appDir, uploaded, await Promise.all(images));
    await knex.batchInsert('files', rows, 50);
    return rows.map((row) => row.id);
  };
  const batchSizes = ({ vendor }: Scenario): number[] =>
    vendor.requests
      .filter(({ endpoint, status }) => endpoint === 'bulk' && status === 202)
      .map(({ body }) => (body as { images: unknown[] }).images.length);
  const firstOf = async ({ runs }: { runs: RunSteps }, id: number, status: string) =>
    (await runs.tasks(id, `&status=${status}`))[0];

  it('100 at a time, and what is left of them', async () => {
    const running = await start();
    const { runs, vendor } = running;
    const ids = await imported(running, 230);
    const { id } = await runs.start({ filter: { ids } });
    const run = await runs.over(id, 90_000);
    expect(run).toMatchObject({ status: 'completed', counts: { total: 230, done: 230 } });
    const sizes = batchSizes(running);
    expect(sizes.slice(0, 2)).toEqual([100, 100]);
    expect(sizes).toHaveLength(3);
    const batched = sizes.reduce((sum, size) => sum + size, 0);
    // The worker beside them has taken a few from the front of the queue.
    const { calls, creditsCharged, repeats } = vendor.stats();
    expect(calls['generate']).toBe(230 - batched);
    expect(calls['generate']).toBeLessThan(15);
    expect({ creditsCharged, repeats }).toEqual({ creditsCharged: 230, repeats: 0 });
    expect(run.credits.used).toBe(230);
  }, 150_000);

  it('a few go one by one', async () => {
    const running = await start();
    running.vendor.set({ latencyMs: 50 });
    const ids = await imported(running, 9);
    const { id } = await running.runs.start({ filter: { ids } });
    await running.runs.over(id);
    expect(running.vendor.stats()).toMatchObject({ calls: { generate: 9 }, creditsCharged: 9 });
    expect(batchSizes(running)).toEqual([]);
  });

  it('where the run names it, though the settings name another', async () => {
    const running = await start(['alttextgenie']);
    const ids = await imported(running, 24);
    const options = { provider: 'altframe' };
    const { id } = await running.runs.start({ filter: { ids }, options });
    expect(await running.runs.over(id, 60_000)).toMatchObject({ counts: { done: 24 } });
    expect(batchSizes(running)).toHaveLength(1);
    expect(running.vendor.stats().creditsCharged).toBe(24);
    expect(running.genie.stats().creditsCharged).toBe(0);
  });

  it('not where the run names another, though the settings name it', async () => {
    const running = await start(['altframe']);
    const ids = await imported(running, 24);
    const options = { provider: 'alttextgenie' };
    const { id } = await running.runs.start({ filter: { ids }, options });
    expect(await running.runs.over(id)).toMatchObject({ counts: { done: 24 } });
    expect(running.genie.stats().creditsCharged).toBe(24);
    expect(running.vendor.requests).toHaveLength(0);
    // Nobody has looked at them for a batch that they could not go into.
    const knex = running.strapi.strapi.db.connection;
    expect(await knex('alt_text_tasks').where({ run_id: id, single: true })).toEqual([]);
  });

  it.each([
    [402, 'insufficient_credits'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ])('a refusal with %i pauses the run, and they go on after it', async (status, code) => {
    const running = await start();
    const { runs, vendor } = running;
    const ids = await imported(running, 40);
    vendor.inject({ kind: 'status', status, endpoint: 'bulk' });
    const { id } = await runs.start({ filter: { ids } });
    const paused = await runs.until(id, 'the pause', (run) => run.status === 'paused');
    expect(paused).toMatchObject({ pausedCode: code });
    expect(paused.pausedReason).toMatch(/AltFrame/);
    await runs.until(id, 'the call beside it to end', ({ counts }) => counts.running === 0);
    expect(await firstOf(running, id, 'queued')).toMatchObject({ code });
    const calls = vendor.requests.length;
    await runs.steer(id, 'resume');
    expect(await runs.over(id, 60_000)).toMatchObject({
      status: 'completed',
      counts: { done: 40 },
    });
    expect(calls).toBeLessThan(10);
    expect(batchSizes(running)).toHaveLength(1);
    expect(vendor.stats()).toMatchObject({ creditsCharged: 40, repeats: 0 });
  });

  it('a refused question after a batch pauses the run; nothing is sent again', async () => {
    const running = await start();
    const { runs, vendor } = running;
    const ids = await imported(running, 20);
    vendor.set({ webhooks: false });
    vendor.inject({ kind: 'status', status: 401, endpoint: 'batch' });
    const { id } = await runs.start({ filter: { ids } });
    await runs.until(id, 'the pause', (run) => run.status === 'paused');
    await runs.steer(id, 'resume');
    const knex = running.strapi.strapi.db.connection;
    // It is asked for again in a minute; the test has no minute.
    await waitFor(() => knex('alt_text_batches').where({ lease_owner: null, status: 'sent' }), {
      what: 'the batch to wait',
    });
    await knex('alt_text_batches').update({ due_at: new Date() });
    expect(await runs.over(id)).toMatchObject({ counts: { done: 20 } });
    expect(vendor.stats()).toMatchObject({ creditsCharged: 20, repeats: 0 });
  });

  it('a refused look into the history does not send a batch again', async () => {
    const running = await start();
    const { runs, vendor } = running;
    const ids = await imported(running, 20);
    vendor.inject(
      { kind: 'reset-after-work', endpoint: 'bulk' },
      { kind: 'status', status: 429, retryAfterSeconds: 1, endpoint: 'history' },
    );
    const { id } = await runs.start({ filter: { ids } });
    expect(await runs.over(id, 60_000)).toMatchObject({ counts: { done: 20 } });
    expect(vendor.stats()).toMatchObject({ creditsCharged: 20, repeats: 0 });
    expect(vendor.stats().calls['bulk']).toBe(1);
    expect(vendor.stats().faults['status']).toBe(1);
  });

  it('an earlier batch of the same images is not taken for one that got lost', async () => {
    const running = await start();
    const { runs, vendor } = running;
    const ids = await imported(running, 20);
    await runs.over((await runs.start({ filter: { ids } })).id);
    // The second never reaches the vendor, whose history knows only the first.
    vendor.inject({ kind: 'reset', endpoint: 'bulk' });
    const { id } = await runs.start({ filter: { ids, states: ['ai'] } });
    const run = await runs.over(id, 60_000);
    expect(run).toMatchObject({ counts: { done: 20 }, credits: { used: 20 } });
    expect(vendor.stats()).toMatchObject({ creditsCharged: 40, calls: { bulk: 3 } });
  });
});
