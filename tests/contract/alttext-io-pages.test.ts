import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createLimiter } from '../../server/src/credits/limits';
import { alttextIo } from '../../server/src/providers/alttext-io';
import type { PageRequest } from '../../server/src/providers/types';
import { startAltTextIo, type AltTextIo } from '../vendors/alttext-io';
import { pageContract } from './page-suite';
import type { ProviderContract } from './suite';
import { createStand, providerError, type Deviation } from './suite/stand';
import { startAnswering } from './suite/wire';

const failing = { code: 'invalid_request', retryable: false, status: 400 } as const;
const refusing = (message: string) => (vendor: AltTextIo) =>
  vendor.inject({ kind: 'status', status: 400, message });

const contract: ProviderContract<AltTextIo> = {
  provider: alttextIo,
  startVendor: () => startAltTextIo({ rateLimit: false, fetchImages: false }),
  endpoint: 'page',
  image: { kind: 'url', url: 'https://example.com/a.jpg', mime: 'image/jpeg', fileName: 'a.jpg' },
  languages: { written: ['en', 'fr'], lacking: 'pl' },
  keyTravels: 'body',
  free: {},
  errors: [
    { name: 'invalid JSON input', arrange: refusing('Invalid JSON input'), ...failing },
    {
      name: 'missing API key',
      arrange: refusing('Missing API key'),
      ...failing,
      code: 'unauthorized',
    },
    { name: 'invalid API key', key: 'the-key-of-nobody', ...failing, code: 'unauthorized' },
    {
      name: 'insufficient credits',
      arrange: (vendor) => vendor.set({ credits: 0 }),
      ...failing,
      code: 'insufficient_credits',
    },
    {
      name: '429 Too Many Requests, of the minute',
      arrange: (vendor) => vendor.set({ rateLimit: { minute: { limit: 0, windowMs: 60_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
    {
      name: '429 Too Many Requests, of the hour',
      arrange: (vendor) => vendor.set({ rateLimit: { hour: { limit: 0, windowMs: 3_600_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
  ],
};

pageContract(contract);

describe('POST /getpagemetadata of AltText.io’s document', () => {
  let vendor: AltTextIo;
  const stand = createStand(contract, () => vendor);
  beforeAll(async () => {
    vendor = await contract.startVendor();
  });
  beforeEach(() => vendor.reset());
  afterAll(() => vendor.close());

  const REQUEST: PageRequest = {
    title: 'Welcome',
    content: 'Family-run artisan bakery.',
    keyword: 'artisan bakery',
    language: 'en',
    options: {},
  };
  const write = async (change: Partial<PageRequest> = {}, deviation: Deviation = {}) => {
    if (!alttextIo.pages) throw new Error('AltText.io writes the metadata of pages.');
    return alttextIo.pages.describe({ ...REQUEST, ...change }, await stand.open(deviation));
  };
  const bodyOf = async (change: Partial<PageRequest>) => {
    await write(change);
    return vendor.requests.at(-1)?.body;
  };
  const ANSWER = {
    title: 'Artisan Bakery in Seattle | Sourdough & Pastry',
    meta_description:
      'Family-run artisan bakery in Seattle baking fresh sourdough, croissants, and seasonal pastries daily.',
  };

  it('is sent as the document has it, byte for byte, and its answer is mapped', async () => {
    const { url, requests } = await startAnswering(200, JSON.stringify([ANSWER]));
    const written = await write({}, { url, key: 'your_api_key_here' });
    expect(written).toEqual({
      metaTitle: ANSWER.title,
      metaDescription: ANSWER.meta_description,
      credits: 1,
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/getpagemetadata' });
    expect(requests[0]?.headers['content-type']).toBe('application/json');
    expect(requests[0]?.headers.authorization).toBeUndefined();
    expect(requests[0]?.body).toBe(
      JSON.stringify({
        apikey: 'your_api_key_here',
        title: 'Welcome',
        content: 'Family-run artisan bakery.',
        keyword: 'artisan bakery',
        language: 'english',
      }),
    );
  });

  it('leaves the optional ones away where there is nothing to say', async () => {
    const body = { apikey: vendor.key, title: 'Welcome', language: 'english' };
    expect(await bodyOf({ content: '', keyword: '' })).toEqual(body);
  });

  it.each([
    ['zh-Hant', 'chinese'],
    ['pt-BR', 'portuguese'],
    ['ar', 'arabic'],
  ])('names the language %s %s', async (language, name) => {
    expect(await bodyOf({ language })).toMatchObject({ language: name });
  });

  it('does not ask for a language that is not in the document', async () => {
    expect(await providerError(write({ language: 'pl' }))).toMatchObject({
      code: 'unsupported_language',
    });
    expect(vendor.requests).toHaveLength(0);
  });

  it('names a missing title as the mistake that it is', async () => {
    expect(await providerError(write({ title: ' ' }))).toMatchObject(failing);
  });

  it('costs what is charged', async () => {
    const { credits } = await write();
    expect(credits).toBe(vendor.stats().creditsCharged);
    expect(alttextIo.pages?.price).toBe(credits);
  });

  it('counts towards the limits of images, and they towards its own', async () => {
    const limits = [{ requests: 2, windowMs: 60_000 }];
    const limiter = createLimiter({ ...alttextIo, limits });
    await write({}, { limiter });
    await stand.describe({ limiter });
    for (const late of [write({}, { limiter }), stand.describe({ limiter })]) {
      expect(await providerError(late)).toMatchObject({ code: 'rate_limited', notSent: true });
    }
    expect(vendor.requests.map(({ endpoint }) => endpoint)).toEqual(['page', 'metadata']);
  });
});
