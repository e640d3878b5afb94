import { readFileSync } from 'node:fs';

import { altframe } from '../../server/src/providers/altframe';
import { samplePath } from '../samples';
import { startAltFrame } from '../vendors/altframe';
import { providerContract } from './suite';

const bytes = readFileSync(samplePath('shoe.jpg'));

providerContract({
  provider: altframe,
  startVendor: () => startAltFrame({ rateLimit: false }),
  endpoint: 'generate',
  image: { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'shoe.jpg' },
  languages: {
    written: ['en', 'fr', 'ja'],
    regional: { locale: 'pt-BR', code: 'pt' },
    lacking: 'haw',
  },
  keyTravels: 'header',
  free: {
    credits: { endpoint: 'usage', remaining: (vendor) => vendor.account().credits },
    test: { endpoint: 'usage' },
  },
  errors: [
    {
      name: '400 Bad Request',
      request: { options: { pageUrl: 'not an address' } },
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: '400 Bad Request: data that is no image',
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
      key: 'af_live_of_nobody',
      code: 'unauthorized',
      retryable: false,
      status: 401,
    },
    {
      name: '401 Unauthorized: a revoked key',
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
      name: '404 Not Found',
      arrange: (vendor) => vendor.inject(404),
      code: 'invalid_request',
      retryable: false,
      status: 404,
    },
    {
      name: '429 Too Many Requests',
      arrange: (vendor) => vendor.set({ rateLimit: { generate: { limit: 0, windowMs: 60_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
    {
      name: '500 Internal Server Error',
      arrange: (vendor) => vendor.inject(500),
      code: 'server_error',
      retryable: true,
      status: 500,
    },
  ],
});
