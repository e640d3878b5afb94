import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Asset, ReviewSkip } from '../../server/src/contracts/assets';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';

interface Decided {
  approved?: number;
  rejected?: number;
  skipped: ReviewSkip[];
}

describe('a review', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { languages: ['en', 'fr'], onUpload: 'suggest', onReplace: 'suggest' },
    });
  });
  beforeEach(() => scenario.vendor.reset());
  afterAll(() => scenario.stop());

  const decide = async (body: object, client: AdminClient = scenario.strapi.admin) =>
    ok(await client.post<Decided>('/alt-text/assets/review', body));
  const approve = (ids: number[], rest = {}) => decide({ ids, decision: 'approve', ...rest });
  const reject = (ids: number[], rest = {}) => decide({ ids, decision: 'reject', ...rest });

  /** A new image with a suggestion in both languages. */
  async function suggested(bytes?: Buffer): Promise<Asset> {
    const { admin } = scenario.strapi;
    const file = await admin.upload(bytes ?? (await uniqueImage()), 'suggested.jpg');
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done' });
    const asset = await scenario.asset(file.id);
    expect(asset.texts['en']).toMatchObject({ alternativeText: null, state: 'suggested' });
    return asset;
  }

  it('approves: the suggestion stands, with its history, and can be undone', async () => {
    const { id, texts } = await suggested();
    expect(await approve([id])).toEqual({ approved: 2, skipped: [] });
    const after = await scenario.asset(id);
    for (const locale of ['en', 'fr']) {
      expect(after.texts[locale]).toMatchObject({
        ...texts[locale]?.suggestion,
        state: 'approved',
        provider: 'altframe',
      });
      expect(after.texts[locale]?.suggestion).toBeUndefined();
    }
    const { alternativeText, caption } = await scenario.strapi.admin.file(id);
    expect({ alternativeText, caption }).toEqual(texts['en']?.suggestion);
    const change = (await scenario.history(id)).find(({ locale }) => locale === 'en');
    expect(change).toMatchObject({ by: { kind: 'person', name: 'Ada Admin' } });
    ok(await scenario.strapi.admin.post(`/alt-text/changes/${change?.id ?? 0}/undo`));
    expect((await scenario.asset(id)).texts['en']).toEqual({
      ...texts['en'],
      updatedAt: expect.any(String) as string,
    });
  });

  it('brings the title and the Open Graph description of the suggestion along', async () => {
    const { id } = await suggested();
    const before = (await scenario.asset(id)).texts['en'];
    expect([before?.title, before?.ogDescription]).toEqual([undefined, undefined]);
    await approve([id]);
    const { title, ogDescription } = (await scenario.asset(id)).texts['en'] ?? {};
    expect([title, ogDescription]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('approves one language only, where one is named', async () => {
    const { id } = await suggested();
    expect(await approve([id], { locale: 'fr' })).toEqual({ approved: 1, skipped: [] });
    const { texts } = await scenario.asset(id);
    expect([texts['en']?.state, texts['fr']?.state]).toEqual(['suggested', 'approved']);
  });

  it('agrees to a text that was generated and applied', async () => {
    const { id } = await suggested();
    await scenario.generate(id, { mode: 'apply' });
    const { texts } = await scenario.asset(id);
    expect(texts['en']?.state).toBe('ai');
    expect(await approve([id])).toMatchObject({ approved: 2 });
    expect((await scenario.asset(id)).texts['en']).toMatchObject({
      alternativeText: texts['en']?.alternativeText,
      state: 'approved',
    });
    expect((await approve([id])).skipped).toMatchObject([{ id, code: 'nothing_to_review' }]);
  });

  it('rejects: what stood before stands, and the description is not used again', async () => {
    const bytes = await uniqueImage();
    const { id } = await suggested(bytes);
    expect(await reject([id])).toEqual({ rejected: 2, skipped: [] });
    const { texts } = await scenario.asset(id);
    expect(texts['en']).toMatchObject({ alternativeText: null, state: 'missing' });
    expect(texts['en']?.provider).toBeUndefined();
    expect(texts['en']?.suggestion).toBeUndefined();
    const paid = scenario.vendor.stats().generations;
    await suggested(bytes);
    expect(scenario.vendor.stats().generations).toBe(paid + 2);
  });

  it('of one language leaves the descriptions in the others to be used again', async () => {
    const bytes = await uniqueImage();
    const { id } = await suggested(bytes);
    await reject([id], { locale: 'fr' });
    const paid = scenario.vendor.stats().generations;
    await suggested(bytes);
    expect(scenario.vendor.stats().generations).toBe(paid + 1);
  });

  it('rejects a suggestion beside a generated text: that one stands as it was', async () => {
    const { id } = await suggested();
    await scenario.generate(id, { mode: 'apply' });
    const before = (await scenario.asset(id)).texts;
    for (const _again of [1, 2]) await scenario.generate(id, { mode: 'suggest' });
    expect((await scenario.asset(id)).texts['en']?.state).toBe('suggested');
    expect(await reject([id])).toMatchObject({ rejected: 2 });
    const updatedAt = expect.any(String) as string;
    const { texts } = await scenario.asset(id);
    expect(texts['en']).toEqual({ ...before['en'], updatedAt });
    expect(texts['fr']).toEqual({ ...before['fr'], updatedAt });
  });

  it('rejects a suggestion for a replaced file: the old words stay, and stay stale', async () => {
    const { admin } = scenario.strapi;
    const { id } = await suggested();
    await approve([id]);
    const words = (await scenario.asset(id)).texts['en']?.alternativeText;
    await admin.replace(id, await uniqueImage(), 'replaced.jpg');
    expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
    expect((await scenario.asset(id)).texts['en']?.state).toBe('suggested');
    expect(await reject([id], { locale: 'en' })).toMatchObject({ rejected: 1 });
    expect((await scenario.asset(id)).texts['en']).toMatchObject({
      alternativeText: words,
      state: 'stale',
    });
    // And may be described anew, over what was generated before.
    expect((await scenario.generate(id)).texts['en']?.state).toBe('ai');
  });

  it('leaves words alone that were typed beside the suggestion', async () => {
    const { id } = await suggested();
    await scenario.strapi.admin.updateFile(id, { alternativeText: 'Typed meanwhile' });
    const answer = await approve([id]);
    expect(answer).toMatchObject({
      approved: 1,
      skipped: [{ id, locale: 'en', code: 'changed_since' }],
    });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('Typed meanwhile');
    expect(await reject([id])).toMatchObject({ rejected: 1 });
    const { texts } = await scenario.asset(id);
    expect(texts['en']).toMatchObject({ alternativeText: 'Typed meanwhile', state: 'human' });
    expect(texts['en']?.suggestion).toBeUndefined();
  });

  it('says of each image why nothing was decided', async () => {
    const { id } = await suggested();
    const { approved, skipped } = await approve([999_999, id, id, 999_998]);
    expect(approved).toBe(2);
    expect(skipped.map((skip) => [skip.id, skip.code])).toEqual([
      [999_999, 'not_found'],
      [999_998, 'not_found'],
    ]);
    expect(skipped.every(({ message }) => message.length > 10)).toBe(true);
  });

  it.each([
    {},
    { ids: [], decision: 'approve' },
    { ids: [1], decision: 'burn' },
    { ids: ['1'], decision: 'approve' },
    { ids: [-1], decision: 'approve' },
    { ids: [1], decision: 'approve', locale: 'not a language' },
    { ids: [1], decision: 'approve', overwriteHuman: true },
  ])('refuses %j', async (body) => {
    refusal(await scenario.strapi.admin.post('/alt-text/assets/review', body), 400);
  });

  it('refuses more than 5,000 at once', async () => {
    const ids = Array.from({ length: 5001 }, (_, index) => index + 1);
    const body = { ids, decision: 'approve' };
    refusal(await scenario.strapi.admin.post('/alt-text/assets/review', body), 400);
  });

  it('decides row by row what a role may change', async () => {
    const user = await scenario.strapi.admin.createUser([
      ...Object.values(ACTIONS),
      UPLOAD_ACTIONS.read,
      'plugin::upload.assets.create',
      { action: UPLOAD_ACTIONS.update, conditions: ['admin::is-creator'] },
    ]);
    const { id: other } = await suggested();
    const own = await user.upload(await uniqueImage(), 'own.jpg');
    await scenario.ended(own.id);
    const answer = await decide({ ids: [other, own.id, 999_999], decision: 'approve' }, user);
    expect(answer.approved).toBe(2);
    expect(answer.skipped.map(({ id, code }) => [id, code])).toEqual([
      [other, 'not_allowed'],
      [999_999, 'not_found'],
    ]);
    expect((await scenario.asset(other)).texts['en']?.state).toBe('suggested');
    const without = await scenario.strapi.admin.createUser(Object.values(ACTIONS));
    const none = await decide({ ids: [other, own.id], decision: 'reject' }, without);
    expect(none.rejected).toBe(0);
    expect(none.skipped.map(({ code }) => code)).toEqual(['not_allowed', 'not_allowed']);
  });

  it('decides on thousands at once', async () => {
    const { db } = scenario.strapi.strapi;
    const { id } = await suggested();
    const many = Array.from({ length: 3000 }, (_, index) => index);
    const file = (await db.connection('files').where({ id }).first()) as Record<string, unknown>;
    const text = (await db
      .connection('alt_text_texts')
      .where({ asset_id: id, locale: 'en' })
      .first()) as Record<string, unknown>;
    const first = 100_000;
    const rows = many.map((index) => ({
      ...file,
      id: first + index,
      document_id: `many-${index}`,
    }));
    const texts = many.map((index) => ({
      ...text,
      id: first + index,
      asset_id: first + index,
    }));
    await db.connection.batchInsert('files', rows, 100);
    await db.connection.batchInsert('alt_text_texts', texts, 100);
    const ids = many.map((index) => first + index);
    const began = performance.now();
    expect(await approve(ids)).toEqual({ approved: 3000, skipped: [] });
    expect(performance.now() - began).toBeLessThan(60_000);
    const [count] = await db
      .connection('files')
      .where('id', '>=', first)
      .whereNotNull('alternative_text')
      .count<{ total: number }[]>({ total: '*' });
    expect(Number(count?.total)).toBe(3000);
  });
});
