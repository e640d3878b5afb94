import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Automation } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

describe('replacing a file', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ settings: { languages: ['en', 'fr'] } });
  });
  afterAll(() => scenario.stop());

  const onReplace = async (automation: Automation) => {
    const settings = { ...(await scenario.settings()), onReplace: automation };
    ok(await scenario.strapi.admin.put('/alt-text/settings', settings));
  };
  /** Two pictures may well get the same emulated text: the new one's is given. */
  const NEW_TEXT = 'What the new picture shows';

  const replaced = async (id: number) => {
    scenario.vendor.set({ answer: { en: NEW_TEXT } });
    const before = (await scenario.tasks(`?assetId=${id}`)).pagination.total;
    await scenario.strapi.admin.replace(id, await uniqueImage(), 'new.jpg');
    await waitFor(
      async () => (await scenario.tasks(`?assetId=${id}`)).pagination.total === before + 1,
      { what: 'the task of the replacement' },
    );
    const task = await scenario.ended(id);
    scenario.vendor.set({ answer: {} });
    return task;
  };
  const texts = async (id: number) => (await scenario.asset(id)).texts;

  it('off: the texts stay and are stale, in every language', async () => {
    await onReplace('off');
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'a.jpg');
    await scenario.ended(file.id);
    const before = (await scenario.strapi.admin.file(file.id)).alternativeText;
    expect(await replaced(file.id)).toMatchObject({
      status: 'skipped',
      code: 'disabled',
      credits: 0,
    });
    expect((await scenario.strapi.admin.file(file.id)).alternativeText).toBe(before);
    const now = await texts(file.id);
    expect(now['en']).toMatchObject({ state: 'stale', alternativeText: before });
    expect(now['fr']).toMatchObject({ state: 'stale' });
  });

  it('suggest: the old text stands, the new one waits beside it', async () => {
    await onReplace('suggest');
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'b.jpg');
    await scenario.ended(file.id);
    const before = (await scenario.strapi.admin.file(file.id)).alternativeText;
    expect(await replaced(file.id)).toMatchObject({ status: 'done', credits: 2 });
    expect((await scenario.strapi.admin.file(file.id)).alternativeText).toBe(before);
    const { en } = await texts(file.id);
    expect(en?.state).toBe('suggested');
    expect(en?.suggestion?.alternativeText).toBe(NEW_TEXT);
  });

  it('apply: the new text takes the old one’s place', async () => {
    await onReplace('apply');
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'c.jpg');
    await scenario.ended(file.id);
    expect(await replaced(file.id)).toMatchObject({ status: 'done', credits: 2 });
    expect((await scenario.strapi.admin.file(file.id)).alternativeText).toBe(NEW_TEXT);
    expect((await texts(file.id))['en']?.state).toBe('ai');
  });

  it('apply, over a person’s words: they stand, and ours is only suggested', async () => {
    await onReplace('apply');
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'd.jpg', {
      alternativeText: 'What I saw',
    });
    await scenario.ended(file.id);
    await replaced(file.id);
    expect((await scenario.strapi.admin.file(file.id)).alternativeText).toBe('What I saw');
    const { en } = await texts(file.id);
    expect(en).toMatchObject({ state: 'suggested', alternativeText: 'What I saw' });
    expect(en?.suggestion?.alternativeText).toBe(NEW_TEXT);
  });

  it('while the first text is being written: the old picture’s text never stands', async () => {
    await onReplace('apply');
    scenario.vendor.set({ latencyMs: 800 });
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'e.jpg');
    await waitFor(() => scenario.vendor.stats().inFlight > 0, { what: 'the first call' });
    const last = await replaced(file.id);
    scenario.vendor.set({ latencyMs: 0 });
    expect(last.status).toBe('done');
    const { results } = await scenario.tasks(`?assetId=${file.id}`);
    expect(results[1]).toMatchObject({ status: 'skipped', code: 'replaced_meanwhile' });
    expect(await scenario.history(file.id)).toHaveLength(2);
  });
});
