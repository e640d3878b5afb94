import type { z } from 'zod';

import { canonicalLanguage } from '../../languages';
import { byLanguage } from '../by-language';
import type { VendorRequest } from '../http';
import { textOption } from '../options';
import type { DescribeRequest, Description, Provider, ProviderCall } from '../types';
import { accountAnswer, generateAnswer, languagesAnswer, refine, saysFailed } from './answers';
import { SUPPORTED, vendorCodes } from './languages';
import { ALTTEXTGENIE_OPTIONS, COMPREHENSIVE } from './options';
import { generateBody } from './request';

const ask = <T>(call: ProviderCall, request: VendorRequest, answer: z.ZodType<T>): Promise<T> =>
  call.http.request(
    { ...request, headers: { 'X-API-Key': call.apiKey }, saysFailed },
    answer,
    refine,
  );

const account = (call: ProviderCall) =>
  ask(call, { method: 'GET', path: '/account.php' }, accountAnswer);

async function generate(
  request: DescribeRequest,
  call: ProviderCall,
  field: 'alternativeText' | 'caption',
  styleId?: number,
): Promise<Description> {
  const codes = vendorCodes(request.languages);
  const body = generateBody(request, [...codes.values()], styleId);
  const { data } = await ask(
    call,
    { method: 'POST', path: '/generate.php', ...body, limited: true },
    generateAnswer,
  );
  const { texts, answered } = byLanguage(data.alt_texts, codes, field);
  // The answer does not say what it cost; the document does: 1 credit for each language.
  return { texts, credits: answered };
}

/** A language as the vendor lists it. */
export interface VendorLanguage {
  /** BCP-47, canonical. */
  language: string;
  /** As the vendor spells it. */
  code: string;
  name: string;
  nativeName: string | null;
}

/** The languages that the vendor offers today, for free; those it is known for are in `SUPPORTED`. */
export async function readLanguages(call: ProviderCall): Promise<VendorLanguage[]> {
  const { data } = await ask(call, { method: 'GET', path: '/languages.php' }, languagesAnswer);
  return data.languages.map(({ code, name, native_name }) => ({
    language: canonicalLanguage(code) ?? code,
    code,
    name,
    nativeName: native_name ?? null,
  }));
}

/** Alttextgenie (alttextgenie.com): one image in many languages a call, 1 credit for each. */
export const alttextgenie: Provider = {
  id: 'alttextgenie',
  name: 'Alttextgenie',
  defaultBaseUrl: 'https://alttextgenie.com/api/v1',
  needsKey: true,
  image: {
    bytes: true,
    url: true,
    // The document names neither types nor a limit: what every vendor takes, of a modest size.
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 4 * 1024 * 1024,
  },
  returns: ['alternativeText'],
  languages: { supported: SUPPORTED, perCall: 'many' },
  cost: '1 credit per image and language',
  price: () => 1,
  limits: [],
  options: ALTTEXTGENIE_OPTIONS,
  prefers: (options) => (textOption(options, 'sendAs') === 'url' ? 'url' : 'bytes'),

  describe: (request, call) => generate(request, call, 'alternativeText'),

  describeCaption: (request, call) => generate(request, call, 'caption', COMPREHENSIVE),

  async credits(call) {
    const { data } = await account(call);
    const plan = data.user?.current_plan_key;
    return { remaining: data.credits_remaining, ...(plan == null ? {} : { plan }) };
  },

  async test(call) {
    await account(call);
  },
};
