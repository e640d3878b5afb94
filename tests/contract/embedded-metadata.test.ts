import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { parseConfig } from '../../server/src/settings/config';
import { createOpenProvider } from '../../server/src/providers/calls';
import { embeddedMetadata } from '../../server/src/providers/embedded-metadata';
import type { ProviderCall } from '../../server/src/providers/types';
import type { OptionValues } from '../../server/src/contracts/providers';
import { samplePath } from '../samples';
import { xmpPacket } from '../samples/xmp';

/** It has no vendor, so what can go wrong on a wire cannot go wrong here; the rest of the contract holds. */
describe('embedded metadata keeps the providers’ contract', () => {
  let call: ProviderCall;

  beforeAll(async () => {
    const noKeys = {
      source: () => Promise.resolve('none' as const),
      get: () => Promise.resolve(null),
      set: () => Promise.reject(new Error('no keys here')),
      remove: () => Promise.reject(new Error('no keys here')),
      canStore: () => false,
    };
    const open = createOpenProvider(parseConfig({}), noKeys);
    call = await open(embeddedMetadata, new AbortController().signal);
  });

  const read = (bytes: Buffer, languages: string[], options: OptionValues = {}) =>
    embeddedMetadata.describe(
      {
        image: { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'photo.jpg' },
        languages,
        fields: ['alternativeText', 'caption'],
        options: { properties: ['AltTextAccessibility', 'ExtDescrAccessibility'], ...options },
        context: { fileName: 'photo.jpg', folderName: '', entryTitle: '', entryField: '' },
        anew: false,
      },
      call,
    );

  it('answers every asked language that the file has, and leaves out the others', async () => {
    const bytes = await readFile(samplePath('balloons.jpg'));
    const { texts, credits } = await read(bytes, ['en', 'fr', 'de', 'ja']);
    expect(Object.keys(texts)).toEqual(['en', 'fr', 'de']);
    expect(credits).toBe(0);
    for (const text of Object.values(texts)) {
      expect(text.alternativeText).toMatch(/\S/);
      expect(text.caption).toMatch(/\S/);
    }
    expect(texts['en']?.alternativeText).not.toBe(texts['fr']?.alternativeText);
  });

  it('serves a regional variant with the language’s own text', async () => {
    const bytes = await readFile(samplePath('balloons.jpg'));
    const { texts } = await read(bytes, ['fr-CA']);
    expect(texts['fr-CA']?.alternativeText).toMatch(/\S/);
  });

  it('trusts only the properties that the options name', async () => {
    const bytes = await readFile(samplePath('balloons.jpg'));
    const alone = await read(bytes, ['en'], { properties: ['AltTextAccessibility'] });
    expect(alone.texts['en']?.caption).toBeNull();
    expect((await read(bytes, ['en'], { properties: [] })).texts).toEqual({});
  });

  it('never takes a description or a credit line for an alternative text', async () => {
    const packet = xmpPacket({ description: 'ACME Photo Agency', credit: 'Photo: Bob' });
    const picture = { width: 8, height: 8, channels: 3 as const, background: 'red' };
    const bytes = await sharp({ create: picture }).withXmp(packet).jpeg().toBuffer();
    expect((await read(bytes, ['en'])).texts).toEqual({});
  });

  it.each(['corrupt.jpg', 'corrupt-pixels.jpg', 'logo.svg', 'document.pdf'] as const)(
    'finds nothing in %s, and does not fail',
    async (file) => {
      expect((await read(await readFile(samplePath(file)), ['en'])).texts).toEqual({});
    },
  );

  it('costs nothing, needs no key and has no limit', () => {
    expect(embeddedMetadata.price({})).toBe(0);
    expect(embeddedMetadata.needsKey).toBe(false);
    expect(embeddedMetadata.limits).toEqual([]);
  });
});
