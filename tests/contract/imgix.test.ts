import { imgix } from '../../server/src/providers/imgix';
import type { ProviderImage } from '../../server/src/providers/types';
import { startImgix } from '../vendors/imgix';
import { providerContract } from './suite';

const at = (url: string): ProviderImage => ({
  kind: 'url',
  url,
  mime: 'image/jpeg',
  fileName: 'shoe.jpg',
});

providerContract({
  provider: imgix,
  startVendor: () => startImgix({ fetchImages: false, sources: ['https://assets.imgix.net'] }),
  config: { sourceUrl: 'https://assets.imgix.net', pathPrefix: '/uploads' },
  endpoint: 'alt-text',
  image: at('https://assets.imgix.net/shoe.jpg'),
  languages: {
    written: ['en', 'fr', 'de', 'it', 'es'],
    regional: { locale: 'fr-CA', code: 'fr' },
    lacking: 'ja',
  },
  keyTravels: 'header',
  free: {},
  errors: [
    {
      name: '400 Bad Request: an invalid url',
      request: { image: at('not an address') },
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: '400 Bad Request: an invalid url64',
      request: { image: at('not an address?with=parameters') },
      code: 'invalid_request',
      retryable: false,
      status: 400,
    },
    {
      name: '400 Bad Request: an unsupported language',
      request: { languages: ['ja'] },
      code: 'unsupported_language',
      retryable: false,
      status: 400,
    },
    {
      name: '401: a key that is nobody’s',
      key: 'ak_of_nobody_at_all',
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
      name: '403 Forbidden: not enabled for the Source',
      arrange: (vendor) => vendor.set({ enabled: false }),
      code: 'forbidden',
      retryable: false,
      status: 403,
    },
    {
      name: '403 Forbidden: a Source of somebody else',
      request: { image: at('https://others.imgix.net/shoe.jpg') },
      code: 'forbidden',
      retryable: false,
      status: 403,
    },
    {
      name: '500 Internal Server Error: the image could not be fetched',
      arrange: (vendor) => vendor.set({ fetchImages: true, sources: null }),
      request: { image: at('http://127.0.0.1:9/shoe.jpg') },
      code: 'image_unreachable',
      retryable: true,
      status: 500,
    },
    {
      name: '500 Internal Server Error: generation failed',
      arrange: (vendor) => vendor.set({ failLanguages: ['en'] }),
      code: 'server_error',
      retryable: true,
      status: 500,
    },
  ],
});
