import type { DescriptionField } from '../contracts/providers';
import { ProviderError } from '../errors';
import { matchLanguage } from '../languages';
import type { DescribedText } from '../models/spend';
import { failureSentence } from '../providers/sentences';
import type { Description, DescribeRequest, Provider, ProviderCall } from '../providers/types';
import { MAX_TEXT, plainText } from '../texts/finish';
import type { Found } from './found';
import type { DescribeDeps, DescribeJob } from './types';

/** The wanted languages this provider writes, with the code it is asked with for each. */
export function languagesOf(provider: Provider, wanted: readonly string[]): Map<string, string> {
  const { supported } = provider.languages;
  const pairs = wanted.flatMap((locale): [string, string][] => {
    const code = supported === 'any' ? locale : matchLanguage(locale, supported);
    return code === null ? [] : [[locale, code]];
  });
  return new Map(pairs);
}

export const unsupportedLanguage = (provider: Provider): ProviderError =>
  new ProviderError({
    provider: provider.id,
    code: 'unsupported_language',
    message: failureSentence(provider.name, 'unsupported_language'),
  });

/**
 * Why an answer cannot be a description, or `null`: it must be text, not blank, not endless.
 *
 * @param fields what was asked for
 */
export function faultIn(
  description: Description,
  fields: readonly DescriptionField[],
): string | null {
  const texts = Object.values(description.texts);
  if (texts.length === 0) return 'there is no text in the answer';
  for (const text of texts) {
    const { alternativeText, caption, title, ogDescription, keywords } = text;
    const parts = [alternativeText, caption, title, ogDescription, ...(keywords ?? [])];
    if (parts.some((part) => (part?.length ?? 0) > MAX_TEXT)) {
      return `a text is longer than ${MAX_TEXT} characters`;
    }
    const asked = fields.includes('alternativeText') ? text.alternativeText : text.caption;
    if (!description.decorative && isBlank(asked)) return 'the text is blank';
  }
  return null;
}

/** Without anything that can be read: spaces of no width do not count. */
const isBlank = (text: string | null) => !/[\p{L}\p{N}\p{S}]/u.test(plainText(text ?? ''));

const NO_TEXT: DescribedText = {
  alternativeText: null,
  caption: null,
  title: null,
  ogDescription: null,
  keywords: null,
};

/** One provider, opened for one image. */
export interface OpenedProvider {
  deps: DescribeDeps;
  job: DescribeJob;
  provider: Provider;
  call: ProviderCall;
  request: Omit<DescribeRequest, 'languages'>;
  fingerprint: string;
}

/**
 * Makes one call and keeps its receipt before anything else is done with the answer. An answer
 * that cannot be used is kept as well, for its cost, and never offered again.
 *
 * @param languages the provider's code for each wanted language of this call
 * @throws ProviderError
 */
export async function askOnce(
  opened: OpenedProvider,
  languages: ReadonlyMap<string, string>,
  what: 'texts' | 'captions',
): Promise<Map<string, Found>> {
  const { deps, job, provider, call } = opened;
  const request = { ...opened.request, languages: [...new Set(languages.values())] };
  const price = provider.price(request.options) * request.languages.length;
  const { description, reservation } = await job.atVendor(async () => {
    const reserved = await deps.budgets.reserve(provider, price);
    try {
      const answer =
        what === 'captions' && provider.describeCaption
          ? await provider.describeCaption(request, call)
          : await provider.describe(request, call);
      return { description: answer, reservation: reserved };
    } catch (error) {
      // Where it failed, it is taken to have cost nothing.
      reserved.settle(0);
      throw error;
    }
  });
  try {
    const fields = what === 'captions' ? (['caption'] as const) : request.fields;
    const kept = await keepAnswer(opened, languages, fields, description);
    reservation.settle(description.credits);
    return kept();
  } finally {
    reservation.settle(0);
  }
}

/** Writes the receipt. @returns a function that gives the texts, or says what is wrong with them */
async function keepAnswer(
  { deps, job, provider, fingerprint }: OpenedProvider,
  languages: ReadonlyMap<string, string>,
  fields: readonly DescriptionField[],
  description: Description,
): Promise<() => Map<string, Found>> {
  const fault = faultIn(description, fields);
  const model = description.model?.slice(0, 200) ?? null;
  const decorative = description.decorative ?? false;
  const texts: Record<string, DescribedText> = {};
  for (const [locale, code] of languages) {
    const text = fault === null ? description.texts[code] : NO_TEXT;
    if (text) texts[locale] = text;
  }
  await deps.ledger.record({
    assetId: job.assetId,
    taskId: job.taskId,
    provider: provider.id,
    model,
    fingerprint,
    texts,
    credits: description.credits,
    rejected: fault !== null,
  });
  return () => {
    if (fault !== null) {
      throw new ProviderError({
        provider: provider.id,
        code: 'bad_response',
        message: failureSentence(provider.name, 'bad_response', { vendorMessage: fault }),
      });
    }
    return new Map(
      Object.entries(texts).map(([locale, text]): [string, Found] => [
        locale,
        { text, source: 'provider', provider: provider.id, model, decorative },
      ]),
    );
  };
}
