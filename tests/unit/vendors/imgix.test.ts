import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startImgix, type Imgix } from '../../vendors/imgix';
import { jpeg, matching, someServer, type Json } from './support';

const PHOTO = 'https://assets.imgix.net/photo.jpg';

let vendor: Imgix;

beforeAll(async () => {
  vendor = await startImgix({ fetchImages: false });
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

async function ask(query: string, init: RequestInit = {}): Promise<{ status: number; json: Json }> {
  const response = await fetch(`${vendor.url}/api/v1/generations/alt-text?${query}`, {
    headers: { authorization: `Bearer ${vendor.key}` },
    ...init,
  });
  return { status: response.status, json: (await response.json()) as Json };
}

const refused = (status: number, detail: RegExp) => ({
  status,
  json: { errors: [{ status: String(status), title: matching(/./), detail: matching(detail) }] },
});

const url64 = (url: string) => Buffer.from(url).toString('base64url');

describe('a text', () => {
  it('is made for each language, in the documented shape', async () => {
    expect(await ask(`url=${PHOTO}&language=en,es`)).toEqual({
      status: 200,
      json: {
        alt_text: { en: matching(/^Emulated text/), es: matching(/^Texto emulado/) },
        failed_languages: [],
      },
    });
    expect(vendor.stats()).toMatchObject({ generations: 2, creditsCharged: 2 });
    expect(vendor.account().credits).toBe(998);
  });

  it('is asked for with a list, with the parameter repeated, or in English', async () => {
    const list = await ask(`url=${PHOTO}&language=en,fr`);
    expect(await ask(`url=${PHOTO}&language=en&language=fr`)).toEqual(list);
    const { json } = await ask(`url64=${url64(`${PHOTO}?w=1`)}`);
    expect(Object.keys(json['alt_text'] as Json)).toEqual(['en']);
  });

  it('that failed is listed, and costs nothing', async () => {
    vendor.set({ failLanguages: ['fr'] });
    const { status, json } = await ask(`url=${PHOTO}&language=en,fr`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ failed_languages: ['fr'] });
    expect(Object.keys(json['alt_text'] as Json)).toEqual(['en']);
    expect(vendor.account().credits).toBe(999);
    expect(await ask(`url=${PHOTO}&language=fr`)).toEqual(refused(500, /every/));
  });

  it('comes from the cache for nothing, by URL and language', async () => {
    vendor.set({ credits: 2 });
    await ask(`url=${PHOTO}&language=en`);
    expect((await ask(`url=${PHOTO}&language=en,fr`)).status).toBe(200);
    expect((await ask(`url=${PHOTO}&language=en,fr`)).status).toBe(200);
    expect(vendor.stats()).toMatchObject({ generations: 2, repeats: 0, cacheHits: 3 });
    expect(vendor.account().credits).toBe(0);
    const anew = await ask(`url=${PHOTO}&language=en&regenerate=true`);
    expect(anew).toEqual(refused(402, /plan_credits_depleted_payment_required/));
    vendor.set({ credits: 5 });
    expect((await ask(`url=${PHOTO}&language=en&regenerate=true`)).status).toBe(200);
    vendor.set({ cache: false });
    await ask(`url=${PHOTO}&language=en`);
    expect(vendor.account().credits).toBe(3);
  });

  it('follows from the image that the Source serves', async () => {
    const image = await jpeg('blue');
    const source = await someServer((request, response) => {
      response.writeHead(request.url === '/a.jpg' ? 200 : 404).end(image);
    });
    vendor.set({ fetchImages: true });
    const { json } = await ask(`url=${source}/a.jpg`);
    expect(json['alt_text']).toEqual({ en: matching(/blue/) });
    expect(await ask(`url=${source}/b.jpg`)).toEqual(refused(500, /could not be fetched/));
  });
});

describe('a request', () => {
  it('without a good key is refused with 401', async () => {
    const query = `url=${PHOTO}`;
    expect(await ask(query, { headers: {} })).toEqual(refused(401, /key/));
    const headers = { authorization: 'Bearer nobody' };
    expect(await ask(query, { headers })).toEqual(refused(401, /key/));
  });

  it('with another method is refused with 405', async () => {
    const headers = { authorization: `Bearer ${vendor.key}` };
    const answer = await ask(`url=${PHOTO}`, { method: 'POST', headers });
    expect(answer).toEqual(refused(405, /POST/));
  });

  it('for a Source of somebody else, or one without the feature, is refused with 403', async () => {
    vendor.set({ sources: ['https://mine.imgix.net'] });
    expect(await ask(`url=${PHOTO}`)).toEqual(refused(403, /own/));
    expect((await ask('url=https://mine.imgix.net/a.jpg')).status).toBe(200);
    vendor.set({ enabled: false });
    expect(await ask('url=https://mine.imgix.net/b.jpg')).toEqual(refused(403, /enabled/));
  });

  it.each([
    ['no address', 'language=en'],
    ['both addresses', `url=${PHOTO}&url64=${url64(PHOTO)}`],
    ['an address twice', `url=${PHOTO}&url=${PHOTO}`],
    ['an address with a query as url', `url=${encodeURIComponent(`${PHOTO}?w=1`)}`],
    ['an address that is none', 'url=photo.jpg'],
    ['base64url that is no address', `url64=${url64('photo.jpg')}`],
    ['base64 with padding', `url64=${Buffer.from(`${PHOTO}?a`).toString('base64')}==`],
    ['a language beside the five', `url=${PHOTO}&language=en,ja`],
    ['an empty language', `url=${PHOTO}&language=`],
    ['an odd regenerate', `url=${PHOTO}&regenerate=1`],
    ['an unknown parameter', `url=${PHOTO}&lang=en`],
  ])('with %s is refused with 400, for nothing', async (_what, query) => {
    expect(await ask(query)).toEqual(refused(400, /./));
    expect(vendor.stats().creditsCharged).toBe(0);
  });
});
