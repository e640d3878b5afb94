import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { OptionValues } from '../../server/src/contracts/providers';
import { languagesOf } from '../../server/src/describe/ask-provider';
import { alttextIo } from '../../server/src/providers/alttext-io';
import { fillTemplates } from '../../server/src/providers/templates';
import type {
  DescribeRequest,
  ImageContext,
  ProviderImage,
} from '../../server/src/providers/types';
import { startAltTextIo, type AltTextIo } from '../vendors/alttext-io';
import type { ProviderContract } from './suite';
import { createStand } from './suite/stand';
import { startAnswering } from './suite/wire';

/** The key and the address of the document's examples. */
const KEY = 'your_api_key_here';
const IMAGE: ProviderImage = {
  kind: 'url',
  url: 'https://example.com/image.jpg',
  mime: 'image/jpeg',
  fileName: 'image.jpg',
};

const EXAMPLE: Partial<DescribeRequest> = { options: { keyword: 'office productivity' } };

const ANSWER = {
  title: 'Woman using smartphone in modern office space',
  description:
    'Professional woman in business attire checking smartphone while sitting at desk in bright modern office.',
  alttext: 'Woman checking smartphone at office desk',
};

const contract: ProviderContract<AltTextIo> = {
  provider: alttextIo,
  startVendor: () => startAltTextIo({ key: KEY, rateLimit: false, fetchImages: false }),
  endpoint: 'metadata',
  image: IMAGE,
  languages: { written: ['en', 'es'], lacking: 'pl' },
  keyTravels: 'body',
  free: {},
  errors: [],
};

let vendor: AltTextIo;
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

const withOptions = (options: OptionValues) => bodyOf({ options });

/** The keyword that is sent for an image of which this much is known. */
async function keywordFor(known: Partial<ImageContext>): Promise<unknown> {
  const context = { fileName: '', folderName: '', entryTitle: '', entryField: '', ...known };
  const options = fillTemplates(alttextIo.options, stand.request().options, context);
  return (await bodyOf({ options, context }))['keyword'];
}

/** What an answer with these texts beside the alternative text becomes. */
async function textOf(texts: object, options: OptionValues = {}) {
  const { url } = await startAnswering(200, JSON.stringify([{ alttext: 'A mug', ...texts }]));
  const description = await stand.describe({ url, request: { options } });
  return description.texts['en'];
}

describe('the example of AltText.io’s document', () => {
  it('POST /getmetadata is sent as the document shows it, byte for byte', async () => {
    const { url, requests } = await startAnswering(200, JSON.stringify([ANSWER]));
    await stand.describe({ url, request: EXAMPLE });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/getmetadata' });
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.headers.authorization).toBeUndefined();
    const documented = {
      apikey: 'your_api_key_here',
      fileurl: 'https://example.com/image.jpg',
      keyword: 'office productivity',
      language: 'english',
      mode: 'seo',
    };
    expect(request?.body).toBe(JSON.stringify(documented));
  });

  it('the same request is one that the emulator accepts and charges', async () => {
    await stand.describe({ request: EXAMPLE });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]).toMatchObject({ endpoint: 'metadata', status: 200 });
    expect(vendor.account().credits).toBe(999);
  });

  it('its answer is mapped field by field', async () => {
    const { url } = await startAnswering(200, JSON.stringify([ANSWER]));
    expect(await stand.describe({ url })).toEqual({
      texts: {
        en: {
          alternativeText: 'Woman checking smartphone at office desk',
          caption:
            'Professional woman in business attire checking smartphone while sitting at desk in bright modern office.',
          title: 'Woman using smartphone in modern office space',
          ogDescription: null,
          keywords: null,
        },
      },
      credits: 1,
    });
  });
});

describe('the parameters of POST /getmetadata', () => {
  it('fileurl is the address as it is, with its query', async () => {
    const url = 'https://cdn.example.com/a%20b.jpg?X-Amz-Signature=abc&v=2';
    expect(await bodyOf({ image: { ...IMAGE, url } })).toMatchObject({ fileurl: url });
  });

  it('are not sent at all for an image that has no address', async () => {
    const bytes = Buffer.from('bytes');
    const image: ProviderImage = { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'a.jpg' };
    const error = await stand.failure({ request: { image } });
    expect(error).toMatchObject({ code: 'image_unreachable', retryable: false });
    expect(vendor.requests).toHaveLength(0);
  });

  it.each([
    ['en', 'english'],
    ['es', 'spanish'],
    ['fr', 'french'],
    ['de', 'german'],
    ['it', 'italian'],
    ['pt', 'portuguese'],
    ['nl', 'dutch'],
    ['ru', 'russian'],
    ['zh', 'chinese'],
    ['ja', 'japanese'],
    ['ko', 'korean'],
    ['ar', 'arabic'],
  ])('language for %s is %s', async (code, language) => {
    expect(alttextIo.languages.supported).toContain(code);
    expect(await bodyOf({ languages: [code] })).toMatchObject({ language });
  });

  it('language knows no more than the twelve', () => {
    expect(alttextIo.languages.supported).toHaveLength(12);
  });

  it.each(['zh-Hans', 'zh-Hant', 'zh-TW', 'pt-BR', 'en-GB', 'ar-EG'])(
    'language for %s is that of the language without script and region',
    (locale) => {
      const base = locale.slice(0, 2);
      expect(languagesOf(alttextIo, [locale])).toEqual(new Map([[locale, base]]));
    },
  );

  it('a language without a name is refused, not sent', async () => {
    const error = await stand.failure({ request: { languages: ['pl'] } });
    expect(error).toMatchObject({ code: 'unsupported_language', retryable: false });
    expect(vendor.requests).toHaveLength(0);
  });

  it.each([
    ['seo', 1],
    ['stock', 2],
  ])('mode is sent as the options say: %s, for %i credits', async (mode, credits) => {
    const { credits: paid } = await stand.describe({ request: { options: { mode } } });
    expect(vendor.requests.at(-1)?.body).toMatchObject({ mode });
    expect(paid).toBe(credits);
    expect(alttextIo.price({ mode })).toBe(credits);
    expect(stand.charged()).toBe(credits);
  });

  it('keyword is left out in the stock mode, which ignores it', async () => {
    const body = await withOptions({ mode: 'stock', keyword: 'mug' });
    expect(body).not.toHaveProperty('keyword');
  });

  it.each<[Partial<ImageContext>, string]>([
    [{ entryTitle: 'Our café', fileName: 'red-mug.jpg' }, 'Our café'],
    [{ fileName: 'red-mug.jpg', folderName: 'Shop' }, 'red mug'],
    [{ fileName: 'IMG_1234.jpg', folderName: 'Lighthouses' }, 'Lighthouses'],
    [{}, 'image'],
  ])('keyword is the best that is known of %o, and never empty', async (known, keyword) => {
    expect(await keywordFor(known)).toBe(keyword);
  });
});

describe('what the document says of costs and limits', () => {
  it('is what the plugin counts with', () => {
    expect(alttextIo.price({})).toBe(1);
    expect(alttextIo.limits).toEqual([
      { requests: 60, windowMs: 60_000 },
      { requests: 1000, windowMs: 3_600_000 },
    ]);
    expect(alttextIo.defaultBaseUrl).toBe('https://api.alttext.io');
    expect(alttextIo.credits).toBeUndefined();
    expect(alttextIo.test).toBeUndefined();
  });
});

describe('the answer', () => {
  it('of the stock mode has its keywords one by one', async () => {
    const text = (await stand.describe({ request: { options: { mode: 'stock' } } })).texts['en'];
    expect(text?.keywords).toHaveLength(35);
    expect(text?.keywords).toContain('emulated');
  });

  it.each([
    ['red, mug ,, coffee,red', ['red', 'mug', 'coffee']],
    ['赤，マグ、コーヒー', ['赤', 'マグ', 'コーヒー']],
    [
      ['red', ' mug '],
      ['red', 'mug'],
    ],
    [' , ', null],
    ['', null],
    [null, null],
  ])('with the keywords %j has %j', async (keywords, expected) => {
    expect((await textOf({ keywords }))?.keywords).toEqual(expected);
  });

  it('may lack all but the alternative text', async () => {
    expect(await textOf({})).toMatchObject({
      alternativeText: 'A mug',
      caption: null,
      title: null,
      keywords: null,
    });
  });

  it.each(['[]', JSON.stringify(ANSWER), '[{"title":"A mug"}]', '{"error":"Invalid API key"}'])(
    'is no answer as %s',
    async (body) => {
      const { url } = await startAnswering(200, body);
      expect(await stand.failure({ url })).toMatchObject({ code: 'bad_response', status: 200 });
    },
  );
});
