import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { runSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

describe('a person’s words are never overwritten', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario();
  });
  beforeEach(() => {
    scenario.vendor.reset();
    scenario.vendor.set({ latencyMs: 0 });
  });
  afterAll(() => scenario.stop());

  const inFlight = (what: string) =>
    waitFor(() => scenario.vendor.stats().inFlight === 1, { what });

  it('typed with the upload: nothing is sent, nothing is paid', async () => {
    const { vendor, strapi } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'mine.jpg', {
      alternativeText: 'My own words',
    });
    expect(await scenario.ended(file.id)).toMatchObject({
      status: 'skipped',
      code: 'human_text',
      credits: 0,
    });
    expect((await strapi.admin.file(file.id)).alternativeText).toBe('My own words');
    expect(vendor.stats().generations).toBe(0);
  });

  it('typed while the provider thinks: theirs stands, and nothing of ours stands beside it', async () => {
    const { vendor, strapi } = scenario;
    vendor.set({ latencyMs: 700 });
    const file = await strapi.admin.upload(await uniqueImage(), 'race.jpg');
    await inFlight('the vendor to be asked');
    await strapi.admin.updateFile(file.id, { alternativeText: 'Typed meanwhile', caption: '' });
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'skipped', code: 'human_text', credits: 1 });
    const after = await strapi.admin.file(file.id);
    expect(after.alternativeText).toBe('Typed meanwhile');
    expect(after.caption ?? '').toBe('');
    expect(await scenario.history(file.id)).toEqual([]);
  });

  it('a caption typed while the provider thinks stands as well', async () => {
    const { vendor, strapi } = scenario;
    vendor.set({ latencyMs: 700 });
    const file = await strapi.admin.upload(await uniqueImage(), 'caption.jpg');
    await inFlight('the vendor to be asked');
    await strapi.admin.updateFile(file.id, { caption: 'My caption' });
    await scenario.ended(file.id);
    expect((await strapi.admin.file(file.id)).caption).toBe('My caption');
  });

  it('a caption that was there before stands beside a generated alternative text', async () => {
    const { strapi } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'c.jpg', { caption: 'Photo: Ada' });
    await scenario.ended(file.id);
    const after = await strapi.admin.file(file.id);
    expect(after.caption).toBe('Photo: Ada');
    expect(after.alternativeText).toMatch(/^Emulated text/);

    // The text beside it is ours to make anew; it is not, and never was.
    await scenario.generate(file.id);
    expect((await strapi.admin.file(file.id)).caption).toBe('Photo: Ada');
    const runs = runSteps(strapi);
    const { id } = await runs.start({ filter: { ids: [file.id], states: ['ai'] } });
    expect((await runs.over(id)).counts.done).toBe(1);
    expect((await strapi.admin.file(file.id)).caption).toBe('Photo: Ada');
  });

  it('a caption of ours is made anew with the text, until a person types another', async () => {
    const { strapi, vendor } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'ours.jpg');
    await scenario.ended(file.id);
    vendor.set({ answer: { '*': { alt_text: 'A second text', caption: 'A second caption' } } });
    await scenario.generate(file.id);
    expect((await strapi.admin.file(file.id)).caption).toBe('A second caption');
    await strapi.admin.updateFile(file.id, { caption: 'Typed' });
    vendor.set({ answer: { '*': { alt_text: 'A third text', caption: 'A third caption' } } });
    await scenario.generate(file.id);
    expect(await strapi.admin.file(file.id)).toMatchObject({
      alternativeText: 'A third text',
      caption: 'Typed',
    });
    vendor.set({ answer: { '*': { alt_text: 'A fourth text', caption: 'A fourth caption' } } });
    await scenario.generate(file.id);
    expect((await strapi.admin.file(file.id)).caption).toBe('Typed');
  });

  it('edited after it was generated: a new generation is refused, unless asked in so many words', async () => {
    const { strapi } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'edited.jpg');
    await scenario.ended(file.id);
    await strapi.admin.updateFile(file.id, { alternativeText: 'Better words' });
    const refused = await scenario.generate(file.id);
    expect(refused.task).toMatchObject({ status: 'skipped', code: 'human_text' });
    expect(refused.texts['en']).toMatchObject({ alternativeText: 'Better words', state: 'human' });
    const forced = await scenario.generate(file.id, { overwriteHuman: true });
    expect(forced.texts['en']?.state).toBe('ai');
    const [change] = await scenario.history(file.id);
    expect(change?.before).toMatchObject({ alternativeText: 'Better words', state: 'human' });
    await strapi.admin.post(`/alt-text/changes/${change?.id}/undo`, {});
    expect((await strapi.admin.file(file.id)).alternativeText).toBe('Better words');
  });
});
