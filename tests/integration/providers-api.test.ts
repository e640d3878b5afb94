import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { Credits, ProviderInfo, TestAnswer } from '../../server/src/contracts/providers';
import { SPEND_UID } from '../../server/src/models/spend';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { freePort } from '../support/port';
import { refusal } from '../support/refusal';
import { pluginConfig, startScenario, type Scenario } from '../support/scenario';
import type { FaultInput } from '../vendors/kit/faults';

const KEY = 'af_live_key_of_this_suite';

const FAILURES: [FaultInput, string][] = [
  [401, 'unauthorized'],
  [402, 'insufficient_credits'],
  [403, 'forbidden'],
  [429, 'rate_limited'],
  [400, 'invalid_request'],
  [503, 'server_error'],
  ['html', 'bad_response'],
  ['empty', 'bad_response'],
  ['wrong-shape', 'bad_response'],
  ['oversized', 'bad_response'],
  ['redirect', 'bad_response'],
  ['reset', 'network'],
  ['hang', 'timeout'],
];

const atUsage = (fault: FaultInput) =>
  typeof fault === 'number'
    ? ({ kind: 'status', status: fault, endpoint: 'usage' } as const)
    : typeof fault === 'string'
      ? { kind: fault, endpoint: 'usage' }
      : { ...fault, endpoint: 'usage' };

describe('the providers over the admin API', () => {
  let scenario: Scenario;
  const list = async () =>
    ok(await scenario.strapi.admin.get<Page<ProviderInfo>>('/alt-text/providers'));
  const test = async () =>
    ok(await scenario.strapi.admin.post<TestAnswer>('/alt-text/providers/altframe/test'));
  const credits = () => scenario.strapi.admin.get<Credits>('/alt-text/providers/altframe/credits');

  beforeAll(async () => {
    scenario = await startScenario({
      vendor: { key: KEY, credits: 300, allocation: 500, plan: 'starter' },
      config: { requestTimeoutMs: 1000 },
    });
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('are listed with all that the panel needs, and never a key', async () => {
    const page = await list();
    expect(page.pagination).toEqual({
      page: 1,
      pageSize: 100,
      pageCount: 1,
      total: page.results.length,
    });
    expect(JSON.stringify(page)).not.toContain(KEY);
    const altframe = page.results.find(({ id }) => id === 'altframe');
    expect({
      ...altframe,
      options: altframe?.options.map(({ key, type }) => `${key}: ${type}`),
    }).toEqual({
      id: 'altframe',
      name: 'AltFrame',
      takes: {
        bytes: true,
        url: true,
        mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
        maxBytes: 4 * 1024 * 1024,
      },
      returns: ['alternativeText', 'caption', 'title', 'ogDescription'],
      languages: expect.arrayContaining(['en', 'fr', 'de']) as unknown,
      languagesPerCall: 'one',
      cost: expect.stringContaining('1 credit') as unknown,
      options: [
        'mode: enum',
        'keywords: strings',
        'maxLength: number',
        'fields: multi',
        'customPrompt: string',
        'pageContext: string',
        'pageUrl: string',
        'productName: string',
        'productSku: string',
        'productAttributes: record',
        'sendAs: enum',
      ],
      needsKey: true,
      keySource: 'config',
      canTest: true,
      canReadCredits: true,
      canDescribePages: false,
      usage: { thisMonth: 0, usualMonth: null },
    });
  });

  it('tell what this month has cost, and what a month usually costs', async () => {
    const monthsAgo = (months: number) => {
      const now = new Date();
      // The middle of a month is in it wherever the clock stands.
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15));
    };
    const spend = scenario.strapi.strapi.db.query(SPEND_UID);
    const row = { provider: 'altframe', locale: 'en', fingerprint: 'f', description: {} };
    const receipts = [
      { ...row, credits: 3, at: new Date() },
      { ...row, credits: 40, at: monthsAgo(1) },
      { ...row, credits: 20, at: monthsAgo(1) },
      { ...row, credits: 30, at: monthsAgo(3) },
      { ...row, credits: 5000, at: monthsAgo(4) },
    ];
    for (const data of receipts) await spend.create({ data });
    const { results } = await list();
    expect(results.find(({ id }) => id === 'altframe')?.usage).toEqual({
      thisMonth: 3,
      usualMonth: 45,
    });
    expect(results.find(({ id }) => id === 'imgix')?.usage).toEqual({
      thisMonth: 0,
      usualMonth: null,
    });
    await spend.deleteMany({ where: { fingerprint: 'f' } });
  });

  it('are tested without cost', async () => {
    expect(await test()).toEqual({
      ok: true,
      message: expect.stringContaining('AltFrame') as unknown,
    });
    expect(scenario.vendor.stats()).toMatchObject({
      calls: { usage: 1 },
      generations: 0,
      creditsCharged: 0,
    });
  });

  it('fail their test where the vendor revoked the key', async () => {
    scenario.vendor.set({ revoked: true });
    expect(await test()).toEqual({
      ok: false,
      code: 'unauthorized',
      message: expect.stringMatching(/key.*Settings/) as unknown,
    });
  });

  it.each(FAILURES)('fail their test with the code of a vendor’s %s: %s', async (fault, code) => {
    scenario.vendor.inject(atUsage(fault));
    const answer = await test();
    expect(answer).toMatchObject({ ok: false, code });
    expect(answer.message).toContain('AltFrame');
  });

  it.each(FAILURES)(
    'answer a question for credits with 502 and the code of a vendor’s %s: %s',
    async (fault, code) => {
      scenario.vendor.inject(atUsage(fault));
      const error = refusal(await credits(), 502);
      expect(error).toMatchObject({ name: 'ProviderError', details: { code } });
      expect(error.message).toContain('AltFrame');
    },
  );

  it('tell what the vendor says is left, beside what our ledger says was used this month', async () => {
    const before = ok(await credits());
    expect(before).toEqual({
      remaining: 300,
      allocation: 500,
      plan: 'starter',
      resetsAt: expect.stringMatching(/^\d{4}-\d\d-01T00:00:00/) as unknown,
      usedThisMonth: 0,
    });
    for (const name of ['one.jpg', 'two.jpg']) {
      const file = await scenario.strapi.admin.upload(await uniqueImage(), name);
      expect(await scenario.ended(file.id)).toMatchObject({ status: 'done', credits: 1 });
    }
    expect(ok(await credits())).toMatchObject({ remaining: 298, usedThisMonth: 2 });
  });

  it('count this month in UTC only, and each provider’s own', async () => {
    const now = new Date();
    const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
    const spend = (provider: string, at: number, amount: number) =>
      scenario.strapi.strapi.db.query('plugin::alt-text.spend').create({
        data: {
          provider,
          at: new Date(at),
          credits: amount,
          assetId: 1,
          taskId: 0,
          locale: 'en',
          fingerprint: 'f',
          description: {},
          rejected: false,
        },
      }) as Promise<unknown>;
    const { usedThisMonth } = ok(await credits());
    await spend('altframe', first - 1, 100);
    await spend('imgix', first, 100);
    await spend('altframe', first, 0.5);
    expect(ok(await credits()).usedThisMonth).toBe(usedThisMonth + 0.5);
  });

  it.each(['nobody', 'ALTFRAME', '__proto__', 'constructor', '..%2F', "altframe'--"])(
    'that are not there are a 404: %s',
    async (id) => {
      const { admin } = scenario.strapi;
      const base = `/alt-text/providers/${id}`;
      refusal(await admin.put(`${base}/key`, { key: 'abc' }), 404);
      refusal(await admin.delete(`${base}/key`), 404);
      refusal(await admin.post(`${base}/test`), 404);
      refusal(await admin.get(`${base}/credits`), 404);
    },
  );

  it('say that there is no key, without a call', async () => {
    const { strapi, vendor } = scenario;
    await strapi.restart({
      plugin: { ...pluginConfig(vendor), providers: { altframe: { baseUrl: vendor.url } } },
    });
    expect(await test()).toMatchObject({ ok: false, code: 'unauthorized' });
    refusal(await credits(), 502);
    const altframe = (await list()).results.find(({ id }) => id === 'altframe');
    expect(altframe?.keySource).toBe('none');
    expect(vendor.requests).toHaveLength(0);
  });

  it('say that nobody answers at the vendor’s address', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    await scenario.strapi.restart({ plugin: pluginConfig({ url, key: KEY }) });
    expect(await test()).toMatchObject({ ok: false, code: 'network' });
    expect(refusal(await credits(), 502).details.code).toBe('network');
  });
});
