import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DecorativeAnswer } from '../../server/src/contracts/assets';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';

describe('many images marked as decorative', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ settings: { languages: ['en', 'fr'], onUpload: 'off' } });
  });
  afterAll(() => scenario.stop());

  const mark = async (body: object, client: AdminClient = scenario.strapi.admin) =>
    ok(await client.post<DecorativeAnswer>('/alt-text/assets/decorative', body));
  const newImage = async () =>
    (await scenario.strapi.admin.upload(await uniqueImage(), 'border.jpg')).id;
  const states = async (id: number) =>
    Object.values((await scenario.asset(id)).texts).map(({ state }) => state);

  it('have no text in any language, each with its history, and can be undone', async () => {
    const ids = [await newImage(), await newImage()];
    expect(await mark({ ids, decorative: true })).toEqual({ changed: 4, skipped: [] });
    for (const id of ids) {
      expect(await states(id)).toEqual(['decorative', 'decorative']);
      const history = await scenario.history(id);
      expect(history).toHaveLength(2);
      const change = history.find(({ locale }) => locale === 'en');
      expect(change).toMatchObject({
        by: { kind: 'person', name: 'Ada Admin' },
        after: { alternativeText: '', state: 'decorative' },
      });
      ok(await scenario.strapi.admin.post(`/alt-text/changes/${change?.id ?? 0}/undo`));
      expect(await states(id)).toEqual(['missing', 'decorative']);
    }
  });

  it('in one language only, where one is named', async () => {
    const id = await newImage();
    expect(await mark({ ids: [id], locale: 'fr', decorative: true })).toMatchObject({ changed: 1 });
    expect(await states(id)).toEqual(['missing', 'decorative']);
    const answer = await scenario.strapi.admin.post('/alt-text/assets/decorative', {
      ids: [id],
      locale: 'de',
      decorative: true,
    });
    refusal(answer, 400);
  });

  it('keep what a person has written, and say so', async () => {
    const id = await newImage();
    await scenario.strapi.admin.updateFile(id, { alternativeText: 'Typed by hand' });
    const answer = await mark({ ids: [id], decorative: true });
    expect(answer).toMatchObject({
      changed: 1,
      skipped: [{ id, locale: 'en', code: 'human_text' }],
    });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('Typed by hand');
    expect(await states(id)).toEqual(['human', 'decorative']);
  });

  it('keep what a person has written before the file was replaced', async () => {
    const id = await newImage();
    await scenario.strapi.admin.put(`/alt-text/assets/${id}/texts/en`, {
      alternativeText: 'Of the old picture',
    });
    await scenario.strapi.admin.replace(id, await uniqueImage(), 'new.jpg');
    expect((await states(id))[0]).toBe('stale');
    const { skipped } = await mark({ ids: [id], locale: 'en', decorative: true });
    expect(skipped).toMatchObject([{ code: 'human_text' }]);
  });

  it('lose a generated text, which an undo brings back', async () => {
    const id = await newImage();
    const { texts } = await scenario.generate(id);
    expect(texts['en']?.state).toBe('ai');
    expect(await mark({ ids: [id], decorative: true })).toEqual({ changed: 2, skipped: [] });
    const change = (await scenario.history(id)).find(({ locale }) => locale === 'en');
    ok(await scenario.strapi.admin.post(`/alt-text/changes/${change?.id ?? 0}/undo`));
    expect((await scenario.asset(id)).texts['en']).toMatchObject({
      state: 'ai',
      alternativeText: texts['en']?.alternativeText,
    });
  });

  it('lose the mark again, and what has none is left alone', async () => {
    const [marked, plain] = [await newImage(), await newImage()];
    await mark({ ids: [marked], decorative: true });
    expect((await mark({ ids: [marked], decorative: true })).skipped).toMatchObject([
      { code: 'already_decorative' },
      { code: 'already_decorative' },
    ]);
    const answer = await mark({ ids: [marked, plain], locale: 'en', decorative: false });
    expect(answer).toMatchObject({
      changed: 1,
      skipped: [{ id: plain, locale: 'en', code: 'not_decorative' }],
    });
    expect(await states(marked)).toEqual(['missing', 'decorative']);
  });

  it('are those that this person may change in the media library', async () => {
    const other = await newImage();
    const user = await scenario.strapi.admin.createUser([
      ...Object.values(ACTIONS),
      'plugin::upload.assets.create',
      { action: UPLOAD_ACTIONS.update, conditions: ['admin::is-creator'] },
    ]);
    const own = await user.upload(await uniqueImage(), 'own.jpg');
    const answer = await mark({ ids: [other, own.id, 999_999], decorative: true }, user);
    expect(answer.changed).toBe(2);
    expect(answer.skipped.map(({ id, code }) => [id, code])).toEqual([
      [other, 'not_allowed'],
      [999_999, 'not_found'],
    ]);
    expect(await states(other)).toEqual(['missing', 'missing']);
    const reader = await scenario.strapi.admin.createUser([ACTIONS.assetsRead]);
    const refused = await reader.post('/alt-text/assets/decorative', {
      ids: [own.id],
      decorative: true,
    });
    expect(refused.status).toBe(403);
  });

  it('by hundreds are done at once', async () => {
    const { db } = scenario.strapi.strapi;
    const id = await newImage();
    const file = (await db.connection('files').where({ id }).first()) as Record<string, unknown>;
    const first = 200_000;
    const ids = Array.from({ length: 500 }, (_, index) => first + index);
    await db.connection.batchInsert(
      'files',
      ids.map((each) => ({ ...file, id: each, document_id: `border-${each}` })),
      100,
    );
    expect(await mark({ ids, decorative: true })).toEqual({ changed: 1000, skipped: [] });
  });
});
