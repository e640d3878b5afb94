import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { imgix } from '../../server/src/providers/imgix';
import type { DescribeRequest, ProviderImage } from '../../server/src/providers/types';
import { samplePath } from '../samples';
import { startImgix, type Imgix } from '../vendors/imgix';
import { sha256 } from '../vendors/kit/base64';
import type { ProviderContract } from './suite';
import { createStand } from './suite/stand';
import { startAnswering } from './suite/wire';

/** The key of the document's example. */
const KEY = 'YOUR_API_KEY';

const at = (url: string): ProviderImage => ({
  kind: 'url',
  url,
  mime: 'image/jpeg',
  fileName: 'photo.jpg',
});

const PHOTO = at('https://assets.imgix.net/photo.jpg');

/** The plain URL of the example with parameters, spaces and all. */
const GENERATED = at(
  'https://assets.imgix.net/ai?text2image=true&prompt=a serene mountain lake at sunset',
);

const contract: ProviderContract<Imgix> = {
  provider: imgix,
  startVendor: () =>
    startImgix({ key: KEY, fetchImages: false, sources: ['https://assets.imgix.net'] }),
  endpoint: 'alt-text',
  image: PHOTO,
  languages: { written: ['en', 'es'], lacking: 'ja' },
  keyTravels: 'header',
  free: {},
  errors: [],
};

let vendor: Imgix;
const stand = createStand(contract, () => vendor);

beforeAll(async () => {
  vendor = await contract.startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

/** The address that this request asks for, exactly as it arrives. */
async function asked(request: Partial<DescribeRequest>): Promise<string> {
  await stand.describe({ request });
  return vendor.requests.at(-1)?.path ?? '';
}

describe('the examples of imgix’s document', () => {
  const answer = {
    alt_text: {
      en: 'a havanese puppy sitting on a wooden floor, looking up at the camera',
      es: 'un cachorro habanero sentado en un suelo de madera, mirando a la cámara',
    },
    failed_languages: [],
  };

  it('the call of curl is sent byte for byte, and its answer is mapped', async () => {
    const { url, requests } = await startAnswering(200, JSON.stringify(answer));
    const description = await stand.describe({ url, request: { languages: ['en', 'es'] } });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'GET', body: '' });
    expect(request?.path).toBe(
      '/api/v1/generations/alt-text?url=https://assets.imgix.net/photo.jpg&language=en,es',
    );
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    const rest = { caption: null, title: null, ogDescription: null, keywords: null };
    expect(description).toEqual({
      texts: {
        en: { ...rest, alternativeText: answer.alt_text.en },
        es: { ...rest, alternativeText: answer.alt_text.es },
      },
      credits: 2,
    });
  });

  it('the URL with parameters is sent as the same base64url', async () => {
    expect(await asked({ image: GENERATED })).toBe(
      '/api/v1/generations/alt-text?url64=aHR0cHM6Ly9hc3NldHMuaW1naXgubmV0L2FpP3RleHQyaW1hZ2U9dHJ1ZSZwcm9tcHQ9YSBzZXJlbmUgbW91bnRhaW4gbGFrZSBhdCBzdW5zZXQ&language=en',
    );
  });

  it('the emulator takes both for what they are', async () => {
    await stand.describe({ request: { languages: ['en', 'fr'] } });
    await stand.describe({ request: { image: GENERATED } });
    expect(vendor.requests.map(({ status }) => status)).toEqual([200, 200]);
    const urls = [PHOTO, GENERATED].flatMap((image) => (image.kind === 'url' ? image.url : []));
    expect(Object.keys(vendor.stats().images)).toEqual(urls);
  });
});

describe('the parameters', () => {
  it('language is always sent, one or all of the five', async () => {
    expect(await asked({})).toMatch(/&language=en$/);
    const languages = ['en', 'fr', 'de', 'it', 'es'];
    expect(imgix.languages).toEqual({ supported: languages, perCall: 'many' });
    expect(await asked({ languages })).toMatch(/&language=en,fr,de,it,es$/);
  });

  it('regenerate is sent where a kept answer will not do, and only there', async () => {
    expect(await asked({ anew: true })).toMatch(/&regenerate=true$/);
    expect(await asked({ anew: false })).not.toContain('regenerate');
  });

  it.each([
    'https://assets.imgix.net/a%20b%2Fc/%C3%BCber.jpg',
    'https://assets.imgix.net/a+b&c=d,e;f.jpg',
    'https://assets.imgix.net/über/日本.jpg',
    'https://assets.imgix.net/a.jpg?w=100&h=%20+x',
    'https://assets.imgix.net/a.jpg?txt=über ÿÿÿ>>>???',
  ])('the address arrives unharmed: %s', async (url) => {
    await stand.describe({ request: { image: at(url) } });
    expect(Object.keys(vendor.stats().images)).toEqual([url]);
  });
});

describe('the answer', () => {
  it('keeps what came about, and costs as much', async () => {
    vendor.set({ failLanguages: ['fr'] });
    const description = await stand.describe({ request: { languages: ['en', 'fr', 'de'] } });
    expect(Object.keys(description.texts)).toEqual(['en', 'de']);
    expect(description.credits).toBe(2);
    expect(description.credits).toBe(stand.charged());
  });

  it.each([null, ''])('may name a failed language with %o for a text', async (fr) => {
    const body = { alt_text: { en: 'A photo', fr }, failed_languages: ['fr'] };
    const { url } = await startAnswering(200, JSON.stringify(body));
    const description = await stand.describe({ url, request: { languages: ['en', 'fr'] } });
    expect(Object.keys(description.texts)).toEqual(['en']);
  });

  it('comes from imgix’s cache, unless it is to be made anew', async () => {
    await stand.describe();
    await stand.describe();
    expect(vendor.stats()).toMatchObject({ generations: 1, cacheHits: 1 });
    await stand.describe({ request: { anew: true } });
    expect(vendor.stats()).toMatchObject({ generations: 2, repeats: 1 });
  });
});

describe('an error', () => {
  it('of depleted credits is known by its name, whatever the status', async () => {
    const body = { errors: [{ title: 'plan_credits_depleted_payment_required' }] };
    for (const status of [402, 403]) {
      const { url } = await startAnswering(status, JSON.stringify(body));
      expect(await stand.failure({ url })).toMatchObject({ code: 'insufficient_credits', status });
    }
  });

  it.each([
    ['The image could not be fetched', 'image_unreachable'],
    ['Failed to fetch image from source', 'image_unreachable'],
    ['Generation failed for all languages', 'server_error'],
    ['Internal error', 'server_error'],
  ])('500 “%s” is %s', async (detail, code) => {
    const { url } = await startAnswering(500, JSON.stringify({ errors: [{ detail }] }));
    const error = await stand.failure({ url });
    expect(error).toMatchObject({ code, retryable: true, status: 500 });
    expect(error.message).toContain(detail);
  });
});

describe('a Source', () => {
  const bytes = readFileSync(samplePath('shoe.jpg'));
  let server: Server;
  let sourceUrl: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const found = request.url === '/shop/shoe.jpg';
      response.writeHead(found ? 200 : 404).end(found ? bytes : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    sourceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shop`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => vendor.set({ fetchImages: true, sources: [sourceUrl] }));

  const stored = (url: string) =>
    imgix.addressOf?.(url, { sourceUrl, pathPrefix: '/uploads' }) ?? '';

  it('is where imgix gets the stored image from', async () => {
    await stand.describe({ request: { image: at(stored('/uploads/shoe.jpg')) } });
    expect(Object.keys(vendor.stats().images)).toEqual([sha256(bytes)]);
  });

  it('that lacks the image makes it unreachable', async () => {
    const error = await stand.failure({ request: { image: at(stored('/uploads/hat.jpg')) } });
    expect(error).toMatchObject({ code: 'image_unreachable', status: 500, retryable: true });
    expect(stand.charged()).toBe(0);
  });
});

describe('what the document says of costs', () => {
  it('names no number: the plugin counts one a language, and says so', () => {
    expect(imgix.price({})).toBe(1);
    expect(imgix.cost).toContain('names no price');
    expect(imgix.limits).toEqual([]);
    expect(imgix.credits).toBeUndefined();
    expect(imgix.test).toBeUndefined();
  });
});
