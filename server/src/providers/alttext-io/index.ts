import type { OptionValues } from '../../contracts/providers';
import type { Provider } from '../types';
import { answerToText, metadataAnswer } from './answers';
import { refineFailure } from './failures';
import { ALTTEXT_IO_LANGUAGES } from './languages';
import { ALTTEXT_IO_OPTIONS } from './options';
import { pagesOf } from './page';
import { metadataBody, modeOf } from './request';

const WHO = { id: 'alttext-io', name: 'AltText.io' };

/** No answer tells what it cost, so what the document says it costs is believed. */
const price = (options: OptionValues): number => (modeOf(options) === 'stock' ? 2 : 1);

/**
 * AltText.io (alttext.io): one image by its address and one of twelve languages a call. Its key
 * travels in the request's body. It has no free call: neither the balance nor a test of the key.
 */
export const alttextIo: Provider = {
  ...WHO,
  defaultBaseUrl: 'https://api.alttext.io',
  needsKey: true,
  image: {
    bytes: false,
    url: true,
    // The document names no types. These are the ones that every service which looks at images
    // takes; Strapi's smaller copies are of them too.
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    // Nor a limit: this one only makes a smaller copy be preferred to a huge original.
    maxBytes: 20 * 1024 * 1024,
  },
  returns: ['alternativeText', 'caption', 'title', 'keywords'],
  languages: { supported: ALTTEXT_IO_LANGUAGES, perCall: 'one' },
  cost: '1 credit per image and language, 2 in the stock mode',
  price,
  limits: [
    { requests: 60, windowMs: 60_000 },
    { requests: 1000, windowMs: 3_600_000 },
  ],
  options: ALTTEXT_IO_OPTIONS,
  pages: pagesOf(WHO),

  async describe(request, call) {
    const language = request.languages[0] ?? 'en';
    const json = metadataBody(request, language, call.apiKey, WHO);
    const answer = await call.http.request(
      { method: 'POST', path: '/getmetadata', json, limited: true },
      metadataAnswer,
      refineFailure,
    );
    return { texts: { [language]: answerToText(answer) }, credits: price(request.options) };
  },
};
