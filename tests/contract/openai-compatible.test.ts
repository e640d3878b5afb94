import { readFileSync } from 'node:fs';

import { openAiCompatible } from '../../server/src/providers/openai-compatible';
import { samplePath } from '../samples';
import { DEFAULT_MODEL, startOpenAi } from '../vendors/openai-compatible';
import { providerContract } from './suite';

const bytes = readFileSync(samplePath('shoe.jpg'));

providerContract({
  provider: openAiCompatible,
  startVendor: () => startOpenAi(),
  baseUrl: (vendor) => vendor.baseUrl,
  config: { model: DEFAULT_MODEL },
  endpoint: 'chat',
  image: { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'shoe.jpg' },
  languages: {
    written: ['en', 'fr', 'ja'],
    regional: { locale: 'pt-BR', code: 'pt-BR' },
    lacking: null,
  },
  keyTravels: 'header',
  free: { test: { endpoint: 'models' } },
  errors: [
    {
      name: '400: an image that is none',
      request: {
        image: { kind: 'bytes', bytes: Buffer.from('no image'), mime: 'image/jpeg', fileName: 'a' },
      },
      code: 'unsupported_image',
      retryable: false,
      status: 400,
    },
    {
      name: '400: an address that nobody answers at',
      request: {
        image: { kind: 'url', url: 'http://127.0.0.1:9/a.jpg', mime: 'image/jpeg', fileName: 'a' },
      },
      code: 'image_unreachable',
      retryable: true,
      status: 400,
    },
    {
      name: '400 content_filter',
      arrange: (vendor) => vendor.set({ refusal: 'error' }),
      code: 'refused',
      retryable: false,
      status: 400,
    },
    {
      name: '400: a model without eyes',
      arrange: (vendor) => vendor.set({ vision: false }),
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: '401 invalid_api_key',
      key: 'sk-of-nobody-0123456789',
      code: 'unauthorized',
      retryable: false,
      status: 401,
    },
    {
      name: '403 Forbidden',
      arrange: (vendor) => vendor.inject(403),
      code: 'forbidden',
      retryable: false,
      status: 403,
    },
    {
      name: '404 model_not_found',
      request: { options: { model: 'unheard-of' } },
      code: 'invalid_request',
      retryable: false,
      status: 404,
    },
    {
      name: '413: an image that is too large',
      arrange: (vendor) => vendor.set({ maxImageBytes: 10 }),
      code: 'unsupported_image',
      retryable: false,
      status: 413,
    },
    {
      name: '429 rate_limit_exceeded',
      arrange: (vendor) => vendor.set({ rateLimit: { chat: { limit: 0, windowMs: 60_000 } } }),
      code: 'rate_limited',
      retryable: true,
      status: 429,
    },
    {
      name: '429 insufficient_quota',
      arrange: (vendor) => vendor.set({ quota: false }),
      code: 'insufficient_credits',
      retryable: false,
      status: 429,
    },
    {
      name: '500 server_error',
      arrange: (vendor) => vendor.inject(500),
      code: 'server_error',
      retryable: true,
      status: 500,
    },
    {
      name: '503 overloaded',
      arrange: (vendor) => vendor.inject(503),
      code: 'server_error',
      retryable: true,
      status: 503,
    },
  ],
});
