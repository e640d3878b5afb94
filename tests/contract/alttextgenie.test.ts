import { readFileSync } from 'node:fs';

import { alttextgenie } from '../../server/src/providers/alttextgenie';
import { samplePath } from '../samples';
import { startAlttextgenie } from '../vendors/alttextgenie';
import { providerContract } from './suite';

const bytes = readFileSync(samplePath('shoe.jpg'));

providerContract({
  provider: alttextgenie,
  startVendor: () => startAlttextgenie(),
  baseUrl: (vendor) => vendor.baseUrl,
  endpoint: 'generate',
  image: { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'shoe.jpg' },
  languages: {
    written: ['en', 'fr', 'ja'],
    regional: { locale: 'pt-BR', code: 'pt' },
    lacking: 'tlh',
  },
  keyTravels: 'header',
  free: {
    credits: { endpoint: 'account', remaining: (vendor) => vendor.account().credits },
    test: { endpoint: 'account' },
  },
  errors: [
    {
      name: '400 Bad Request: an invalid parameter',
      request: {
        image: { kind: 'url', url: 'not an address', mime: 'image/jpeg', fileName: 'a' },
      },
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: '400 Bad Request: a language that is not in the list',
      request: { languages: ['tlh'] },
      code: 'unsupported_language',
      retryable: false,
      status: 400,
    },
    {
      name: '400 Bad Request: a file that is no image',
      request: {
        image: { kind: 'bytes', bytes: Buffer.from('no image'), mime: 'image/jpeg', fileName: 'a' },
      },
      code: 'unsupported_image',
      retryable: false,
      status: 400,
    },
    {
      name: '400 Bad Request: an address that nobody answers at',
      request: {
        image: { kind: 'url', url: 'http://127.0.0.1:9/a.jpg', mime: 'image/jpeg', fileName: 'a' },
      },
      code: 'image_unreachable',
      retryable: true,
      status: 400,
    },
    {
      name: '401 Unauthorized: an invalid key',
      key: 'atg_of_nobody_at_all',
      code: 'unauthorized',
      retryable: false,
      status: 401,
    },
    {
      name: '401 Unauthorized: a key that was revoked',
      arrange: (vendor) => vendor.set({ revoked: true }),
      code: 'unauthorized',
      retryable: false,
      status: 401,
    },
    {
      name: '402 Payment Required',
      arrange: (vendor) => vendor.set({ credits: 0 }),
      code: 'insufficient_credits',
      retryable: false,
      status: 402,
    },
    {
      name: '402 Payment Required: fewer credits than languages',
      arrange: (vendor) => vendor.set({ credits: 1 }),
      request: { languages: ['en', 'fr', 'ja'] },
      code: 'insufficient_credits',
      retryable: false,
      status: 402,
    },
    {
      name: '405 Method Not Allowed',
      arrange: (vendor) => vendor.inject(405),
      code: 'invalid_request',
      retryable: false,
      status: 405,
    },
    {
      name: '500 Internal Server Error: the model failed',
      arrange: (vendor) => vendor.set({ failLanguages: ['en'] }),
      code: 'server_error',
      retryable: true,
      status: 500,
    },
  ],
});
