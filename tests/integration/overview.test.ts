import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Asset, Page } from '../../server/src/contracts/assets';
import type { Overview } from '../../server/src/contracts/overview';
import type { TextState } from '../../server/src/contracts/texts';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';

describe('the overview', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { languages: ['en', 'fr'], budgets: { altframe: { monthlyCredits: 100 } } },
    });
  });
  afterAll(() => scenario.stop());

  const overview = async (client: AdminClient = scenario.strapi.admin) =>
    ok(await client.get<Overview>('/alt-text/overview'));

  /** The same, counted from the list of assets one by one. */
  async function counted(): Promise<Record<string, Partial<Record<TextState, number>>>> {
    const { results } = ok(
      await scenario.strapi.admin.get<Page<Asset>>('/alt-text/assets?pageSize=100'),
    );
    const states: Record<string, Partial<Record<TextState, number>>> = { en: {}, fr: {} };
    for (const { texts } of results) {
      for (const [locale, of] of Object.entries(states)) {
        const state = texts[locale]?.state ?? 'missing';
        of[state] = (of[state] ?? 0) + 1;
      }
    }
    return states;
  }

  const nonZero = ({ coverage }: Overview) =>
    Object.fromEntries(
      Object.entries(coverage).map(([locale, states]) => [
        locale,
        Object.fromEntries(Object.entries(states).filter(([, count]) => count > 0)),
      ]),
    );

  it('of an empty library says so', async () => {
    expect(await overview()).toMatchObject({
      images: 0,
      coverage: { en: { missing: 0, ai: 0 }, fr: { missing: 0 } },
      findings: 0,
      credits: { altframe: { usedThisMonth: 0, monthlyCredits: 100 } },
      runs: [],
    });
  });

  it('counts the images by state and language as they are, whoever wrote them', async () => {
    const { admin } = scenario.strapi;
    const ids: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const file = await admin.upload(await uniqueImage(), `image-${n}.jpg`);
      expect((await scenario.ended(file.id)).status).toBe('done');
      ids.push(file.id);
    }
    await admin.upload(Buffer.from('%PDF-1.4'), 'paper.pdf');
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = ids;
    // Past the plugin, in the media library itself.
    await admin.updateFile(first, { alternativeText: 'Typed' });
    await admin.updateFile(second, { alternativeText: '' });
    ok(await admin.put(`/alt-text/assets/${third}/texts/en`, { decorative: true }));
    ok(await admin.put(`/alt-text/assets/${third}/texts/fr`, { alternativeText: 'é '.repeat(99) }));
    ok(await admin.post('/alt-text/assets/review', { ids: [fourth], decision: 'approve' }));
    ok(await admin.delete(`/upload/files/${fifth}`));
    const answer = await overview();
    expect(answer.images).toBe(5);
    expect(nonZero(answer)).toEqual({
      en: { human: 1, missing: 1, decorative: 1, approved: 1, ai: 1 },
      fr: { human: 1, approved: 1, ai: 3 },
    });
    expect(nonZero(answer)).toEqual(await counted());
    expect(answer.findingsByRule['too-long']).toBe(1);
    expect(answer.credits).toEqual({ altframe: { usedThisMonth: 12, monthlyCredits: 100 } });
    expect(Date.now() - Date.parse(answer.countedAt)).toBeLessThan(5000);
  });

  it('counts only what a role may see in the media library', async () => {
    const { admin } = scenario.strapi;
    const user = await admin.createUser([
      ACTIONS.assetsRead,
      'plugin::upload.assets.create',
      { action: UPLOAD_ACTIONS.read, conditions: ['admin::is-creator'] },
    ]);
    const own = await user.upload(await uniqueImage(), 'own.jpg');
    await scenario.ended(own.id);
    const answer = await overview(user);
    expect(answer.images).toBe(1);
    // The others' texts, one of which is too long, are not counted.
    expect(answer.findings).toBeLessThanOrEqual(1);
    expect(answer.findingsByRule).not.toHaveProperty('too-long');
    expect(nonZero(answer)).toEqual({ en: { ai: 1 }, fr: { ai: 1 } });
    const none = await admin.createUser([ACTIONS.assetsRead]);
    expect(await overview(none)).toMatchObject({ images: 0, coverage: { en: { ai: 0 } } });
  });

  it('shows the runs that are not over', async () => {
    const { admin } = scenario.strapi;
    scenario.vendor.set({ latencyMs: 2000 });
    const body = { filter: { states: ['ai'] }, options: { mode: 'suggest' } };
    const { id } = ok(await admin.post<{ id: number }>('/alt-text/runs', body));
    ok(await admin.post(`/alt-text/runs/${id}/pause`));
    expect((await overview()).runs).toMatchObject([{ id, status: 'paused' }]);
    ok(await admin.post(`/alt-text/runs/${id}/cancel`));
    expect((await overview()).runs).toEqual([]);
  });
});
