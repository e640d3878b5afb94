import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAlttextgenie, type Alttextgenie } from '../../vendors/alttextgenie';
import { jpeg, matching, type Json } from './support';

let vendor: Alttextgenie;

beforeAll(async () => {
  vendor = await startAlttextgenie();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

interface Answer {
  readonly status: number;
  readonly json: Json;
}

async function call(path: string, init: RequestInit = {}, key = vendor.key): Promise<Answer> {
  const headers = new Headers(init.headers);
  headers.set('x-api-key', key);
  const response = await fetch(`${vendor.baseUrl}${path}`, { ...init, headers });
  return { status: response.status, json: (await response.json()) as Json };
}

const post = (body: Json | FormData): Promise<Answer> =>
  call('/generate.php', {
    method: 'POST',
    ...(body instanceof FormData
      ? { body }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

async function upload(fields: Record<string, string> = {}, colour = 'red'): Promise<Answer> {
  const form = new FormData();
  form.append('image', new Blob([new Uint8Array(await jpeg(colour))]), 'a.jpg');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return post(form);
}

const texts = ({ json }: Answer) =>
  (json['data'] as { alt_texts: Record<string, string> }).alt_texts;

const refused = (error: string | RegExp) => ({
  success: false,
  error: matching(typeof error === 'string' ? new RegExp(`^${error}$`) : error),
  timestamp: matching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
});

describe('a text', () => {
  it('is made for each language, in the documented shape', async () => {
    const answer = await upload({ languages: 'en, es,haw' });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      data: {
        alt_texts: {
          en: matching(/^Emulated text: a wide view in mostly red/),
          es: matching(/^Texto emulado/),
          haw: matching(/^Emulated text.*\[haw\]$/),
        },
        image_id: matching(/^\d{16}$/),
      },
      timestamp: matching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    expect(vendor.stats()).toMatchObject({ generations: 3, creditsCharged: 3 });
    expect(vendor.account().credits).toBe(997);
  });

  it('is English, in style 2, where nothing is said', async () => {
    const [plain, styled] = [await upload(), await upload({ languages: 'en', style_id: '2' })];
    expect(texts(plain)).toEqual(texts(styled));
    expect(Object.keys(texts(plain))).toEqual(['en']);
  });

  it('has a length that belongs to its style, and its keywords', async () => {
    const of = async (style_id: string) => texts(await upload({ style_id }))['en']?.length ?? 0;
    expect(await of('4')).toBeGreaterThan(await of('2'));
    expect(await of('5')).toBeLessThanOrEqual(await of('3'));
    expect(texts(await upload({ keywords: 'shoe sale' }))['en']).toContain('shoe sale');
  });

  it('that does not come about is missing, and costs nothing', async () => {
    vendor.set({ failLanguages: ['fr'] });
    expect(Object.keys(texts(await upload({ languages: 'en,fr' })))).toEqual(['en']);
    expect(vendor.account().credits).toBe(999);
  });

  it('may come from an address, with languages in either form', async () => {
    vendor.set({ fetchImages: false });
    const image_url = 'https://example.com/a.jpg';
    const [list, line] = [
      await post({ image_url, languages: ['en', 'fr'] }),
      await post({ image_url, languages: 'en,fr' }),
    ];
    expect(texts(list)).toEqual(texts(line));
  });
});

describe('a request', () => {
  it('without a good key is refused with 401', async () => {
    const answer = await call('/account.php', {}, 'nobody');
    expect(answer).toEqual({ status: 401, json: refused('Invalid API key') });
    expect((await call('/account.php', {}, '')).json).toEqual(refused('Missing API key'));
    vendor.set({ revoked: true });
    expect((await call('/account.php')).status).toBe(401);
  });

  it.each([
    ['/generate.php', 'GET'],
    ['/account.php', 'POST'],
    ['/languages.php', 'DELETE'],
  ])('to %s with %s is refused with 405', async (path, method) => {
    expect(await call(path, { method })).toEqual({ status: 405, json: refused(/method/) });
  });

  it.each([
    ['no image', {}],
    ['an address that is none', { image_url: 'a.jpg' }],
    ['an unknown language', { image_url: 'https://a.b/c.jpg', languages: ['xx'] }],
    ['style 6', { image_url: 'https://a.b/c.jpg', style_id: 6 }],
    ['a style in quotes', { image_url: 'https://a.b/c.jpg', style_id: '2' }],
    ['256 characters', { image_url: 'https://a.b/c.jpg', keywords: 'x'.repeat(256) }],
    ['a list of keywords', { image_url: 'https://a.b/c.jpg', keywords: ['x'] }],
    ['an unknown parameter', { image_url: 'https://a.b/c.jpg', style: 2 }],
  ])('with %s is refused with 400, for nothing', async (_what, body) => {
    expect(await post(body)).toEqual({ status: 400, json: refused(/./) });
    expect(vendor.stats().creditsCharged).toBe(0);
  });

  it('with a form that is broken, or sends a field twice, is refused with 400', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await call('/generate.php', { method: 'POST', headers, body: 'no form' });
    expect(broken.status).toBe(400);
    const twice = new FormData();
    for (const language of ['en', 'fr']) twice.append('languages', language);
    expect((await post(twice)).json).toEqual(refused(/languages/));
  });

  it('beyond the credits is refused with 402, as a whole', async () => {
    vendor.set({ credits: 1 });
    const answer = await upload({ languages: 'en,fr,es' });
    const message = 'Insufficient credits. Needed: 3, Available: 1';
    expect(answer).toEqual({ status: 402, json: refused(message) });
    expect(vendor.account().credits).toBe(1);
  });
});

describe('the free calls', () => {
  it('tell the account', async () => {
    await upload({ languages: 'en,fr' });
    const { json } = await call('/account.php');
    const user = { credits: 998, processed_images: 1, current_plan_key: 'pro' };
    expect(json).toMatchObject({ success: true, data: { user, credits_remaining: 998 } });
  });

  it('tell the languages', async () => {
    const { json } = await call('/languages.php');
    const data = json['data'] as { languages: Json[]; count: number };
    expect(data).toMatchObject({ default: 'en', count: 138 });
    expect(data.languages).toHaveLength(138);
    expect(data.languages[28]).toEqual({
      code: 'en',
      name: 'English',
      native_name: 'English',
      flag_emoji: '🇺🇸',
    });
  });
});
