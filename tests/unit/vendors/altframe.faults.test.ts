import { describe, expect, it } from 'vitest';
import type { FaultInput } from '../../vendors/kit/faults';
import {
  A_STRING,
  altFrame,
  GENERATE,
  generate,
  get,
  jpeg,
  post,
  texts,
  type Got,
} from './support';

const SINGLE = { image_url: 'https://example.com/photo.jpg' };

/** Answers what a fault makes of a call, and what the call cost. */
async function struck(fault: FaultInput): Promise<Got & { cost: number }> {
  const vendor = await altFrame({ faults: [fault] });
  const answer = await generate(vendor, await jpeg('red'));
  expect(vendor.stats().faults).toEqual({ [vendor.requests[0]?.fault ?? '']: 1 });
  expect(vendor.requests[0]?.status).toBe(answer.status);
  expect((await generate(vendor, await jpeg('red'))).status).toBe(200);
  return { ...answer, cost: 1_000 - vendor.account().credits - 1 };
}

describe('a fault that answers', () => {
  it.each([400, 401, 402, 404, 429, 500, 503])(
    'plays status %i and charges nothing',
    async (status) => {
      const answer = await struck(status);
      expect(answer.status).toBe(status);
      expect(answer.json).toEqual({ error: A_STRING });
      expect(answer.headers.get('retry-after')).toBeNull();
      expect(answer.headers.get('x-ratelimit-limit')).not.toBeNull();
      expect(answer.cost).toBe(0);
    },
  );

  it('says when to come back', async () => {
    const answer = await struck({ kind: 'status', status: 429, retryAfterSeconds: 7 });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('0');
    const reset = Number(answer.headers.get('x-ratelimit-reset'));
    expect(Math.abs(reset - Date.now() / 1_000 - 7)).toBeLessThan(3);
  });

  it.each([200, 502])('plays a page of HTML with status %i', async (status) => {
    const answer = await struck({ kind: 'html', status });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<html>');
    expect(answer.cost).toBe(0);
  });

  it('plays half of the JSON', async () => {
    const answer = await struck('half-json');
    expect(answer.text).toMatch(/^\{"id":"job_/);
    expect(() => JSON.parse(answer.text) as unknown).toThrow();
    expect(answer.cost).toBe(1);
  });

  it('plays nothing, and another shape', async () => {
    expect(await struck('empty')).toMatchObject({ status: 200, text: '', cost: 0 });
    const other = await struck('wrong-shape');
    expect(other.status).toBe(200);
    expect(other.json).not.toHaveProperty('results');
  });

  it('plays errors of any shape', async () => {
    const vendor = await altFrame({ faults: [{ kind: 'error-any-shape', times: 3, status: 500 }] });
    const kinds = [];
    for (let call = 0; call < 3; call += 1) {
      const answer = await generate(vendor, await jpeg('red'));
      const body: unknown = JSON.parse(answer.text);
      kinds.push(Array.isArray(body) ? 'array' : typeof body);
    }
    expect(kinds.sort()).toEqual(['array', 'object', 'string']);
    const own = await struck({ kind: 'error-any-shape', status: 418, body: { errors: [1] } });
    expect(own).toMatchObject({ status: 418, json: { errors: [1] } });
  });

  it('plays an error that repeats the key', async () => {
    const answer = await struck('echo-key');
    expect(answer.status).toBe(401);
    expect(answer.json['error']).toContain('af_live_emulated_key');
  });

  it('plays a redirect, and notices who follows it', async () => {
    const vendor = await altFrame({ faults: ['redirect'] });
    const answer = await generate(vendor, await jpeg('red'));
    expect(answer.status).toBe(302);
    await fetch(answer.headers.get('location') ?? '');
    expect(vendor.requests.at(-1)).toMatchObject({ endpoint: 'landing', status: 200 });
    const elsewhere = await struck({ kind: 'redirect', status: 307, location: 'http://a.test/' });
    expect(elsewhere.headers.get('location')).toBe('http://a.test/');
  });
});

describe('a fault of the texts', () => {
  it('plays markup, whitespace and a very long text', async () => {
    const markup = await struck('markup');
    expect(texts(markup)['alt_text']).toContain('<script>');
    expect(texts(markup)['title']).toContain('&lt;i&gt;');
    expect(markup.cost).toBe(1);
    expect(texts(await struck('blank'))['alt_text']?.trim()).toBe('');
    const huge = texts(await struck('huge-text'));
    expect(huge['alt_text']).toHaveLength(1_000_000);
    expect(huge['title']).toMatch(/^Emulated text \w+$/);
  });

  it('plays an answer of more than 10 MB', async () => {
    const answer = await struck('oversized');
    expect(answer.text.length).toBeGreaterThan(10 * 1024 * 1024);
    expect(answer.cost).toBe(1);
  });
});

describe('a fault of the connection', () => {
  it.each([
    ['reset', 0],
    ['reset-after-work', 1],
  ] as const)('%s cuts it, and costs %i', async (kind, cost) => {
    const vendor = await altFrame({ faults: [kind] });
    await expect(generate(vendor, await jpeg('red'))).rejects.toThrow();
    expect(vendor.stats()).toMatchObject({
      generations: cost,
      creditsCharged: cost,
      faults: { [kind]: 1 },
    });
    expect(vendor.requests[0]).toMatchObject({ status: null, fault: kind });
  });

  it('never answers, and is ended by close()', async () => {
    const vendor = await altFrame({ fetchImages: false, faults: ['hang'] });
    const call = post(vendor, GENERATE, SINGLE);
    const outcome = expect(call).rejects.toThrow();
    while (vendor.stats().faults.hang !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(vendor.stats()).toMatchObject({ inFlight: 1, generations: 0 });
    await vendor.close();
    await outcome;
  });

  it('answers byte by byte', async () => {
    const vendor = await altFrame({
      fetchImages: false,
      faults: [{ kind: 'drip', intervalMs: 20 }],
    });
    const response = await fetch(`${vendor.url}${GENERATE}`, {
      method: 'POST',
      headers: { 'x-api-key': vendor.key, 'content-type': 'application/json' },
      body: JSON.stringify(SINGLE),
    });
    expect(response.status).toBe(200);
    const stream = response.body as ReadableStream<Uint8Array>;
    const reader = stream.getReader();
    const first = await reader.read();
    expect(first.value?.length).toBeLessThan(5);
    await reader.cancel();
  });
});

describe('which calls are hit', () => {
  it('those that are admitted and valid, in the order of the queue', async () => {
    const vendor = await altFrame({ fetchImages: false });
    vendor.inject({ kind: 'status', status: 503, times: 2 }, 429);
    vendor.inject('empty');
    expect((await post(vendor, GENERATE, {})).status).toBe(400);
    expect((await post(vendor, GENERATE, SINGLE, { 'x-api-key': 'other' })).status).toBe(401);
    expect((await get(vendor, '/api/v1/usage')).status).toBe(200);
    const statuses = [];
    for (let call = 0; call < 5; call += 1) {
      statuses.push((await post(vendor, GENERATE, SINGLE)).status);
    }
    expect(statuses).toEqual([503, 503, 429, 200, 200]);
    expect(vendor.stats().generations).toBe(1);
  });

  it('or those of one endpoint', async () => {
    const vendor = await altFrame({ fetchImages: false });
    vendor.inject({ kind: 'status', status: 503, endpoint: 'usage' });
    expect((await post(vendor, GENERATE, SINGLE)).status).toBe(200);
    expect((await get(vendor, '/api/v1/usage')).status).toBe(503);
    expect((await get(vendor, '/api/v1/usage')).status).toBe(200);
  });

  it('or some, by a chance that repeats itself', async () => {
    const run = async (seed: number): Promise<number[]> => {
      const vendor = await altFrame({
        fetchImages: false,
        faultRate: 0.4,
        faultMix: [500, 429],
        seed,
      });
      const statuses = [];
      for (let call = 0; call < 20; call += 1) {
        statuses.push((await post(vendor, GENERATE, SINGLE)).status);
      }
      return statuses;
    };
    const first = await run(7);
    expect(new Set(first)).toEqual(new Set([200, 429, 500]));
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
  });
});
