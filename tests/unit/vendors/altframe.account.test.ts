import { describe, expect, it, vi } from 'vitest';
import {
  A_STRING,
  A_NUMBER,
  containing,
  matching,
  altFrame,
  BULK,
  generate,
  get,
  GENERATE,
  jpeg,
  plain,
  post,
} from './support';

describe('credits', () => {
  it('are used up, and then 402', async () => {
    const vendor = await altFrame({ credits: 2 });
    const image = await jpeg('red');
    const left = [];
    for (let call = 0; call < 2; call += 1) {
      left.push((await generate(vendor, image)).json['meta']);
    }
    expect(left).toMatchObject([{ credits_remaining: 1 }, { credits_remaining: 0 }]);
    const refused = await generate(vendor, image);
    expect(refused.status).toBe(402);
    expect(refused.json).toEqual({ error: containing('credits') });
    expect(vendor.stats()).toMatchObject({ generations: 2, creditsCharged: 2, repeats: 1 });
  });

  it('do not pay for an advanced format with the last one', async () => {
    const vendor = await altFrame({ credits: 1 });
    expect((await generate(vendor, await plain('red').tiff().toBuffer())).status).toBe(402);
    expect(vendor.account().credits).toBe(1);
  });

  it('are never overdrawn by calls at the same time', async () => {
    const vendor = await altFrame({ credits: 3, latencyMs: 300 });
    const image = await jpeg('red');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => generate(vendor, image)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 402, 402]);
    expect(vendor.stats().inFlightMax).toBeGreaterThanOrEqual(3);
    await vi.waitFor(() => expect(vendor.stats().inFlight).toBe(0));
  });

  it('may be exceeded where overage is enabled', async () => {
    const vendor = await altFrame({ credits: 0, allocation: 10, overage: true });
    const answer = await generate(vendor, await jpeg('red'));
    expect(answer.json['meta']).toMatchObject({ credits_used: 1, credits_remaining: 0 });
    vendor.set({ overage: false });
    expect((await generate(vendor, await jpeg('red'))).status).toBe(402);
  });
});

describe('usage', () => {
  it('is answered as documented', async () => {
    const vendor = await altFrame({ credits: 4_832, allocation: 5_000, overage: true });
    const { status, json } = await get(vendor, '/api/v1/usage');
    expect(status).toBe(200);
    expect(json).toEqual({
      plan: 'pro',
      credits: {
        monthly_allocation: 5_000,
        remaining: 4_832,
        rollover: 0,
        used_this_period: 168,
        period_resets_at: matching(/^\d{4}-\d\d-01T00:00:00\.000Z$/),
      },
      overage: { enabled: true, rate: 0.03 },
    });
    expect(
      Date.parse((json['credits'] as Record<string, string>)['period_resets_at'] ?? ''),
    ).toBeGreaterThan(Date.now());
  });

  it('belongs to the account of the key', async () => {
    const vendor = await altFrame({
      accounts: [{ key: 'af_live_second', credits: 7, plan: 'free' }],
    });
    await generate(vendor, await jpeg('red'));
    const other = await get(vendor, '/api/v1/usage', { 'x-api-key': 'af_live_second' });
    expect(other.json).toMatchObject({ plan: 'free', credits: { remaining: 7 } });
  });
});

describe('rate limits', () => {
  it('are 60, 10 and 120 a minute, by key and endpoint', async () => {
    const vendor = await altFrame({
      rateLimit: true,
      fetchImages: false,
      accounts: [{ key: 'af_live_second' }],
    });
    const before = Math.floor(Date.now() / 1_000);
    const single = { image_url: 'https://example.com/photo.jpg' };
    const first = await post(vendor, GENERATE, single);
    expect(first.headers.get('x-ratelimit-limit')).toBe('60');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('59');
    const reset = Number(first.headers.get('x-ratelimit-reset'));
    expect(reset - before).toBeGreaterThanOrEqual(59);
    expect(reset - before).toBeLessThanOrEqual(62);
    for (let call = 1; call < 60; call += 1) await post(vendor, GENERATE, single);
    const refused = await post(vendor, GENERATE, single);
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual({ error: A_STRING });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(reset));
    expect(vendor.stats().creditsCharged).toBe(60);

    const bulk = await post(vendor, BULK, { images: [single] });
    expect(bulk.headers.get('x-ratelimit-limit')).toBe('10');
    for (const path of ['/api/v1/usage', '/api/v1/history', '/api/v1/batches/x', '/other']) {
      const answer = await get(vendor, path);
      expect(answer.headers.get('x-ratelimit-limit')).toBe('120');
      expect(answer.headers.get('x-ratelimit-remaining')).toBe('119');
    }
    const second = await post(vendor, GENERATE, single, { 'x-api-key': 'af_live_second' });
    expect(second.status).toBe(200);
  });

  it('count requests that were refused for another reason', async () => {
    const vendor = await altFrame({ rateLimit: true });
    const answer = await post(vendor, GENERATE, {});
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('59');
  });

  it('end with their window', async () => {
    const rateLimit = { generate: { limit: 1, windowMs: 80 } };
    const vendor = await altFrame({ rateLimit, fetchImages: false });
    const single = { image_url: 'https://example.com/photo.jpg' };
    expect((await post(vendor, GENERATE, single)).status).toBe(200);
    expect((await post(vendor, GENERATE, single)).status).toBe(429);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await post(vendor, GENERATE, single)).status).toBe(200);
  });
});

describe('history', () => {
  it('is paged, newest first, in the documented shape', async () => {
    const vendor = await altFrame({ fetchImages: false });
    for (let index = 1; index <= 5; index += 1) {
      await post(vendor, GENERATE, { image_url: `https://example.com/${index}.jpg` });
    }
    const { json } = await get(vendor, '/api/v1/history?limit=2&offset=1&status=completed');
    expect(json['pagination']).toEqual({ total: 5, limit: 2, offset: 1, has_more: true });
    expect(json['jobs']).toMatchObject([
      { image_url: 'https://example.com/4.jpg' },
      { image_url: 'https://example.com/3.jpg' },
    ]);
    expect((json['jobs'] as unknown[])[0]).toEqual({
      id: matching(/^job_/),
      status: 'completed',
      image_url: 'https://example.com/4.jpg',
      results: {
        alt_text: A_STRING,
        title: A_STRING,
        caption: A_STRING,
        og_description: A_STRING,
      },
      mode: 'standard',
      language: 'en',
      meta: {
        model: A_STRING,
        tokens: { input: A_NUMBER, output: A_NUMBER },
        processing_ms: A_NUMBER,
        cost_usd: A_NUMBER,
      },
      source: 'api',
      batch_id: null,
      error: null,
      created_at: matching(/Z$/),
      completed_at: matching(/Z$/),
    });
    const last = await get(vendor, '/api/v1/history?limit=2&offset=4');
    expect(last.json['pagination']).toEqual({ total: 5, limit: 2, offset: 4, has_more: false });
    expect(last.json['jobs']).toMatchObject([{ image_url: 'https://example.com/1.jpg' }]);
  });

  it('tells what failed, and what was sent as bytes', async () => {
    const vendor = await altFrame();
    await generate(vendor, await jpeg('red'));
    await generate(vendor, Buffer.from('this is certainly not a picture'));
    const { json } = await get(vendor, '/api/v1/history');
    expect(json['pagination']).toMatchObject({ total: 2, limit: 50, offset: 0 });
    expect(json['jobs']).toMatchObject([
      { status: 'failed', error: A_STRING, image_url: null },
      { status: 'completed', error: null, image_url: null },
    ]);
    const failed = await get(vendor, '/api/v1/history?status=failed');
    expect(failed.json['pagination']).toMatchObject({ total: 1 });
  });

  it.each(['limit=0', 'limit=101', 'limit=ten', 'offset=-1', 'status=done', 'page=2'])(
    'refuses %s',
    async (query) => {
      const vendor = await altFrame();
      expect((await get(vendor, `/api/v1/history?${query}`)).status).toBe(400);
    },
  );
});
