import { afterEach, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { startScenario, pluginConfig, questionsFor, type Scenario } from '../support/scenario';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { waitFor } from '../support/wait';
import { startAltFrame, type AltFrame } from '../vendors/altframe';
import type { RunningStrapi } from '../support/strapi';

const DAY = 86_400_000;

/** Uploads images, then forgets their tasks: as if they had come in by an import. */
async function imported({ strapi }: { strapi: RunningStrapi }, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const image = await uniqueImage({ width: 800, height: 600 });
    ids.push((await strapi.admin.upload(image, `import-${n}.jpg`)).id);
  }
  const knex = strapi.strapi.db.connection;
  await knex('alt_text_tasks').delete();
  await knex('files').update({ created_at: new Date(Date.now() - DAY) });
  return ids;
}

async function scan(strapi: RunningStrapi): Promise<void> {
  const jobs = strapi.strapi.cron.jobs as { name: string; job: { trigger(): Promise<void> } }[];
  await jobs.find(({ name }) => name === 'plugin::alt-text.scan')?.job.trigger();
}

/** Calls for one image that the vendor was paid for and nobody heard the answer of. */
const singlesWithoutAnswer = ({ requests }: AltFrame): number =>
  requests.filter(({ endpoint, status }) => endpoint === 'generate' && status === null).length;

describe('many images go to AltFrame in a batch', () => {
  let scenario: Scenario | undefined;
  afterEach(async () => {
    await scenario?.stop();
  });

  /** Uploads make tasks that do nothing, so that all work comes from the scan. */
  const start = async (languages = ['en']) => {
    scenario = await startScenario({
      // One by one is slow enough that the batch finds work to do.
      vendor: { bulkMsPerImage: 5, latencyMs: 1000 },
      settings: { languages, onUpload: 'off' },
      config: { queue: { concurrency: 1 } },
    });
    const { strapi } = scenario;
    // Its images can be reached under its own address, which is known only now.
    await strapi.restart({
      plugin: pluginConfig(
        scenario.vendor,
        { languages, onUpload: 'off' },
        { publicUrl: strapi.url, queue: { concurrency: 1 } },
      ),
    });
    return scenario;
  };
  const turnOn = async ({ strapi, settings }: Scenario) => {
    await strapi.admin.put('/alt-text/settings', { ...(await settings()), onUpload: 'apply' });
  };

  it('every image is paid once and gets its text, and the webhook says when', async () => {
    const running = await start(['en', 'fr']);
    const ids = await imported(running, 24);
    await turnOn(running);
    await scan(running.strapi);
    for (const id of ids) expect((await running.ended(id, 60_000)).status).toBe('done');
    const stats = running.vendor.stats();
    expect(stats).toMatchObject({ generations: 48, repeats: 0, creditsCharged: 48 });
    expect(stats.calls['bulk']).toBe(2);
    expect(running.vendor.deliveries.every(({ status }) => status === 200)).toBe(true);
    expect(running.vendor.deliveries).toHaveLength(2);
    const { results } = await running.tasks('?pageSize=100');
    expect(results.reduce((sum, { credits }) => sum + credits, 0)).toBe(48);
  });

  it('images that fail in a batch are tried alone, at no further cost', async () => {
    const running = await start();
    const ids = await imported(running, 15);
    const { url } = await running.strapi.admin.file(ids[3] ?? 0);
    running.vendor.set({ failImages: [url.split('/').at(-1)?.split('.')[0] ?? ''] });
    await turnOn(running);
    await scan(running.strapi);
    await waitFor(() => running.vendor.deliveries.length === 1, {
      what: 'the batch',
      timeoutMs: 30_000,
    });
    running.vendor.set({ failImages: [] });
    for (const id of ids) expect((await running.ended(id, 60_000)).status).toBe('done');
    expect(running.vendor.stats()).toMatchObject({ repeats: 0, creditsCharged: 15 });
  });

  it('an answer that never arrived: the vendor’s history tells that it has the batch', async () => {
    const running = await start();
    const ids = await imported(running, 14);
    running.vendor.inject({ kind: 'reset-after-work', endpoint: 'bulk' });
    await turnOn(running);
    await scan(running.strapi);
    for (const id of ids) expect((await running.ended(id, 90_000)).status).toBe('done');
    expect(running.vendor.stats()).toMatchObject({ repeats: 0, creditsCharged: 14 });
    expect(running.vendor.stats().calls['history']).toBeGreaterThan(0);
    expect(running.vendor.stats().calls['bulk']).toBe(1);
  });

  it('a forged webhook moves nothing', async () => {
    const running = await start();
    const post = (token: string, body: unknown) =>
      running.strapi.anonymous.post(`/api/alt-text/webhooks/altframe/${token}`, body);
    const forged = {
      event: 'batch.completed',
      results: [{ image_url: 'x', results: { alt_text: 'evil' } }],
    };
    expect((await post('A'.repeat(32), forged)).status).toBe(404);
    expect((await post(`${'A'.repeat(31)}!`, forged)).status).toBe(404);
    expect((await post('short', forged)).status).toBe(404);
  });
});

describe('a process that dies with a batch under way', () => {
  let vendor: AltFrame | undefined;
  let strapi: StrapiProcess | undefined;
  afterEach(async () => {
    await strapi?.stop();
    await vendor?.close();
  });

  it('asks for the batch after the restart instead of paying again', async () => {
    vendor = await startAltFrame({
      rateLimit: false,
      bulkMsPerImage: 150,
      latencyMs: 1000,
      // A dead Strapi cannot show its images to anybody.
      fetchImages: false,
    });
    const off = { onUpload: 'off' as const };
    strapi = await startStrapiProcess({ plugin: pluginConfig(vendor, off) });
    const ask = questionsFor(strapi);
    const ids: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      ids.push((await strapi.admin.upload(await uniqueImage(), `${n}.jpg`)).id);
    }
    await strapi.kill();
    await strapi.database(async (database) => {
      await database('alt_text_tasks').delete();
      await database('files').update({ created_at: new Date(Date.now() - DAY) });
    });
    const config = { publicUrl: strapi.url, requestTimeoutMs: 5000, queue: { concurrency: 1 } };
    await strapi.start({ plugin: pluginConfig(vendor, {}, config) });
    const altframe = vendor;
    await waitFor(() => altframe.stats().calls['bulk'] === 1, {
      what: 'the batch',
      timeoutMs: 30_000,
    });
    await strapi.kill();
    // Beside the batch one image went alone: its answer, if one was under way, never arrived.
    const lost = await waitFor(
      () => altframe.stats().inFlight === 0 && { singles: singlesWithoutAnswer(altframe) },
      { what: 'the vendor to notice' },
    );
    await strapi.start();
    for (const id of ids) {
      expect(await ask.ended(id, 90_000)).toMatchObject({ status: 'done', credits: 1 });
    }
    expect(altframe.stats().calls['bulk']).toBe(1);
    expect(altframe.stats()).toMatchObject({
      repeats: lost.singles,
      creditsCharged: 12 + lost.singles,
    });
  }, 180_000);
});
