import type { DescriptionField } from '../contracts/providers';
import { ProviderError } from '../errors';
import { matchLanguage } from '../languages';
import type { DescribedText } from '../models/spend';
import { failureSentence } from '../providers/sentences';
import type { Description, Provider } from '../providers/types';
import { MAX_TEXT, plainText } from '../texts/finish';

/** The wanted languages this provider writes, with its own code for each. */
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
 * Believes an answer only as far as it can be a description: text, not blank, not endless.
 *
 * @throws ProviderError `bad_response`
 */
export function checkDescription(
  provider: Provider,
  description: Description,
  fields: readonly DescriptionField[],
): void {
  const refuse = (reason: string) => {
    throw new ProviderError({
      provider: provider.id,
      code: 'bad_response',
      message: failureSentence(provider.name, 'bad_response', { vendorMessage: reason }),
    });
  };
  const texts = Object.values(description.texts);
  if (texts.length === 0) refuse('there is no text in the answer');
  for (const text of texts) {
    const long = [text.alternativeText, text.caption, text.title, text.ogDescription].some(
      (part) => (part?.length ?? 0) > MAX_TEXT,
    );
    if (long) refuse(`a text is longer than ${MAX_TEXT} characters`);
    if (!description.decorative && isBlank(text, fields)) refuse('the text is blank');
  }
}

function isBlank(text: DescribedText, fields: readonly DescriptionField[]): boolean {
  const asked = fields.includes('alternativeText') ? text.alternativeText : text.caption;
  return plainText(asked ?? '') === '';
}
