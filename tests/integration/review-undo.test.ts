import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Asset, ReviewSkip } from '../../server/src/contracts/assets';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';

interface Decided {
  undone?: number;
  skipped: ReviewSkip[];
}

describe('a decision of a review that is taken back', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { languages: ['en', 'fr'], onUpload: 'suggest', onReplace: 'suggest' },
    });
  });
  beforeEach(() => scenario.vendor.reset());
  afterAll(() => scenario.stop());

  const decide = async (
    decision: 'approve' | 'reject' | 'undo',
    ids: number[],
    rest: { locale?: string } = {},
    client: AdminClient = scenario.strapi.admin,
  ) => ok(await client.post<Decided>('/alt-text/assets/review', { ids, decision, ...rest }));

  /** A new image with a suggestion in both languages. */
  async function suggested(bytes?: Buffer): Promise<Asset> {
    const file = await scenario.strapi.admin.upload(bytes ?? (await uniqueImage()), 'waits.jpg');
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done' });
    return scenario.asset(file.id);
  }

  /** How many descriptions the vendor was paid for while this ran. */
  async function paidFor(work: () => Promise<unknown>): Promise<number> {
    const before = scenario.vendor.stats().generations;
    await work();
    return scenario.vendor.stats().generations - before;
  }

  const withoutTime = ({ texts }: Asset) =>
    Object.entries(texts).map(([locale, { updatedAt: _at, ...text }]) => [locale, text]);

  it.each(['approve', 'reject'] as const)('%s: the suggestion waits again', async (decision) => {
    const before = await suggested();
    await decide(decision, [before.id]);
    expect((await scenario.asset(before.id)).texts['fr']?.suggestion).toBeUndefined();
    expect(await decide('undo', [before.id])).toEqual({ undone: 2, skipped: [] });
    expect(withoutTime(await scenario.asset(before.id))).toEqual(withoutTime(before));
    expect((await scenario.strapi.admin.file(before.id)).alternativeText).toBeNull();
    expect(await decide('approve', [before.id])).toEqual({ approved: 2, skipped: [] });
  });

  it('is one language only, where one is named', async () => {
    const { id } = await suggested();
    await decide('approve', [id]);
    expect(await decide('undo', [id], { locale: 'fr' })).toEqual({ undone: 1, skipped: [] });
    const { texts } = await scenario.asset(id);
    expect([texts['en']?.state, texts['fr']?.state]).toEqual(['approved', 'suggested']);
  });

  it('may be an edit: the suggestion that it settled waits again', async () => {
    const before = await suggested();
    const path = `/alt-text/assets/${before.id}/texts/en`;
    ok(await scenario.strapi.admin.put(path, { alternativeText: 'In better words' }));
    expect(await decide('undo', [before.id])).toEqual({ undone: 1, skipped: [] });
    expect(withoutTime(await scenario.asset(before.id))).toEqual(withoutTime(before));
  });

  it('may be the agreement to a text that was applied', async () => {
    const { id } = await suggested();
    await scenario.generate(id, { mode: 'apply' });
    await decide('approve', [id]);
    expect(await decide('undo', [id])).toMatchObject({ undone: 2 });
    expect((await scenario.asset(id)).texts['en']?.state).toBe('ai');
  });

  it('is offered to the same bytes again after a rejection, but not before', async () => {
    const bytes = await uniqueImage();
    const { id } = await suggested(bytes);
    await decide('reject', [id]);
    await decide('undo', [id]);
    expect(await paidFor(() => suggested(bytes))).toBe(0);
    await decide('reject', [id]);
    expect(await paidFor(() => suggested(bytes))).toBe(2);
  });

  it('stays turned down where another image with the same bytes still turns it down', async () => {
    const bytes = await uniqueImage();
    const [one, other] = [await suggested(bytes), await suggested(bytes)];
    await decide('reject', [one.id, other.id]);
    await decide('undo', [one.id]);
    expect(await paidFor(() => suggested(bytes))).toBe(2);
    const again = await uniqueImage();
    const [third, fourth] = [await suggested(again), await suggested(again)];
    await decide('reject', [third.id, fourth.id]);
    await decide('undo', [third.id, fourth.id]);
    expect(await paidFor(() => suggested(again))).toBe(0);
  });

  it('gives a rejection up in the history too', async () => {
    const bytes = await uniqueImage();
    const { id } = await suggested(bytes);
    await decide('reject', [id]);
    for (const change of (await scenario.history(id)).slice(0, 2)) {
      ok(await scenario.strapi.admin.post(`/alt-text/changes/${change.id}/undo`));
    }
    expect(await paidFor(() => suggested(bytes))).toBe(0);
  });

  it('is nothing where there was no decision, or it was taken back already', async () => {
    const { id } = await suggested();
    const nothing = { undone: 0, skipped: [expect.objectContaining({ code: 'nothing_to_undo' })] };
    expect(await decide('undo', [id])).toEqual(nothing);
    await decide('approve', [id]);
    await decide('undo', [id]);
    expect(await decide('undo', [id])).toEqual(nothing);
  });

  it('is never what somebody has written since', async () => {
    const { id } = await suggested();
    await decide('approve', [id]);
    await scenario.strapi.admin.updateFile(id, { alternativeText: 'Typed since' });
    const { undone, skipped } = await decide('undo', [id]);
    expect(undone).toBe(1);
    expect(skipped).toMatchObject([{ id, locale: 'en', code: 'changed_since' }]);
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('Typed since');
  });

  it('is never a decision of somebody else, nor on a file that the role may not change', async () => {
    const { id } = await suggested();
    await decide('approve', [id]);
    const colleague = await scenario.strapi.admin.createUser([
      ...Object.values(ACTIONS),
      UPLOAD_ACTIONS.read,
      UPLOAD_ACTIONS.update,
    ]);
    expect((await decide('undo', [id], {}, colleague)).skipped).toMatchObject([
      { id, code: 'nothing_to_undo' },
    ]);
    const stranger = await scenario.strapi.admin.createUser(Object.values(ACTIONS));
    expect((await decide('undo', [id], {}, stranger)).skipped).toMatchObject([
      { id, code: 'not_allowed' },
    ]);
    expect((await scenario.asset(id)).texts['en']?.state).toBe('approved');
  });

  it('names a suggestion for a replaced file as such', async () => {
    const { id, texts } = await suggested();
    expect(texts['en']?.replaced).toBeUndefined();
    await decide('approve', [id]);
    await scenario.strapi.admin.replace(id, await uniqueImage(), 'replaced.jpg');
    expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
    expect((await scenario.asset(id)).texts['en']).toMatchObject({
      state: 'suggested',
      replaced: true,
    });
    await decide('reject', [id]);
    expect((await scenario.asset(id)).texts['en']?.replaced).toBeUndefined();
  });
});
