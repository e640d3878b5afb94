import { afterEach, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { pluginConfig, questionsFor } from '../support/scenario';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { waitFor } from '../support/wait';
import { startAltFrame, type AltFrame } from '../vendors/altframe';

/** A lease of the killed process has to run out first. */
const AFTER_A_CRASH_MS = 60_000;

describe('a process that dies loses nothing and pays nothing twice', () => {
  let vendor: AltFrame | undefined;
  let strapi: StrapiProcess | undefined;

  const start = async (languages: string[]) => {
    vendor = await startAltFrame({ rateLimit: false });
    strapi = await startStrapiProcess({ plugin: pluginConfig(vendor, { languages }) });
    return { vendor, strapi };
  };
  afterEach(async () => {
    await strapi?.stop();
    await vendor?.close();
  });

  it('killed during a call: it runs again after the restart, once for every image', async () => {
    const started = await start(['en']);
    const ask = questionsFor(started.strapi);
    started.vendor.set({ latencyMs: 1500 });
    const files = [];
    for (let n = 0; n < 6; n += 1) {
      files.push(await started.strapi.admin.upload(await uniqueImage(), `${n}.jpg`));
    }
    await waitFor(() => started.vendor.stats().inFlight > 0, { what: 'a call to be under way' });
    await started.strapi.kill();
    // Whatever the vendor did for calls whose answer never arrived is paid; the rest is not.
    const lost = started.vendor.stats().generations;
    expect(lost).toBeGreaterThan(0);
    started.vendor.set({ latencyMs: 0 });
    await started.strapi.start();
    for (const { id } of files) {
      expect(await ask.ended(id, AFTER_A_CRASH_MS)).toMatchObject({ status: 'done', credits: 1 });
      expect((await ask.tasks(`?assetId=${id}`)).pagination.total).toBe(1);
      expect(await ask.history(id)).toHaveLength(1);
    }
    expect(started.vendor.stats().generations).toBe(files.length + lost);
  });

  it('killed after an answer had arrived: that answer is not bought again', async () => {
    const started = await start(['en', 'fr']);
    const ask = questionsFor(started.strapi);
    started.vendor.set({ latencyMs: 500 });
    const file = await started.strapi.admin.upload(await uniqueImage(), 'two-languages.jpg');
    // English is answered and kept; the call for French hangs for ever.
    await waitFor(() => started.vendor.stats().generations === 1, { what: 'English' });
    started.vendor.inject({ kind: 'hang' });
    await waitFor(() => started.vendor.stats().faults['hang'] === 1, { what: 'French to hang' });
    await started.strapi.kill();
    await started.strapi.start();
    const task = await ask.ended(file.id, AFTER_A_CRASH_MS);
    expect(task).toMatchObject({ status: 'done', credits: 2 });
    expect(started.vendor.stats()).toMatchObject({ generations: 2, repeats: 0, creditsCharged: 2 });
    const locales = (await ask.history(file.id)).map(({ locale }) => locale).sort();
    expect(locales).toEqual(['en', 'fr']);
  });

  it('stopped politely: work in flight is finished or handed back, and goes on at once', async () => {
    const started = await start(['en']);
    const ask = questionsFor(started.strapi);
    started.vendor.set({ latencyMs: 800 });
    const file = await started.strapi.admin.upload(await uniqueImage(), 'polite.jpg');
    await waitFor(() => started.vendor.stats().inFlight === 1, { what: 'the call' });
    await started.strapi.stop({ keep: true });
    await started.strapi.start();
    expect(await ask.ended(file.id, 5000)).toMatchObject({ status: 'done', credits: 1 });
    expect(started.vendor.stats().generations).toBe(1);
    await started.strapi.stop();
  });
});
