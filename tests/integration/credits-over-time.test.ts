import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CreditsOverTime } from '../../server/src/contracts/overview';
import { SPEND_UID, type SpendRow } from '../../server/src/models/spend';
import { table } from '../../server/src/models/table';
import { ACTIONS } from '../../server/src/permissions';
import { ok } from '../support/http';
import { startStrapi, type RunningStrapi } from '../support/strapi';

const DAY_MS = 86_400_000;

describe('the credits over time', () => {
  let strapi: RunningStrapi;
  /** The first moment of today, UTC. */
  let today: number;

  const over = async (query = ''): Promise<CreditsOverTime> =>
    ok(await strapi.admin.get<CreditsOverTime>(`/alt-text/overview/credits${query}`));

  const paid = async (provider: string, credits: number, at: number): Promise<void> => {
    const receipt = { assetId: 1, taskId: null, locale: 'en', model: null, fingerprint: 'none' };
    const description = { alternativeText: 'A', caption: null, title: null };
    const row = {
      ...receipt,
      description: { ...description, ogDescription: null, keywords: null },
    };
    await table<SpendRow>(strapi.strapi, SPEND_UID).createMany({
      data: [{ ...row, provider, credits, rejected: false, at: new Date(at) }],
    });
  };

  beforeAll(async () => {
    strapi = await startStrapi();
    const { periods } = await over();
    today = Date.parse(periods.at(-1) ?? '');
  });
  afterAll(() => strapi.stop());

  it('are the last 30 days or 12 months, and nobody who was not paid', async () => {
    const days = await over();
    expect(days).toMatchObject({ by: 'day', spent: {} });
    expect(days.periods).toHaveLength(30);
    expect(days.periods[0]).toBe(new Date(today - 29 * DAY_MS).toISOString().slice(0, 10));
    const months = await over('?by=month');
    expect(months.periods).toHaveLength(12);
    expect(months.periods.at(-1)).toBe(new Date(today).toISOString().slice(0, 7));
  });

  it('belong to the day on which they were paid, in UTC, to the millisecond', async () => {
    await paid('altframe', 2, today);
    await paid('altframe', 0.5, today + 1);
    await paid('altframe', 4, today - 1);
    await paid('altframe', 8, today - DAY_MS);
    await paid('altframe', 16, today - 29 * DAY_MS);
    await paid('altframe', 32, today - 29 * DAY_MS - 1);
    await paid('imgseo', 3, today);
    await paid('imgix', 0, today);
    const { spent } = await over('?by=day');
    expect(Object.keys(spent).sort()).toEqual(['altframe', 'imgseo']);
    expect(spent['altframe']).toEqual([16, ...Array<number>(27).fill(0), 12, 2.5]);
    expect(spent['imgseo']?.at(-1)).toBe(3);
  });

  it('are summed up by month, a year back', async () => {
    const { periods: before } = await over('?by=month');
    const oldest = Date.parse(`${before[0] ?? ''}-01`);
    await paid('alttextgenie', 5, oldest);
    await paid('alttextgenie', 7, oldest - 1);
    const { spent } = await over('?by=month');
    expect(spent['alttextgenie']).toEqual([5, ...Array<number>(11).fill(0)]);
    const ofAltFrame = spent['altframe'] ?? [];
    expect(ofAltFrame.reduce((sum, credits) => sum + credits, 0)).toBe(62.5);
  });

  it('refuse another period by its name, and a stranger', async () => {
    const answer = await strapi.admin.get('/alt-text/overview/credits?by=week');
    expect(answer).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer)).toContain('by');
    const stranger = await strapi.admin.createUser([ACTIONS.settingsRead]);
    expect(await stranger.get('/alt-text/overview/credits')).toMatchObject({ status: 403 });
    const reader = await strapi.admin.createUser([ACTIONS.assetsRead]);
    expect(await reader.get('/alt-text/overview/credits')).toMatchObject({ status: 200 });
  });
});
