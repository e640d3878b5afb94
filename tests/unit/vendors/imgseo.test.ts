import { describe, expect, it, onTestFinished } from 'vitest';
import { startImgSeo, type ImgSeo, type ImgSeoOptions } from '../../vendors/imgseo';
import { A_STRING, containing, jpeg, someServer } from './support';

const EXAMPLE = { image_url: 'https://example.com/image.jpg' };

async function imgSeo(options: ImgSeoOptions = { fetchImages: false }): Promise<ImgSeo> {
  const vendor = await startImgSeo(options);
  onTestFinished(() => vendor.close());
  return vendor;
}

async function ask(
  vendor: ImgSeo,
  path: string,
  { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${vendor.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(headers ?? { 'imgseo-token': vendor.key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const generate = (vendor: ImgSeo, body: object) => ask(vendor, '/genera-alt-text', { body });

describe('the emulator of ImgSEO', () => {
  it('answers as the document shows, in Italian unless told otherwise', async () => {
    const vendor = await imgSeo();
    expect(await generate(vendor, EXAMPLE)).toEqual({
      status: 200,
      json: {
        alt_text: containing('Testo emulato'),
        model: A_STRING,
        credits_remaining: 999,
        image_optimized: true,
        file_name: 'image.jpg',
      },
    });
    const { json } = await generate(vendor, {
      ...EXAMPLE,
      prompt: 'Describe this image',
      lang: 'en',
      optimize: false,
      image_name: 'desert-landscape.jpg',
    });
    expect(json).toMatchObject({
      alt_text: containing('Emulated text'),
      image_optimized: false,
      file_name: 'desert-landscape.jpg',
    });
  });

  it('tells health to anybody, and credits to the owner of the token', async () => {
    const vendor = await imgSeo({ credits: 1_010 });
    const health = await ask(vendor, '/health', { headers: {} });
    expect(health).toEqual({ status: 200, json: { status: 'API operativa' } });
    expect((await ask(vendor, '/credits')).json).toEqual({
      credits_remaining: 1_010,
      user_id: A_STRING,
      status: 'active',
    });
    expect(vendor.stats()).toMatchObject({ generations: 0, creditsCharged: 0 });
  });

  it('refuses a missing token with 401 and a wrong one with 403', async () => {
    const vendor = await imgSeo({ accounts: [{ key: 'second', credits: 5 }] });
    const status = async (headers: Record<string, string>) =>
      (await ask(vendor, '/credits', { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: `Bearer ${vendor.key}` })).toBe(401);
    expect(await status({ 'imgseo-token': 'nobody' })).toBe(403);
    expect(await status({ 'imgseo-token': 'second' })).toBe(200);
    vendor.set({ revoked: true });
    expect(await status({ 'imgseo-token': vendor.key })).toBe(403);
  });

  it.each([
    {},
    { image_url: '' },
    { image_url: '/photo.jpg' },
    { ...EXAMPLE, lang: 'pt-BR' },
    { ...EXAMPLE, lang: 'English' },
    { ...EXAMPLE, optimize: 'true' },
    { ...EXAMPLE, imageName: 'a.jpg' },
  ])('refuses %j and charges nothing', async (body) => {
    const vendor = await imgSeo();
    expect((await generate(vendor, body)).status).toBe(400);
    expect(vendor.account().credits).toBe(1_000);
  });

  it('takes 1 credit each until there is none', async () => {
    const vendor = await imgSeo({ fetchImages: false, credits: 1 });
    expect((await generate(vendor, EXAMPLE)).status).toBe(200);
    expect((await generate(vendor, EXAMPLE)).status).toBe(402);
    expect(vendor.account().credits).toBe(0);
    vendor.reset();
    expect(vendor.account().credits).toBe(1);
  });

  it('really fetches the image, and charges nothing where it cannot', async () => {
    const vendor = await imgSeo({});
    const red = await jpeg('red');
    const host = await someServer((request, response) => {
      response.writeHead(request.url === '/red.jpg' ? 200 : 404).end(red);
    });
    const { json } = await generate(vendor, { image_url: `${host}/red.jpg`, lang: 'en' });
    expect(json['alt_text']).toContain('red');
    expect((await generate(vendor, { image_url: `${host}/gone.jpg` })).status).toBe(400);
    expect(vendor.stats()).toMatchObject({ generations: 1, creditsCharged: 1 });
  });

  it('has no rate limit, but can be given one', async () => {
    const vendor = await imgSeo();
    vendor.set({ rateLimit: { generate: { limit: 1, windowMs: 60_000 } } });
    expect((await generate(vendor, EXAMPLE)).status).toBe(200);
    expect((await generate(vendor, EXAMPLE)).status).toBe(429);
    expect((await ask(vendor, '/credits')).status).toBe(200);
  });

  it('can be given its texts', async () => {
    const vendor = await imgSeo();
    vendor.set({
      answer: { en: { alt_text: 'A mug', caption: 'A mug on a table' }, '*': 'Given' },
    });
    const text = async (more: object) => (await generate(vendor, { ...EXAMPLE, ...more })).json;
    expect(await text({ lang: 'en' })).toMatchObject({ alt_text: 'A mug' });
    expect(await text({ lang: 'en', prompt: 'Write a caption' })).toMatchObject({
      alt_text: 'A mug on a table',
    });
    expect(await text({ lang: 'de' })).toMatchObject({ alt_text: 'Given' });
  });
});
