import { ISO_639_1 } from '../../languages';
import type { RefineFailure } from '../http';
import { imageFaultIn } from '../image-fault';
import { textOption } from '../options';
import type { Provider, ProviderCall } from '../types';
import { answerToDescription, generateAnswer, usageAnswer } from './answers';
import { altframeBatch } from './batch';
import { ALTFRAME_OPTIONS } from './options';
import { generateBody } from './request';

const headers = (call: ProviderCall) => ({ 'x-api-key': call.apiKey });

/** The document gives 400 for every bad parameter; what it says tells an image from the rest. */
const refine: RefineFailure = (status, message) =>
  status === 400 ? imageFaultIn(message) : undefined;

const usage = (call: ProviderCall) =>
  call.http.request({ method: 'GET', path: '/api/v1/usage', headers: headers(call) }, usageAnswer);

/** AltFrame (altframe.app): one image and one language a call, 1 credit. */
export const altframe: Provider = {
  id: 'altframe',
  name: 'AltFrame',
  defaultBaseUrl: 'https://altframe.app',
  needsKey: true,
  image: {
    bytes: true,
    url: true,
    // It also takes AVIF, HEIC and TIFF, at twice the price: those are converted instead.
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    // The document names no limit. This one keeps a request small enough for usual gateways.
    maxBytes: 4 * 1024 * 1024,
  },
  returns: ['alternativeText', 'caption', 'title', 'ogDescription'],
  languages: { supported: ISO_639_1, perCall: 'one' },
  cost: '1 credit per image and language',
  price: () => 1,
  limits: [{ requests: 60, windowMs: 60_000 }],
  options: ALTFRAME_OPTIONS,
  prefers: (options) => (textOption(options, 'sendAs') === 'url' ? 'url' : 'bytes'),

  async describe(request, call) {
    const language = request.languages[0] ?? 'en';
    const body = generateBody(request, language);
    const answer = await call.http.request(
      {
        method: 'POST',
        path: '/api/v1/generate',
        headers: headers(call),
        json: body,
        limited: true,
      },
      generateAnswer,
      refine,
    );
    return answerToDescription(answer, language, body.mode === 'decorative');
  },

  batch: altframeBatch,

  async credits(call) {
    const { plan, credits } = await usage(call);
    return {
      remaining: credits.remaining,
      ...(credits.monthly_allocation == null ? {} : { allocation: credits.monthly_allocation }),
      ...(plan == null ? {} : { plan }),
      ...(credits.period_resets_at == null ? {} : { resetsAt: credits.period_resets_at }),
    };
  },

  async test(call) {
    await usage(call);
  },
};
