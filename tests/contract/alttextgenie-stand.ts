import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach } from 'vitest';

import { alttextgenie } from '../../server/src/providers/alttextgenie';
import type { ProviderImage } from '../../server/src/providers/types';
import { samplePath } from '../samples';
import { startAlttextgenie, type Alttextgenie } from '../vendors/alttextgenie';
import { createStand, type Stand } from './suite/stand';
import { startAnswering, type Wire } from './suite/wire';

/** The key of the document's examples. */
export const KEY = 'YOUR_API_KEY';
const STAMP = '2025-12-27 18:06:54';

export const PHOTO_URL = 'https://example.com/image.jpg';
export const ICON_BYTES = readFileSync(samplePath('icon.png'));

const PHOTO: ProviderImage = {
  kind: 'url',
  url: PHOTO_URL,
  mime: 'image/jpeg',
  fileName: 'image.jpg',
};

export const ICON: ProviderImage = {
  kind: 'bytes',
  bytes: ICON_BYTES,
  mime: 'image/png',
  fileName: 'icon.png',
};

/** The provider before its emulator, which is reset before each test of the file. */
export function useStand(): Stand<Alttextgenie> {
  let vendor: Alttextgenie;
  const start = () => startAlttextgenie({ key: KEY, fetchImages: false });
  beforeAll(async () => {
    vendor = await start();
  });
  beforeEach(() => vendor.reset());
  afterAll(() => vendor.close());
  return createStand(
    {
      provider: alttextgenie,
      startVendor: start,
      baseUrl: ({ baseUrl }) => baseUrl,
      endpoint: 'generate',
      image: PHOTO,
      languages: { written: ['en', 'fr'], lacking: 'tlh' },
      keyTravels: 'header',
      free: {},
      errors: [],
    },
    () => vendor,
  );
}

/** A server that succeeds with these data. */
export const answering = (data: unknown): Promise<Wire> =>
  startAnswering(200, JSON.stringify({ success: true, data, timestamp: STAMP }));

/** A server that fails with these words, in the form of the document. */
export const refusing = (status: number, error: string): Promise<Wire> =>
  startAnswering(status, JSON.stringify({ success: false, error, timestamp: STAMP }));
