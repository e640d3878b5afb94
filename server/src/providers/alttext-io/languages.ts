import { ProviderError } from '../../errors';
import { baseLanguage } from '../../languages';
import { failureSentence } from '../sentences';
import type { Provider } from '../types';

/** The set under "Supported languages": the English name in lower case, by BCP-47 code. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'english',
  es: 'spanish',
  fr: 'french',
  de: 'german',
  it: 'italian',
  pt: 'portuguese',
  nl: 'dutch',
  ru: 'russian',
  // The document does not say in which script; `zh-Hans` and `zh-Hant` both end here.
  zh: 'chinese',
  ja: 'japanese',
  ko: 'korean',
  ar: 'arabic',
};

/** What alttext.io writes, as BCP-47. */
export const ALTTEXT_IO_LANGUAGES: readonly string[] = Object.keys(NAMES);

/** The name a language is asked for by, whatever its script and region. */
const languageName = (code: string): string | undefined => NAMES[baseLanguage(code)];

/** The same. @throws ProviderError for a language that alttext.io has no name for */
export function requireLanguageName(code: string, provider: Pick<Provider, 'id' | 'name'>): string {
  const name = languageName(code);
  if (name !== undefined) return name;
  throw new ProviderError({
    provider: provider.id,
    code: 'unsupported_language',
    message: failureSentence(provider.name, 'unsupported_language'),
  });
}
