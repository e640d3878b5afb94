import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { OptionValues } from '../../server/src/contracts/providers';
import { altframe } from '../../server/src/providers/altframe';
import { fillTemplates } from '../../server/src/providers/templates';
import type { DescribeRequest, ProviderImage } from '../../server/src/providers/types';
import { samplePath } from '../samples';
import { startAltFrame, type AltFrame } from '../vendors/altframe';
import type { ProviderContract } from './suite';
import { createStand } from './suite/stand';
import { startAnswering } from './suite/wire';

/** The key of the document's examples. */
const KEY = 'af_live_your_api_key';

const PHOTO: ProviderImage = {
  kind: 'url',
  url: 'https://example.com/photo.jpg',
  mime: 'image/jpeg',
  fileName: 'photo.jpg',
};

/** What the adapter adds of its own accord, switched off. */
const PLAIN: OptionValues = { pageContext: '', productName: '' };

/** The request of the document's "Quick Start". */
const QUICK_START: Partial<DescribeRequest> = {
  image: PHOTO,
  options: { ...PLAIN, mode: 'standard', keywords: ['organic gardening', 'tomato seeds'] },
};

const contract: ProviderContract<AltFrame> = {
  provider: altframe,
  startVendor: () => startAltFrame({ key: KEY, rateLimit: false, fetchImages: false }),
  endpoint: 'generate',
  image: PHOTO,
  languages: { written: ['en', 'fr'], lacking: 'haw' },
  keyTravels: 'header',
  free: {},
  errors: [],
};

let vendor: AltFrame;
const stand = createStand(contract, () => vendor);

beforeAll(async () => {
  vendor = await contract.startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

/** The body that this request is sent with. */
async function bodyOf(request: Partial<DescribeRequest>): Promise<Record<string, unknown>> {
  await stand.describe({ request });
  return vendor.requests.at(-1)?.body as Record<string, unknown>;
}

const withOptions = (options: OptionValues) => bodyOf({ options: { ...PLAIN, ...options } });

describe('the examples of AltFrame’s document', () => {
  it('POST /api/v1/generate is sent as the document shows it, byte for byte', async () => {
    const { url, requests } = await startAnswering(200, '{"results":{"alt_text":"A photo"}}');
    await stand.describe({ url, request: QUICK_START });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/api/v1/generate' });
    expect(request?.headers['x-api-key']).toBe(KEY);
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.headers.authorization).toBeUndefined();
    const documented = {
      image_url: 'https://example.com/photo.jpg',
      mode: 'standard',
      language: 'en',
      keywords: ['organic gardening', 'tomato seeds'],
      max_length: 125,
      fields: ['alt_text', 'title', 'caption', 'og_description'],
    };
    expect(request?.body).toBe(JSON.stringify(documented));
  });

  it('the same request is one that the emulator accepts and charges', async () => {
    await stand.describe({ request: QUICK_START });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]).toMatchObject({ endpoint: 'generate', status: 200 });
    expect(vendor.account().credits).toBe(999);
  });

  it('its answer is mapped field by field', async () => {
    const { url } = await startAnswering(
      200,
      JSON.stringify({
        id: 'job_abc123',
        status: 'completed',
        results: {
          alt_text: 'Hands planting organic tomato seeds in rich dark soil in a raised garden bed',
          title: 'Planting Organic Tomato Seeds in Garden',
          caption: 'A gardener carefully plants organic tomato seeds into nutrient-rich soil.',
          og_description:
            'Learn sustainable gardening with organic tomato seed planting techniques.',
        },
        meta: {
          language: 'en',
          model: 'gpt-4.1-nano',
          tokens: { input: 1180, output: 142 },
          processing_ms: 820,
          credits_used: 1,
          credits_remaining: 999,
        },
      }),
    );
    expect(await stand.describe({ url })).toEqual({
      texts: {
        en: {
          alternativeText:
            'Hands planting organic tomato seeds in rich dark soil in a raised garden bed',
          title: 'Planting Organic Tomato Seeds in Garden',
          caption: 'A gardener carefully plants organic tomato seeds into nutrient-rich soil.',
          ogDescription:
            'Learn sustainable gardening with organic tomato seed planting techniques.',
          keywords: null,
        },
      },
      model: 'gpt-4.1-nano',
      credits: 1,
      creditsRemaining: 999,
    });
  });

  it('GET /api/v1/usage is sent as the document shows it, and its answer is mapped', async () => {
    const { url, requests } = await startAnswering(
      200,
      JSON.stringify({
        plan: 'pro',
        credits: {
          monthly_allocation: 5000,
          remaining: 4832,
          rollover: 0,
          used_this_period: 168,
          period_resets_at: '2025-08-01T00:00:00.000Z',
        },
        overage: { enabled: true, rate: 0.03 },
      }),
    );
    expect(await altframe.credits?.(await stand.open({ url }))).toEqual({
      remaining: 4832,
      allocation: 5000,
      plan: 'pro',
      resetsAt: '2025-08-01T00:00:00.000Z',
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/api/v1/usage', body: '' });
    expect(requests[0]?.headers['x-api-key']).toBe(KEY);
  });
});

describe('the parameters of POST /api/v1/generate', () => {
  it.each([
    ['mode', { mode: 'standard' }, 'standard'],
    ['mode', { mode: 'ecommerce' }, 'ecommerce'],
    ['keywords', { keywords: ['seeds', 'soil'] }, ['seeds', 'soil']],
    ['max_length', { maxLength: 80 }, 80],
    ['page_url', { pageUrl: 'https://example.com/garden' }, 'https://example.com/garden'],
    ['page_context', { pageContext: 'Spring in the garden' }, 'Spring in the garden'],
    ['custom_prompt', { customPrompt: 'Name the plant' }, 'Name the plant'],
    ['product_name', { mode: 'ecommerce', productName: 'Seeds' }, 'Seeds'],
    ['product_sku', { mode: 'ecommerce', productSku: 'SKU-1' }, 'SKU-1'],
    [
      'product_attributes',
      { mode: 'ecommerce', productAttributes: { color: 'red', size: 'large' } },
      { color: 'red', size: 'large' },
    ],
  ])('%s is sent from the options %o', async (name, options, value) => {
    expect((await withOptions(options as OptionValues))[name]).toEqual(value);
  });

  it.each(['en', 'fr', 'ja'])('language is sent: %s', async (language) => {
    expect(await bodyOf({ languages: [language] })).toMatchObject({ language });
  });

  it('image_base64 is the bytes themselves, without a prefix', async () => {
    const bytes = readFileSync(samplePath('icon.png'));
    const { url, requests } = await startAnswering(200, '{"results":{"alt_text":"An icon"}}');
    const image: ProviderImage = { kind: 'bytes', bytes, mime: 'image/png', fileName: 'icon.png' };
    await stand.describe({ url, request: { image } });
    const body = JSON.parse(requests[0]?.body ?? '') as Record<string, unknown>;
    expect(body['image_base64']).toBe(bytes.toString('base64'));
    expect(body).not.toHaveProperty('image_url');
  });

  it('image_url is the address, where the options ask for it', async () => {
    expect(await bodyOf({})).toMatchObject({ image_url: PHOTO.url });
    expect(altframe.prefers?.({ sendAs: 'url' })).toBe('url');
    expect(altframe.prefers?.({ sendAs: 'bytes' })).toBe('bytes');
    expect(altframe.prefers?.({})).toBe('bytes');
  });

  it.each([
    [['alternativeText', 'caption'], ['title'], ['alt_text', 'title', 'caption']],
    [['alternativeText'], [], ['alt_text']],
    [['caption'], ['og_description'], ['caption', 'og_description']],
  ] as const)('fields are those of the site %o and the options %o', async (fields, more, sent) => {
    const body = await bodyOf({ fields, options: { fields: [...more] } });
    expect(body['fields']).toEqual(sent);
  });

  it('the entry that uses the image is its context, unless somebody chose another', async () => {
    const context = {
      fileName: 'a.jpg',
      folderName: 'Shop',
      entryTitle: 'Tomato seeds',
      entryField: 'cover',
    };
    const options = fillTemplates(altframe.options, stand.request().options, context);
    expect(await bodyOf({ options })).toMatchObject({ page_context: 'Tomato seeds' });
    expect(await bodyOf({ options: { ...options, mode: 'ecommerce' } })).toMatchObject({
      product_name: 'Tomato seeds',
    });
  });

  it('what is empty is left out', async () => {
    expect(Object.keys(await withOptions({})).sort()).toEqual(
      ['fields', 'image_url', 'language', 'max_length', 'mode'].sort(),
    );
  });

  it('of a product are left out where the mode is not ecommerce', async () => {
    const body = await withOptions({ productName: 'Seeds', productAttributes: { color: 'red' } });
    expect(body).not.toHaveProperty('product_name');
    expect(body).not.toHaveProperty('product_attributes');
  });
});

describe('what the document says of costs and limits', () => {
  it('is what the plugin counts with', () => {
    expect(altframe.price({})).toBe(1);
    expect(altframe.limits).toEqual([{ requests: 60, windowMs: 60_000 }]);
  });

  it('keeps formats that cost twice from being sent', () => {
    for (const mime of ['image/avif', 'image/heic', 'image/tiff']) {
      expect(altframe.image.mimeTypes).not.toContain(mime);
    }
  });
});

describe('the answer', () => {
  it('in the mode decorative is an empty text that is right', async () => {
    const description = await stand.describe({ request: { options: { mode: 'decorative' } } });
    expect(description).toMatchObject({ decorative: true, credits: 1 });
    expect(description.texts['en']?.alternativeText).toBe('');
  });

  it.each([
    ['what it says', { credits_used: 2 }, 2],
    ['nothing, where it says so', { credits_used: 0 }, 0],
    ['the documented price, where it says nothing', {}, 1],
    ['the documented price, where it says null', { credits_used: null }, 1],
  ])('cost %s', async (_what, meta, credits) => {
    const { url } = await startAnswering(200, JSON.stringify({ results: { alt_text: 'A' }, meta }));
    expect((await stand.describe({ url })).credits).toBe(credits);
  });

  it('may lack its meta altogether', async () => {
    const { url } = await startAnswering(200, '{"results":{"alt_text":"A photo"}}');
    const description = await stand.describe({ url });
    expect(description.credits).toBe(1);
    expect(description).not.toHaveProperty('model');
    expect(description).not.toHaveProperty('creditsRemaining');
  });

  it('beyond the rate limit says when the window ends', async () => {
    vendor.set({ rateLimit: { generate: { limit: 1, windowMs: 60_000 } } });
    await stand.describe();
    const error = await stand.failure();
    expect(error).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(error.retryAfterMs).toBeGreaterThan(30_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(61_000);
    expect(stand.charged()).toBe(1);
  });
});
