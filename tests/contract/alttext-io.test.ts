import { alttextIo } from '../../server/src/providers/alttext-io';
import type { ProviderImage } from '../../server/src/providers/types';
import { startAltTextIo } from '../vendors/alttext-io';
import { providerContract } from './suite';

const at = (url: string): ProviderImage => ({
  kind: 'url',
  url,
  mime: 'image/jpeg',
  fileName: 'shoe.jpg',
});

providerContract({
  provider: alttextIo,
  startVendor: () => startAltTextIo({ rateLimit: false, fetchImages: false }),
  endpoint: 'metadata',
  image: at('https://cdn.example.com/shoe.jpg'),
  languages: {
    written: ['en', 'fr', 'ja', 'nl'],
    regional: { locale: 'zh-Hant-TW', code: 'zh' },
    lacking: 'pl',
  },
  keyTravels: 'body',
  free: {},
  errors: [
    {
      name: 'invalid JSON input',
      arrange: (vendor) =>
        vendor.inject({ kind: 'status', status: 400, message: 'Invalid JSON input' }),
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: 'missing API key',
      arrange: (vendor) =>
        vendor.inject({ kind: 'status', status: 400, message: 'Missing API key' }),
      code: 'unauthorized',
      retryable: false,
      status: 400,
    },
    {
      name: 'missing file URL',
      request: { image: at('') },
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: 'missing keyword for SEO optimization',
      arrange: (vendor) =>
        vendor.inject({
          kind: 'status',
          status: 400,
          message: 'Missing keyword for SEO optimization',
        }),
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: 'invalid API key',
      key: 'the-key-of-nobody',
      code: 'unauthorized',
      retryable: false,
      status: 400,
    },
    {
      name: 'invalid API key: a revoked one',
      arrange: (vendor) => vendor.set({ revoked: true }),
      code: 'unauthorized',
      retryable: false,
      status: 400,
    },
    {
      name: 'insufficient credits',
      arrange: (vendor) => vendor.set({ credits: 0 }),
      code: 'insufficient_credits',
      retryable: false,
      status: 400,
    },
    {
      name: 'insufficient credits: one is not enough for the stock mode',
      arrange: (vendor) => vendor.set({ credits: 1 }),
      request: { options: { mode: 'stock' } },
      code: 'insufficient_credits',
      retryable: false,
      status: 400,
    },
    {
      name: '429 Too Many Requests, of the minute',
      arrange: (vendor) => vendor.set({ rateLimit: { minute: { limit: 0, windowMs: 60_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
    {
      name: '429 Too Many Requests, of the hour',
      arrange: (vendor) => vendor.set({ rateLimit: { hour: { limit: 0, windowMs: 3_600_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
    {
      name: 'an address that nobody answers at (not in the document)',
      arrange: (vendor) => vendor.set({ fetchImages: true }),
      request: { image: at('http://127.0.0.1:9/a.jpg') },
      code: 'image_unreachable',
      retryable: true,
      status: 400,
    },
  ],
});
