import { imgseo } from '../../server/src/providers/imgseo';
import type { ProviderImage } from '../../server/src/providers/types';
import { startImgSeo } from '../vendors/imgseo';
import { providerContract } from './suite';

const at = (url: string): ProviderImage => ({
  kind: 'url',
  url,
  mime: 'image/jpeg',
  fileName: 'shoe.jpg',
});

providerContract({
  provider: imgseo,
  startVendor: () => startImgSeo({ fetchImages: false }),
  endpoint: 'generate',
  image: at('https://cdn.example.com/shoe.jpg'),
  languages: {
    written: ['en', 'fr', 'ja'],
    regional: { locale: 'pt-BR', code: 'pt' },
    lacking: 'haw',
  },
  keyTravels: 'header',
  free: {
    credits: { endpoint: 'credits', remaining: (vendor) => vendor.account().credits },
    test: { endpoint: 'credits' },
  },
  errors: [
    {
      name: '400 Missing parameters',
      request: { image: at('') },
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: '401 Authentication failed',
      arrange: (vendor) =>
        vendor.inject({ kind: 'status', status: 401, message: 'Authentication failed' }),
      code: 'unauthorized',
      retryable: false,
      status: 401,
    },
    {
      name: '402 Not enough credits',
      arrange: (vendor) => vendor.set({ credits: 0 }),
      code: 'insufficient_credits',
      retryable: false,
      status: 402,
    },
    {
      name: '403 Invalid token',
      key: 'the-token-of-nobody',
      code: 'unauthorized',
      retryable: false,
      status: 403,
    },
    {
      name: '403 Invalid token: a revoked one',
      arrange: (vendor) => vendor.set({ revoked: true }),
      code: 'unauthorized',
      retryable: false,
      status: 403,
    },
    {
      name: '500 Internal server error',
      arrange: (vendor) => vendor.inject(500),
      code: 'server_error',
      retryable: true,
      status: 500,
    },
    {
      name: 'an address that nobody answers at (not in the document)',
      arrange: (vendor) => vendor.set({ fetchImages: true }),
      request: { image: at('http://127.0.0.1:9/a.jpg') },
      code: 'image_unreachable',
      retryable: true,
      status: 400,
    },
    {
      name: 'a rate limit (not in the document)',
      arrange: (vendor) => vendor.set({ rateLimit: { generate: { limit: 0, windowMs: 60_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
  ],
  statuses: { 403: 'unauthorized' },
});
