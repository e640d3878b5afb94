import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { runSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

describe('no image is paid for twice', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ settings: { languages: ['en', 'fr'] } });
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('identical files, one after the other', async () => {
    const { vendor, strapi } = scenario;
    const bytes = await uniqueImage();
    const first = await strapi.admin.upload(bytes, 'one.jpg');
    expect(await scenario.ended(first.id)).toMatchObject({ status: 'done', credits: 2 });
    const second = await strapi.admin.upload(bytes, 'two.jpg');
    const task = await scenario.ended(second.id);
    expect(task).toMatchObject({ status: 'done', credits: 0, provider: 'altframe' });
    expect(task.message).toContain('no cost');
    expect(vendor.stats().creditsCharged).toBe(2);
    expect((await strapi.admin.file(second.id)).alternativeText).toBe(
      (await strapi.admin.file(first.id)).alternativeText,
    );
    expect((await scenario.history(second.id)).map(({ by, locale }) => [by.kind, locale])).toEqual([
      ['reuse', 'fr'],
      ['reuse', 'en'],
    ]);
  });

  it('identical files at the same moment: the second waits for the first', async () => {
    const { vendor, strapi } = scenario;
    vendor.set({ latencyMs: 400 });
    const bytes = await uniqueImage();
    const files = await Promise.all(
      ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => strapi.admin.upload(bytes, name)),
    );
    for (const file of files) expect((await scenario.ended(file.id)).status).toBe('done');
    expect(vendor.stats().creditsCharged).toBe(2);
    const texts = await Promise.all(files.map(({ id }) => strapi.admin.file(id)));
    expect(new Set(texts.map(({ alternativeText }) => alternativeText)).size).toBe(1);
  });

  it('identical files that a run describes anew: one is asked for, the others follow', async () => {
    const { vendor, strapi } = scenario;
    const bytes = await uniqueImage();
    const ids: number[] = [];
    for (const name of ['old-1.jpg', 'old-2.jpg', 'old-3.jpg']) {
      const { id } = await strapi.admin.upload(bytes, name);
      await scenario.ended(id);
      ids.push(id);
    }
    vendor.reset();
    const runs = runSteps(strapi);
    const { id } = await runs.start({ filter: { ids, states: ['ai'] } });
    expect((await runs.over(id)).counts).toMatchObject({ total: 3, done: 3 });
    expect(vendor.stats()).toMatchObject({ generations: 2, creditsCharged: 2 });

    // Another run asks again: this one's answers are its own.
    const next = await runs.start({ filter: { ids, states: ['ai'] } });
    await runs.over(next.id);
    expect(vendor.stats()).toMatchObject({ generations: 4, creditsCharged: 4 });
  });

  it('a language that fails: the other one is kept and is not bought again', async () => {
    const { vendor, strapi } = scenario;
    vendor.set({ latencyMs: 500 });
    const file = await strapi.admin.upload(await uniqueImage(), 'half.jpg');
    // The first call (en) is on its way to be answered; the second one (fr) will fail once.
    await waitFor(() => vendor.stats().generations === 1, { what: 'the first language' });
    vendor.inject({ kind: 'status', status: 500 });
    const english = await waitFor(
      async () => (await strapi.admin.file(file.id)).alternativeText ?? undefined,
      { what: 'the first language to be written although the second failed' },
    );
    expect(english).toMatch(/^Emulated text/);
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'done', credits: 2, attempts: 2 });
    expect(vendor.stats().creditsCharged).toBe(2);
    expect(vendor.stats().repeats).toBe(0);
  });

  it('two clicks on "generate" at once', async () => {
    const { vendor, strapi } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'clicks.jpg');
    await scenario.ended(file.id);
    vendor.reset();
    vendor.set({ latencyMs: 400 });
    const answers = await Promise.all([
      strapi.admin.post(`/alt-text/assets/${file.id}/generate`, { languages: ['en'] }),
      strapi.admin.post(`/alt-text/assets/${file.id}/generate`, { languages: ['en'] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(vendor.stats().generations).toBe(1);
  });
});
