import { describe, expect, it, onTestFinished } from 'vitest';
import { startAltTextIo, type AltTextIo, type AltTextIoOptions } from '../../vendors/alttext-io';
import { A_STRING, containing, jpeg, plain, someServer, type Json } from './support';

const EXAMPLE = { fileurl: 'https://example.com/image.jpg', keyword: 'office productivity' };

const LANGUAGES =
  'english spanish french german italian portuguese dutch russian chinese japanese korean arabic';

async function altTextIo(options: AltTextIoOptions = {}): Promise<AltTextIo> {
  const vendor = await startAltTextIo({ rateLimit: false, fetchImages: false, ...options });
  onTestFinished(() => vendor.close());
  return vendor;
}

async function send(
  vendor: AltTextIo,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${vendor.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

const ask = (vendor: AltTextIo, body: object) =>
  send(vendor, '/getmetadata', { apikey: vendor.key, ...EXAMPLE, ...body });

/** The one object of a successful answer. */
const metadata = async (vendor: AltTextIo, body: object): Promise<Json> =>
  ((await ask(vendor, body)).json as Json[])[0] ?? {};

const refusal = (error: unknown) => ({ status: 400, json: { error } });

describe('the emulator of AltText.io: POST /getmetadata', () => {
  it('answers as the document shows', async () => {
    const vendor = await altTextIo();
    expect(await ask(vendor, {})).toEqual({
      status: 200,
      json: [{ title: A_STRING, description: containing(EXAMPLE.keyword), alttext: A_STRING }],
    });
    expect(vendor.account().credits).toBe(999);
  });

  it('has about 35 keywords in the stock mode, for 2 credits, and needs none', async () => {
    const vendor = await altTextIo();
    const { keywords } = await metadata(vendor, { mode: 'stock', keyword: undefined });
    expect(String(keywords).split(', ')).toHaveLength(35);
    expect(vendor.account().credits).toBe(998);
  });

  it('speaks the twelve languages, English by default', async () => {
    const vendor = await altTextIo();
    const texts = new Set<unknown>();
    for (const language of LANGUAGES.split(' ')) {
      texts.add((await metadata(vendor, { language }))['alttext']);
    }
    expect(texts.size).toBe(12);
    expect((await metadata(vendor, {}))['alttext']).toContain('Emulated text');
  });

  it('keeps to 8 words and 200 characters', async () => {
    const vendor = await altTextIo({ fetchImages: true });
    const images = [
      await jpeg('#99ffee', 50, 50),
      await jpeg('navy', 40, 60),
      await plain('#ff000080').png().toBuffer(),
    ];
    const host = await someServer((request, response) =>
      response.end(images[Number(request.url?.slice(1))]),
    );
    for (const at of images.keys()) {
      for (const language of LANGUAGES.split(' ')) {
        const { alttext, description } = await metadata(vendor, {
          fileurl: `${host}/${at}`,
          language,
          keyword: 'long '.repeat(60),
        });
        expect(String(alttext).split(/\s+/).length, String(alttext)).toBeLessThanOrEqual(8);
        expect(String(description).length).toBeLessThanOrEqual(200);
      }
    }
  });

  it('refuses in the words of the document, always with 400', async () => {
    const vendor = await altTextIo();
    const { key: apikey } = vendor;
    const raw = (body: unknown) => send(vendor, '/getmetadata', body);
    expect(await raw('{"apikey":')).toEqual(refusal('Invalid JSON input'));
    expect(await raw('[]')).toEqual(refusal('Invalid JSON input'));
    expect(await send(vendor, '/getmetadata', EXAMPLE, { 'content-type': 'text/plain' })).toEqual(
      refusal('Invalid JSON input'),
    );
    expect(await raw(EXAMPLE)).toEqual(refusal('Missing API key'));
    expect(
      await send(vendor, '/getmetadata', EXAMPLE, { authorization: `Bearer ${apikey}` }),
    ).toEqual(refusal('Missing API key'));
    expect(await raw({ ...EXAMPLE, apikey: 'nobody' })).toEqual(refusal('Invalid API key'));
    expect(await raw({ apikey })).toEqual(refusal('Missing file URL'));
    expect(await ask(vendor, { keyword: ' ' })).toEqual(
      refusal('Missing keyword for SEO optimization'),
    );
    vendor.set({ credits: 1 });
    expect(await ask(vendor, { mode: 'stock' })).toEqual(refusal('Insufficient credits'));
    expect(vendor.account().credits).toBe(1);
  });

  it.each([
    { language: 'English' },
    { language: 'en' },
    { language: 'polish' },
    { language: 'toString' },
    { mode: 'SEO' },
    { fileurl: '/image.jpg' },
    { fileUrl: 'https://example.com/image.jpg' },
  ])('refuses %j and charges nothing', async (wrong) => {
    const vendor = await altTextIo();
    expect(await ask(vendor, wrong)).toEqual(refusal(A_STRING));
    expect(vendor.account().credits).toBe(1_000);
  });

  it('really fetches the image, and charges nothing where it cannot', async () => {
    const vendor = await altTextIo({ fetchImages: true });
    const red = await jpeg('red');
    const host = await someServer((request, response) => {
      response.writeHead(request.url === '/red.jpg' ? 200 : 404).end(red);
    });
    expect((await metadata(vendor, { fileurl: `${host}/red.jpg` }))['alttext']).toContain('red');
    expect((await ask(vendor, { fileurl: `${host}/gone.jpg` })).status).toBe(400);
    expect(vendor.stats()).toMatchObject({ generations: 1, creditsCharged: 1 });
  });

  it('can be given its texts', async () => {
    const vendor = await altTextIo();
    vendor.set({ answer: { fr: 'Une tasse', '*': { title: 'Given' } } });
    expect(await metadata(vendor, { language: 'french' })).toMatchObject({ alttext: 'Une tasse' });
    expect(await metadata(vendor, {})).toMatchObject({ title: 'Given' });
  });
});

describe('the emulator of AltText.io: its limits', () => {
  it('are the 60 of a minute as documented', async () => {
    const vendor = await altTextIo({ rateLimit: true });
    for (let at = 0; at < 60; at += 1) expect((await ask(vendor, {})).status).toBe(200);
    const refused = await ask(vendor, {});
    expect(refused).toEqual({ status: 429, json: { error: A_STRING } });
    expect(vendor.account().credits).toBe(940);
  });

  it('hold both at once, with windows of any length', async () => {
    const rateLimit = { minute: { limit: 2, windowMs: 50 }, hour: { limit: 3, windowMs: 60_000 } };
    const vendor = await altTextIo({ rateLimit });
    const statuses = async (count: number) => {
      const all: number[] = [];
      for (let at = 0; at < count; at += 1) all.push((await ask(vendor, {})).status);
      return all;
    };
    vendor.set({ rateLimit: { ...rateLimit, minute: { limit: 2, windowMs: 60_000 } } });
    expect(await statuses(3)).toEqual([200, 200, 429]);
    vendor.reset();
    expect((await statuses(2)).every((status) => status === 200)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 80));
    // The refused ones were counted in neither window, so the third of the hour is still free.
    expect(await statuses(2)).toEqual([200, 429]);
  });

  it('are each key’s own, and shared by both endpoints', async () => {
    const rateLimit = { minute: { limit: 1, windowMs: 60_000 } };
    const vendor = await altTextIo({ rateLimit, accounts: [{ key: 'second' }] });
    expect((await ask(vendor, {})).status).toBe(200);
    const page = { apikey: vendor.key, title: 'Bakery' };
    expect((await send(vendor, '/getpagemetadata', page)).status).toBe(429);
    expect((await ask(vendor, { apikey: 'second' })).status).toBe(200);
  });
});

describe('the emulator of AltText.io: POST /getpagemetadata', () => {
  const page = (vendor: AltTextIo, body: object, headers: Record<string, string> = {}) =>
    send(vendor, '/getpagemetadata', body, headers);

  it('answers as the document shows, with the key in the body or in a header', async () => {
    const vendor = await altTextIo();
    const body = { title: 'Bakery', content: '<p>Fresh bread</p>', keyword: 'sourdough' };
    const expected = {
      status: 200,
      json: [{ title: containing('Bakery'), meta_description: containing('Fresh bread') }],
    };
    expect(await page(vendor, { ...body, apikey: vendor.key })).toEqual(expected);
    const authorization = `Bearer ${vendor.key}`;
    expect(await page(vendor, { ...body, language: 'english' }, { authorization })).toEqual(
      expected,
    );
    expect(vendor.stats()).toMatchObject({ creditsCharged: 2, generations: 0, images: {} });
    expect(vendor.account().credits).toBe(998);
  });

  it('keeps to 70 and 160 characters, however long the content', async () => {
    const vendor = await altTextIo();
    const body = { apikey: vendor.key, title: 'word '.repeat(50), content: 'more '.repeat(9_000) };
    const [answer = {}] = (await page(vendor, body)).json as Record<string, string>[];
    expect(answer['title']?.length).toBeLessThanOrEqual(70);
    expect(answer['meta_description']?.length).toBeLessThanOrEqual(160);
  });

  it('needs a title, credits, and no parameter of images', async () => {
    const vendor = await altTextIo();
    const { key: apikey } = vendor;
    expect(await page(vendor, { apikey })).toEqual(refusal('Missing title'));
    expect(await page(vendor, { apikey, title: 'A', mode: 'seo' })).toEqual(refusal(A_STRING));
    vendor.set({ credits: 0 });
    expect(await page(vendor, { apikey, title: 'A' })).toEqual(refusal('Insufficient credits'));
  });
});
