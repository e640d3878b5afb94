import { ISO_639_1 } from '../../languages';
import type { RefineFailure } from '../http';
import { requireAddress } from '../image-address';
import { imageFaultIn } from '../image-fault';
import { textOption } from '../options';
import type { DescribeRequest, Provider, ProviderCall } from '../types';
import { answerToDescription, creditsAnswer, DOCUMENTED_PRICE, generateAnswer } from './answers';
import { CAPTION_PROMPT, IMGSEO_OPTIONS } from './options';
import { generateBody } from './request';

const WHO = { id: 'imgseo', name: 'ImgSEO' };

const headers = (call: ProviderCall) => ({ 'imgseo-token': call.apiKey });

/**
 * "Error Codes": 403 is an invalid token, not a lack of rights. No code is for an image that cannot
 * be fetched or read, so what a 400 or a 500 says of one is believed.
 */
const refine: RefineFailure = (status, message) => {
  if (status === 403) return 'unauthorized';
  return status === 400 || status === 500 ? imageFaultIn(message) : undefined;
};

/** The one call there is; whether its text is an alternative text or a caption, the prompt says. */
async function generate(
  request: DescribeRequest,
  call: ProviderCall,
  prompt: string,
  field: 'alternativeText' | 'caption',
) {
  const language = request.languages[0] ?? 'en';
  const json = generateBody(request, requireAddress(request.image, WHO), language, prompt);
  const answer = await call.http.request(
    { method: 'POST', path: '/genera-alt-text', headers: headers(call), json, limited: true },
    generateAnswer,
    refine,
  );
  return answerToDescription(answer, language, field);
}

const credits = (call: ProviderCall) =>
  call.http.request(
    { method: 'GET', path: '/credits', headers: headers(call) },
    creditsAnswer,
    refine,
  );

/** ImgSEO (imgseo.net): one image by its address and one language a call, 1 credit. */
export const imgseo: Provider = {
  ...WHO,
  defaultBaseUrl: 'https://api.imgseo.net',
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
  returns: ['alternativeText'],
  // The document sets no list; its examples are two-letter codes. With regions left out, pt-BR and
  // pt-PT are one text that is paid for once, and nothing is sent that might end as Italian.
  languages: { supported: ISO_639_1, perCall: 'one' },
  cost: '1 credit per image and language, 1 more for a caption',
  price: () => DOCUMENTED_PRICE,
  // The document states none.
  limits: [],
  options: IMGSEO_OPTIONS,

  describe: (request, call) =>
    generate(request, call, textOption(request.options, 'prompt'), 'alternativeText'),

  describeCaption: (request, call) =>
    // Without a prompt the answer would be an alternative text again, at the same price.
    generate(
      request,
      call,
      textOption(request.options, 'captionPrompt') || CAPTION_PROMPT,
      'caption',
    ),

  async credits(call) {
    const { credits_remaining: remaining } = await credits(call);
    return { remaining };
  },

  async test(call) {
    await credits(call);
  },
};
