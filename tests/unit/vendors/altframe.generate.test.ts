import { describe, expect, it } from 'vitest';
import {
  A_STRING,
  A_NUMBER,
  containing,
  matching,
  altFrame,
  GENERATE,
  generate,
  jpeg,
  post,
  texts,
} from './support';

const EXAMPLE = {
  image_url: 'https://example.com/photo.jpg',
  mode: 'standard',
  language: 'en',
  keywords: ['organic gardening', 'tomato seeds'],
  max_length: 125,
  fields: ['alt_text', 'title', 'caption', 'og_description'],
};

describe("the document's example of a single generation", () => {
  it('is answered in the documented shape', async () => {
    const vendor = await altFrame({ fetchImages: false });
    const { status, json } = await post(vendor, GENERATE, EXAMPLE);
    expect(status).toBe(200);
    expect(json).toEqual({
      id: matching(/^job_\w+$/),
      status: 'completed',
      results: {
        alt_text: containing('Emulated text'),
        title: containing('Emulated text'),
        caption: containing('Emulated text'),
        og_description: containing('tomato seeds'),
      },
      meta: {
        language: 'en',
        model: A_STRING,
        tokens: { input: A_NUMBER, output: A_NUMBER },
        processing_ms: A_NUMBER,
        credits_used: 1,
        credits_remaining: 999,
      },
    });
  });

  it('is taken with the other header too', async () => {
    const vendor = await altFrame({ fetchImages: false });
    const headers = { authorization: `Bearer ${vendor.key}` };
    expect((await post(vendor, GENERATE, EXAMPLE, headers)).status).toBe(200);
  });
});

describe('authentication', () => {
  it.each([
    ['no key', {}],
    ['an unknown key', { 'x-api-key': 'af_live_other' }],
    ['an unknown bearer', { authorization: 'Bearer af_live_other' }],
    ['another scheme', { authorization: 'Basic af_live_emulated_key' }],
  ])('refuses %s', async (_name, headers) => {
    const vendor = await altFrame({ fetchImages: false });
    const answer = await post(vendor, GENERATE, EXAMPLE, headers);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ error: A_STRING });
    expect(answer.headers.get('x-ratelimit-limit')).not.toBeNull();
  });

  it('refuses a key once it is revoked', async () => {
    const vendor = await altFrame({ fetchImages: false });
    vendor.set({ revoked: true });
    expect((await post(vendor, GENERATE, EXAMPLE)).status).toBe(401);
  });
});

describe('parameters', () => {
  it.each<[string, unknown]>([
    ['another mode', { mode: 'fancy' }],
    ['a language that is not ISO 639-1', { language: 'xx' }],
    ['a language with a region', { language: 'pt-BR' }],
    ['keywords as one string', { keywords: 'a, b' }],
    ['max_length as a string', { max_length: '125' }],
    ['max_length of nothing', { max_length: 0 }],
    ['a page_url that is a path', { page_url: '/shop' }],
    ['page_context that is no string', { page_context: 3 }],
    ['product_name that is null', { product_name: null }],
    ['product_sku that is a number', { product_sku: 17 }],
    ['attributes that are no strings', { product_attributes: { size: 4 } }],
    ['an unknown field', { fields: ['alt_text', 'description'] }],
    ['no fields', { fields: [] }],
    ['a parameter that does not exist', { maxLength: 125 }],
    ['a relative image_url', { image_url: '/photo.jpg' }],
    ['an image_url of another scheme', { image_url: 'ftp://example.com/photo.jpg' }],
  ])('refuses %s and charges nothing', async (_name, wrong) => {
    const vendor = await altFrame({ fetchImages: false });
    const answer = await post(vendor, GENERATE, { ...EXAMPLE, ...(wrong as object) });
    expect(answer.status).toBe(400);
    expect(answer.json['error']).toContain(Object.keys(wrong as object)[0]);
    expect(vendor.account().credits).toBe(1_000);
  });

  it('takes every documented parameter', async () => {
    const vendor = await altFrame();
    const answer = await generate(vendor, await jpeg('red'), {
      ...EXAMPLE,
      image_url: undefined,
      mode: 'ecommerce',
      page_url: 'https://example.com/shop',
      page_context: 'Seeds',
      product_name: 'Tomato Seeds',
      product_sku: 'SKU-1',
      product_attributes: { color: 'red', size: 'large' },
      custom_prompt: 'Be brief.',
    });
    expect(answer.status).toBe(200);
    expect(texts(answer)['alt_text']).toContain('Tomato Seeds');
  });

  it('needs a picture, in the words of the document', async () => {
    const vendor = await altFrame();
    const answer = await post(vendor, GENERATE, { language: 'en' });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: 'Either image_url or image_base64 is required.' });
  });

  it.each([
    ['a body that is not JSON', '{"image_url":', 'application/json'],
    ['no body', '', 'application/json'],
    ['another content type', JSON.stringify(EXAMPLE), 'text/plain'],
  ])('refuses %s', async (_name, body, type) => {
    const vendor = await altFrame({ fetchImages: false });
    const headers = { 'x-api-key': vendor.key, 'content-type': type };
    expect((await post(vendor, GENERATE, body, headers)).status).toBe(400);
  });

  it('answers only the fields that were asked for', async () => {
    const vendor = await altFrame();
    const image = await jpeg('red');
    const asked = await generate(vendor, image, { fields: ['title', 'alt_text'] });
    expect(Object.keys(texts(asked)).sort()).toEqual(['alt_text', 'title']);
    const all = await generate(vendor, image);
    expect(Object.keys(texts(all))).toHaveLength(4);
  });

  it('keeps to max_length, and to whole words', async () => {
    const vendor = await altFrame();
    const answer = await generate(vendor, await jpeg('navy'), { max_length: 30 });
    expect(texts(answer)['alt_text']).toBe('Emulated text: a wide view in');
  });

  it('answers an empty alternative text for decoration', async () => {
    const vendor = await altFrame();
    const answer = await generate(vendor, await jpeg('red'), { mode: 'decorative' });
    expect(texts(answer)['alt_text']).toBe('');
  });

  it('takes custom_prompt from Tier 2 on', async () => {
    const vendor = await altFrame();
    const image = await jpeg('red');
    for (const [plan, status] of [
      ['free', 400],
      ['starter', 400],
      ['pro', 200],
      ['business', 200],
    ] as const) {
      vendor.set({ plan });
      expect((await generate(vendor, image, { custom_prompt: 'Brief.' })).status).toBe(status);
    }
  });

  it("falls back to the account's language", async () => {
    const vendor = await altFrame({ language: 'de' });
    const answer = await generate(vendor, await jpeg('red'));
    expect(texts(answer)['alt_text']).toBe('Emulierter Text: ein breites Motiv, vorwiegend rot');
    expect(answer.json['meta']).toMatchObject({ language: 'de' });
  });
});
