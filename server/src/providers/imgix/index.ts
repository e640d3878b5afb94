import { z } from 'zod';

import { byLanguage, textsByCode } from '../by-language';
import type { RefineFailure } from '../http';
import { imageFaultIn } from '../image-fault';
import type { Provider } from '../types';
import { imgixConfig, renderUrl } from './address';
import { altTextPath } from './request';

/** The table "Supported Languages". */
const LANGUAGES = ['en', 'fr', 'de', 'it', 'es'];

/** `200`. What is in `failed_languages` has no text, and so says nothing more. */
const altTextAnswer = z.object({ alt_text: textsByCode });

/** "Status Codes": 400 and 500 have two meanings each, which only the words tell apart. */
const refine: RefineFailure = (status, message) => {
  if (/plan_credits_depleted/i.test(message)) return 'insufficient_credits';
  if (status === 400) return /\blanguages?\b/i.test(message) ? 'unsupported_language' : undefined;
  if (status === 500 && imageFaultIn(message) === 'image_unreachable') return 'image_unreachable';
  return undefined;
};

/** imgix (imgix.com): an image that it serves, in many languages a call. */
export const imgix: Provider = {
  id: 'imgix',
  name: 'imgix',
  defaultBaseUrl: 'https://api.imgix.com',
  needsKey: true,
  image: {
    bytes: false,
    url: true,
    // It converts and scales by itself, and the document names no limit: these only choose among
    // the stored versions of an image.
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/tiff'],
    maxBytes: 20 * 1024 * 1024,
  },
  returns: ['alternativeText'],
  languages: { supported: LANGUAGES, perCall: 'many' },
  cost: 'AI credits of the account. imgix names no price: counted as 1 per image and language',
  price: () => 1,
  limits: [],
  options: [],
  config: imgixConfig,
  addressOf: renderUrl,

  async describe(request, call) {
    const answer = await call.http.request(
      {
        method: 'GET',
        path: altTextPath(request),
        headers: { Authorization: `Bearer ${call.apiKey}` },
        limited: true,
      },
      altTextAnswer,
      refine,
    );
    const codes = new Map(request.languages.map((language) => [language, language]));
    const { texts, answered } = byLanguage(answer.alt_text, codes, 'alternativeText');
    return { texts, credits: answered };
  },
};
