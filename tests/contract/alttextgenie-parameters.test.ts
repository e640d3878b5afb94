import { describe, expect, it } from 'vitest';

import type { OptionValues } from '../../server/src/contracts/providers';
import { alttextgenie } from '../../server/src/providers/alttextgenie';
import { checkOptions } from '../../server/src/providers/options';
import type { DescribeRequest, ProviderImage } from '../../server/src/providers/types';
import { sha256 } from '../vendors/kit/base64';
import { ICON, ICON_BYTES, PHOTO_URL, useStand } from './alttextgenie-stand';

const stand = useStand();

/** The body that this request is sent with, as the emulator understood it. */
async function bodyOf(request: Partial<DescribeRequest>): Promise<Record<string, unknown>> {
  await stand.describe({ request });
  return stand.vendor.requests.at(-1)?.body as Record<string, unknown>;
}

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
    expect(body['image']).toEqual({
      fileName,
      type: 'image/png',
      sha256: sha256(ICON_BYTES),
      bytes: ICON_BYTES.length,
    });
    expect(body).not.toHaveProperty('image_url');
  });

  it('image may have megabytes', async () => {
    const bytes = Buffer.alloc(4 * 1024 * 1024, 'x');
    const image: ProviderImage = { ...ICON, kind: 'bytes', bytes };
    const error = await stand.failure({ request: { image } });
    // It arrived whole, and then it was no image.
    expect(error).toMatchObject({ code: 'unsupported_image' });
    expect(stand.vendor.requests[0]?.body).toMatchObject({ image: { sha256: sha256(bytes) } });
  });

  it('image_url is the address, where the options ask for it', async () => {
    expect(await bodyOf({})).toMatchObject({ image_url: PHOTO_URL });
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
    expect(stand.vendor.requests[0]?.body).toMatchObject({ languages: [code] });
    expect(Object.keys(description.texts)).toEqual([language]);
  });

  it('languages may be all that there are, in one call', async () => {
    const { supported } = alttextgenie.languages;
    if (supported === 'any') throw new Error('There is a list.');
    const description = await stand.describe({ request: { languages: [...supported] } });
    expect(Object.keys(description.texts)).toHaveLength(supported.length);
    expect(description.credits).toBe(supported.length);
    expect(stand.vendor.requests).toHaveLength(1);
  });
});

describe('a caption', () => {
  it('is a second call in the comprehensive style, for a credit a language', async () => {
    const request = stand.request({ languages: ['en', 'fr'], options: { styleId: 5 } });
    const description = await alttextgenie.describeCaption?.(request, await stand.open());
    expect(stand.vendor.requests[0]?.body).toMatchObject({ style_id: 4, languages: ['en', 'fr'] });
    expect(description?.credits).toBe(2);
    expect(Object.keys(description?.texts ?? {})).toEqual(['en', 'fr']);
    expect(description?.texts['fr']).toMatchObject({ alternativeText: null });
    expect(description?.texts['fr']?.caption).toMatch(/\S{3}/);
  });
});
