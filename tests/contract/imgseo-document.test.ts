import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { OptionValues } from '../../server/src/contracts/providers';
import { imgseo } from '../../server/src/providers/imgseo';
import { CAPTION_PROMPT } from '../../server/src/providers/imgseo/options';
import { fillTemplates } from '../../server/src/providers/templates';
import type { DescribeRequest, ProviderImage } from '../../server/src/providers/types';
import { startImgSeo, type ImgSeo } from '../vendors/imgseo';
import type { ProviderContract } from './suite';
import { createStand, providerError } from './suite/stand';
import { startAnswering } from './suite/wire';

/** The token and the address of the document's examples. */
const TOKEN = 'your-token';
const IMAGE: ProviderImage = {
  kind: 'url',
  url: 'https://example.com/image.jpg',
  mime: 'image/jpeg',
  fileName: 'image.jpg',
};

/** The document's "Example Request Body". */
const EXAMPLE: Partial<DescribeRequest> = {
  options: { prompt: 'Describe this image', imageName: 'desert-landscape.jpg' },
};

const ANSWER = {
  alt_text: 'Two people watching a desert landscape at sunset',
  model: 'usedmodel',
  credits_remaining: 67,
  image_optimized: true,
  file_name: 'desert-landscape.jpg',
};

const contract: ProviderContract<ImgSeo> = {
  provider: imgseo,
  startVendor: () => startImgSeo({ key: TOKEN, fetchImages: false }),
  endpoint: 'generate',
  image: IMAGE,
  languages: { written: ['en', 'it'], lacking: 'haw' },
  keyTravels: 'header',
  free: {},
  errors: [],
};

let vendor: ImgSeo;
const stand = createStand(contract, () => vendor);

beforeAll(async () => {
  vendor = await contract.startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

const sent = () => vendor.requests.at(-1)?.body as Record<string, unknown>;

/** The body that this request is sent with. */
async function bodyOf(request: Partial<DescribeRequest>): Promise<Record<string, unknown>> {
  await stand.describe({ request });
  return sent();
}

const withOptions = (options: OptionValues) => bodyOf({ options: { imageName: '', ...options } });

/** The body of the call for a caption. */
async function captionBodyOf(options: OptionValues): Promise<Record<string, unknown>> {
  const call = await stand.open();
  await imgseo.describeCaption?.(stand.request({ options: { imageName: '', ...options } }), call);
  return sent();
}

describe('the examples of ImgSEO’s document', () => {
  it('POST /genera-alt-text is sent as the document shows it, byte for byte', async () => {
    const { url, requests } = await startAnswering(200, JSON.stringify(ANSWER));
    await stand.describe({ url, request: EXAMPLE });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/genera-alt-text' });
    expect(request?.headers['imgseo-token']).toBe(TOKEN);
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.headers.authorization).toBeUndefined();
    const documented = {
      image_url: 'https://example.com/image.jpg',
      prompt: 'Describe this image',
      lang: 'en',
      optimize: true,
      image_name: 'desert-landscape.jpg',
    };
    expect(request?.body).toBe(JSON.stringify(documented));
  });

  it('the same request is one that the emulator accepts and charges', async () => {
    await stand.describe({ request: EXAMPLE });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]).toMatchObject({ endpoint: 'generate', status: 200 });
    expect(vendor.account().credits).toBe(999);
  });

  it('its answer is mapped field by field', async () => {
    const { url } = await startAnswering(200, JSON.stringify(ANSWER));
    expect(await stand.describe({ url })).toEqual({
      texts: {
        en: {
          alternativeText: 'Two people watching a desert landscape at sunset',
          caption: null,
          title: null,
          ogDescription: null,
          keywords: null,
        },
      },
      model: 'usedmodel',
      credits: 1,
      creditsRemaining: 67,
    });
  });

  it('GET /credits is sent as the document shows it, and its answer is mapped', async () => {
    const body = { credits_remaining: 1010, user_id: 'user-id', status: 'active' };
    const { url, requests } = await startAnswering(200, JSON.stringify(body));
    expect(await imgseo.credits?.(await stand.open({ url }))).toEqual({ remaining: 1010 });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/credits', body: '' });
    expect(requests[0]?.headers['imgseo-token']).toBe(TOKEN);
  });
});

describe('the parameters of POST /genera-alt-text', () => {
  it('image_url is the address as it is, with its query', async () => {
    const url = 'https://cdn.example.com/a%20b.jpg?X-Amz-Signature=abc&v=2';
    expect(await bodyOf({ image: { ...IMAGE, url } })).toMatchObject({ image_url: url });
  });

  it('is not sent at all for an image that has no address', async () => {
    const bytes = Buffer.from('bytes');
    const image: ProviderImage = { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'a.jpg' };
    const error = await stand.failure({ request: { image } });
    expect(error).toMatchObject({ code: 'image_unreachable', retryable: false });
    expect(vendor.requests).toHaveLength(0);
  });

  it('prompt is what the options say, and left out where they say nothing', async () => {
    expect(await withOptions({ prompt: 'Name the plant' })).toMatchObject({
      prompt: 'Name the plant',
    });
    expect(await withOptions({ prompt: ' ' })).not.toHaveProperty('prompt');
  });

  it.each([
    ['en', 'en'],
    ['it', 'it'],
    ['es', 'es'],
    ['pt-BR', 'pt'],
    ['zh-Hant-TW', 'zh'],
  ])('lang for %s is %s, and never left to the vendor', async (language, lang) => {
    expect(await bodyOf({ languages: [language] })).toMatchObject({ lang });
  });

  it('lang would be Italian if it were left out', async () => {
    const answer = await fetch(`${vendor.url}/genera-alt-text`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'imgseo-token': TOKEN },
      body: JSON.stringify({ image_url: 'https://example.com/image.jpg' }),
    });
    expect(await answer.text()).toContain('Testo emulato');
  });

  it.each([true, false])('optimize is sent as the options say: %s', async (optimize) => {
    expect(await withOptions({ optimize })).toMatchObject({ optimize });
  });

  it('image_name is the name of the file, unless somebody chose another or none', async () => {
    const context = { fileName: 'Red mug.jpg', folderName: '', entryTitle: '', entryField: '' };
    const options = fillTemplates(imgseo.options, stand.request().options, context);
    expect(await bodyOf({ options })).toMatchObject({ image_name: 'Red mug.jpg' });
    expect(await withOptions({ imageName: 'mug.jpg' })).toMatchObject({ image_name: 'mug.jpg' });
    expect(await withOptions({ imageName: '' })).not.toHaveProperty('image_name');
  });
});

describe('a caption', () => {
  it('is asked for with a prompt of its own', async () => {
    expect(await captionBodyOf({ prompt: 'Short' })).toEqual({
      image_url: IMAGE.url,
      prompt: CAPTION_PROMPT,
      lang: 'en',
      optimize: true,
    });
    expect(await captionBodyOf({ captionPrompt: 'A caption, please' })).toMatchObject({
      prompt: 'A caption, please',
    });
  });

  it('is never asked for without a prompt, which would bring an alternative text', async () => {
    expect(await captionBodyOf({ captionPrompt: '' })).toMatchObject({ prompt: CAPTION_PROMPT });
  });

  it('is another text than the alternative text, and fills the caption only', async () => {
    const { texts } = await stand.describe();
    const caption = await imgseo.describeCaption?.(stand.request(), await stand.open());
    expect(caption?.texts['en']).toMatchObject({ alternativeText: null, title: null });
    expect(caption?.texts['en']?.caption).not.toBe(texts['en']?.alternativeText);
    expect(caption).toMatchObject({ credits: 1, creditsRemaining: 998 });
  });
});

describe('what the document says of costs and limits', () => {
  it('is what the plugin counts with', () => {
    expect(imgseo.price({})).toBe(1);
    expect(imgseo.limits).toEqual([]);
    expect(imgseo.defaultBaseUrl).toBe('https://api.imgseo.net');
  });
});

describe('the answer', () => {
  it.each([{ alt_text: 'A mug' }, { alt_text: 'A mug', model: null, credits_remaining: null }])(
    'may lack all but the text: %o',
    async (body) => {
      const { url } = await startAnswering(200, JSON.stringify(body));
      const description = await stand.describe({ url });
      expect(description.credits).toBe(1);
      expect(description).not.toHaveProperty('model');
      expect(description).not.toHaveProperty('creditsRemaining');
    },
  );
});

describe('an error', () => {
  it.each([
    [400, 'Missing parameters', 'invalid_request'],
    [400, 'image_url could not be reached', 'image_unreachable'],
    [400, 'Unsupported image format', 'unsupported_image'],
    [401, 'Authentication failed', 'unauthorized'],
    [402, 'Not enough credits', 'insufficient_credits'],
    [403, 'Invalid token', 'unauthorized'],
    [500, 'Internal server error', 'server_error'],
    [500, 'Failed to download the image', 'image_unreachable'],
  ])('%i “%s” is %s', async (status, error, code) => {
    const { url } = await startAnswering(status, JSON.stringify({ error }));
    expect(await stand.failure({ url })).toMatchObject({ code, status });
  });

  it.each([401, 403])('%i of GET /credits is a bad token too', async (status) => {
    const { url } = await startAnswering(status, '');
    const asked = imgseo.credits?.(await stand.open({ url })) ?? Promise.resolve();
    expect(await providerError(asked)).toMatchObject({ code: 'unauthorized', status });
  });
});
