import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { OptionValues } from '../../server/src/contracts/providers';
import { alttextgenie, readLanguages } from '../../server/src/providers/alttextgenie';
import { checkOptions } from '../../server/src/providers/options';
import type { DescribeRequest, ProviderImage } from '../../server/src/providers/types';
import { samplePath } from '../samples';
import { startAlttextgenie, type Alttextgenie } from '../vendors/alttextgenie';
import { LANGUAGES } from '../vendors/alttextgenie/languages';
import { sha256 } from '../vendors/kit/base64';
import type { ProviderContract } from './suite';
import { providerError, createStand } from './suite/stand';
import { startAnswering } from './suite/wire';

/** The key of the document's examples. */
const KEY = 'YOUR_API_KEY';
const STAMP = '2025-12-27 18:06:54';

const PHOTO: ProviderImage = {
  kind: 'url',
  url: 'https://example.com/image.jpg',
  mime: 'image/jpeg',
  fileName: 'image.jpg',
};

const ICON: ProviderImage = {
  kind: 'bytes',
  bytes: readFileSync(samplePath('icon.png')),
  mime: 'image/png',
  fileName: 'icon.png',
};

const contract: ProviderContract<Alttextgenie> = {
  provider: alttextgenie,
  startVendor: () => startAlttextgenie({ key: KEY, fetchImages: false }),
  baseUrl: (vendor) => vendor.baseUrl,
  endpoint: 'generate',
  image: PHOTO,
  languages: { written: ['en', 'fr'], lacking: 'tlh' },
  keyTravels: 'header',
  free: {},
  errors: [],
};

let vendor: Alttextgenie;
const stand = createStand(contract, () => vendor);

beforeAll(async () => {
  vendor = await contract.startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

/** The body that this request is sent with, as the emulator understood it. */
async function bodyOf(request: Partial<DescribeRequest>): Promise<Record<string, unknown>> {
  await stand.describe({ request });
  return vendor.requests.at(-1)?.body as Record<string, unknown>;
}

const answering = (data: unknown) =>
  startAnswering(200, JSON.stringify({ success: true, data, timestamp: STAMP }));

const refusing = (status: number, error: string) =>
  startAnswering(status, JSON.stringify({ success: false, error, timestamp: STAMP }));

const NOTHING = { caption: null, title: null, ogDescription: null, keywords: null };

describe('the examples of Alttextgenie’s document', () => {
  it('POST /generate.php with an address is sent byte for byte', async () => {
    const { url, requests } = await answering({ alt_texts: { en: 'A', es: 'B', fr: 'C' } });
    await stand.describe({
      url,
      request: { languages: ['en', 'es', 'fr'], options: { keywords: ['photography', 'camera'] } },
    });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/generate.php' });
    expect(request?.headers['x-api-key']).toBe(KEY);
    expect(request?.headers['content-type']).toBe('application/json');
    const documented = {
      image_url: 'https://example.com/image.jpg',
      languages: ['en', 'es', 'fr'],
      style_id: 2,
      keywords: 'photography camera',
    };
    expect(request?.body).toBe(JSON.stringify(documented));
  });

  it('POST /generate.php with a file is sent as curl sends it', async () => {
    const { url, requests } = await answering({ alt_texts: { en: 'A', es: 'B' } });
    await stand.describe({ url, request: { image: ICON, languages: ['en', 'es'] } });
    const [request] = requests;
    const type = request?.headers['content-type'] ?? '';
    const boundary = /^multipart\/form-data; boundary=([\w.-]+)$/.exec(type)?.[1];
    expect(boundary).toBeDefined();
    expect(request?.headers['x-api-key']).toBe(KEY);
    expect(request?.headers['content-length']).toBe(String(request?.raw.length));
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const expected = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="icon.png"\r\n` +
          'Content-Type: image/png\r\n\r\n',
      ),
      ICON.kind === 'bytes' ? ICON.bytes : Buffer.alloc(0),
      Buffer.from(`\r\n${field('languages', 'en,es')}${field('style_id', '2')}--${boundary}--\r\n`),
    ]);
    expect(request?.raw.equals(expected)).toBe(true);
  });

  it('both are requests that the emulator accepts, and charges a credit for each language', async () => {
    await stand.describe({ request: { languages: ['en', 'es', 'fr'] } });
    expect(vendor.account().credits).toBe(997);
    await stand.describe({ request: { image: ICON, languages: ['en', 'es'] } });
    expect(vendor.account().credits).toBe(995);
    expect(vendor.requests.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('the answer is mapped language by language', async () => {
    const alt_texts = {
      en: 'person in beanie holds Canon camera for photography, outdoor field',
      es: 'persona con gorro sostiene cámara Canon para fotografía, campo al aire libre',
      fr: 'personne en bonnet tient un appareil photo Canon pour la photographie, champ extérieur',
    };
    const { url } = await answering({ alt_texts, image_id: '1766858814186849' });
    const description = await stand.describe({ url, request: { languages: ['en', 'es', 'fr'] } });
    expect(description).toEqual({
      texts: {
        en: { ...NOTHING, alternativeText: alt_texts.en },
        es: { ...NOTHING, alternativeText: alt_texts.es },
        fr: { ...NOTHING, alternativeText: alt_texts.fr },
      },
      credits: 3,
    });
  });

  it('GET /account.php is sent as shown, and its answer is mapped', async () => {
    const user = {
      id: 123,
      name: 'John Doe',
      email: 'john@example.com',
      company: 'Example Corp',
      credits: 1500,
      processed_images: 42,
      subscription_status: 'active',
      current_plan_key: 'pro',
    };
    const { url, requests } = await answering({ user, credits_remaining: 1500 });
    const credits = await alttextgenie.credits?.(await stand.open({ url }));
    expect(credits).toEqual({ remaining: 1500, plan: 'pro' });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/account.php', body: '' });
    expect(requests[0]?.headers['x-api-key']).toBe(KEY);
  });

  it('GET /languages.php is sent as shown, and its answer is mapped', async () => {
    const { url, requests } = await answering({
      languages: [
        { code: 'en', name: 'English', native_name: 'English', flag_emoji: '🇺🇸' },
        { code: 'iw', name: 'Hebrew (old code)', native_name: 'עברית', flag_emoji: '🇮🇱' },
      ],
      default: 'en',
      count: 130,
    });
    expect(await readLanguages(await stand.open({ url }))).toEqual([
      { language: 'en', code: 'en', name: 'English', nativeName: 'English' },
      { language: 'he', code: 'iw', name: 'Hebrew (old code)', nativeName: 'עברית' },
    ]);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/languages.php', body: '' });
    expect(requests[0]?.headers['x-api-key']).toBe(KEY);
  });

  it('the languages are all that the provider counts with, for nothing', async () => {
    const languages = await readLanguages(await stand.open());
    expect(languages.map(({ code }) => code)).toEqual(LANGUAGES.map(({ code }) => code));
    const { supported } = alttextgenie.languages;
    for (const { language } of languages) expect(supported).toContain(language);
    expect(stand.charged()).toBe(0);
  });

  it('the error is understood', async () => {
    const { url } = await refusing(402, 'Insufficient credits. Needed: 3, Available: 1');
    const error = await stand.failure({ url });
    expect(error).toMatchObject({ code: 'insufficient_credits', retryable: false, status: 402 });
    expect(error.message).toContain('Needed: 3, Available: 1');
  });
});

describe('the parameters of POST /generate.php', () => {
  it.each([1, 2, 3, 4, 5])('style_id %i is sent, in both forms', async (styleId) => {
    expect(checkOptions(alttextgenie.options, { styleId })).toEqual([]);
    expect(await bodyOf({ options: { styleId } })).toMatchObject({ style_id: styleId });
    const form = await bodyOf({ image: ICON, options: { styleId } });
    expect(form).toMatchObject({ style_id: String(styleId) });
  });

  it.each([0, 6, 2.5, '2'])('style_id %s is refused by the options', (styleId) => {
    expect(checkOptions(alttextgenie.options, { styleId })).toHaveLength(1);
  });

  it('keywords are sent in both forms, and left out where there are none', async () => {
    const options: OptionValues = { keywords: ['red shoe', 'running'] };
    expect(await bodyOf({ options })).toMatchObject({ keywords: 'red shoe running' });
    const form = await bodyOf({ image: ICON, options });
    expect(form).toMatchObject({ keywords: 'red shoe running' });
    expect(await bodyOf({})).not.toHaveProperty('keywords');
    expect(await bodyOf({ image: ICON })).not.toHaveProperty('keywords');
  });

  it('keywords beyond 255 characters end with a whole one', async () => {
    const keywords = Array.from({ length: 20 }, (_, at) => `keyword-number-${10 + at}`);
    const body = await bodyOf({ options: { keywords } });
    const sent = String(body['keywords']);
    expect(sent.length).toBeLessThanOrEqual(255);
    expect(sent.split(' ')).toEqual(keywords.slice(0, 14));
  });

  it('image is the very file, with its name and its type', async () => {
    const fileName = 'Mädchen "am" Meer.png';
    const body = await bodyOf({ image: { ...ICON, fileName } });
    const bytes = ICON.kind === 'bytes' ? ICON.bytes : Buffer.alloc(0);
    expect(body['image']).toEqual({
      fileName,
      type: 'image/png',
      sha256: sha256(bytes),
      bytes: bytes.length,
    });
    expect(body).not.toHaveProperty('image_url');
  });

  it('image may have megabytes', async () => {
    const bytes = Buffer.alloc(4 * 1024 * 1024, 'x');
    const image: ProviderImage = { ...ICON, kind: 'bytes', bytes };
    const error = await stand.failure({ request: { image } });
    // It arrived whole, and then it was no image.
    expect(error).toMatchObject({ code: 'unsupported_image' });
    expect(vendor.requests[0]?.body).toMatchObject({ image: { sha256: sha256(bytes) } });
  });

  it('image_url is the address, where the options ask for it', async () => {
    expect(await bodyOf({})).toMatchObject({ image_url: PHOTO.kind === 'url' ? PHOTO.url : '' });
    expect(alttextgenie.prefers?.({ sendAs: 'url' })).toBe('url');
    expect(alttextgenie.prefers?.({ sendAs: 'bytes' })).toBe('bytes');
    expect(alttextgenie.prefers?.({})).toBe('bytes');
  });

  it.each([
    ['he', 'he'],
    ['fil', 'tl'],
    ['no', 'no'],
    ['zh', 'zh'],
    ['haw', 'haw'],
  ])('languages has the vendor’s own code: %s is sent as %s', async (language, code) => {
    const description = await stand.describe({ request: { languages: [language] } });
    expect(vendor.requests[0]?.body).toMatchObject({ languages: [code] });
    expect(Object.keys(description.texts)).toEqual([language]);
  });

  it('languages may be all that there are, in one call', async () => {
    const { supported } = alttextgenie.languages;
    if (supported === 'any') throw new Error('There is a list.');
    const description = await stand.describe({ request: { languages: [...supported] } });
    expect(Object.keys(description.texts)).toHaveLength(supported.length);
    expect(description.credits).toBe(supported.length);
    expect(vendor.requests).toHaveLength(1);
  });
});

describe('a caption', () => {
  it('is a second call in the comprehensive style, for a credit a language', async () => {
    const request = stand.request({ languages: ['en', 'fr'], options: { styleId: 5 } });
    const description = await alttextgenie.describeCaption?.(request, await stand.open());
    expect(vendor.requests[0]?.body).toMatchObject({ style_id: 4, languages: ['en', 'fr'] });
    expect(description?.credits).toBe(2);
    expect(Object.keys(description?.texts ?? {})).toEqual(['en', 'fr']);
    expect(description?.texts['fr']).toMatchObject({ alternativeText: null });
    expect(description?.texts['fr']?.caption).toMatch(/\S{3}/);
  });
});

describe('an answer', () => {
  it('without one of the languages keeps the others, and costs as many', async () => {
    vendor.set({ failLanguages: ['fr'] });
    const description = await stand.describe({ request: { languages: ['en', 'fr', 'ja'] } });
    expect(Object.keys(description.texts)).toEqual(['en', 'ja']);
    expect(description.credits).toBe(2);
    expect(description.credits).toBe(stand.charged());
  });

  it.each([
    ['null', null, 1],
    ['blank', ' ', 2],
  ])('with a text that is %s keeps the others', async (_what, fr, credits) => {
    const { url } = await answering({ alt_texts: { en: 'A photo', fr, it: 'Unwanted' } });
    const description = await stand.describe({ url, request: { languages: ['en', 'fr'] } });
    expect(Object.keys(description.texts)).toEqual(['en']);
    expect(description.credits).toBe(credits);
  });

  it('with no text at all, as PHP writes an empty list, is refused', async () => {
    const { url } = await answering({ alt_texts: [], image_id: '1' });
    expect(await stand.failure({ url })).toMatchObject({ code: 'bad_response', status: 200 });
  });

  it.each([
    ['Insufficient credits. Needed: 3, Available: 1', 'insufficient_credits', false],
    ['Invalid API key', 'unauthorized', false],
    ['Unsupported language: xx', 'unsupported_language', false],
    ['Failed to download the image', 'image_unreachable', true],
    ['The image format is not supported', 'unsupported_image', false],
    ['Missing required field', 'invalid_request', false],
    ['The model is on strike', 'server_error', true],
  ])('that failed with status 200 (“%s”) is %s', async (message, code, retryable) => {
    const { url } = await refusing(200, message);
    const error = await stand.failure({ url });
    expect(error).toMatchObject({ provider: 'alttextgenie', code, retryable, status: 200 });
    expect(error.message).toContain(message);
  });

  it('that failed with status 200 is a failure of the free calls as well', async () => {
    const { url } = await refusing(200, `The API key ${KEY} is invalid`);
    for (const asking of [alttextgenie.test?.bind(alttextgenie), readLanguages]) {
      const error = await providerError(Promise.resolve(asking?.(await stand.open({ url }))));
      expect(error).toMatchObject({ code: 'unauthorized' });
      expect(error.message).not.toContain(KEY);
    }
  });
});

describe('what the document says of costs', () => {
  it('is what the plugin counts with', () => {
    expect(alttextgenie.price({})).toBe(1);
    expect(alttextgenie.limits).toEqual([]);
    expect(alttextgenie.languages.perCall).toBe('many');
  });
});
