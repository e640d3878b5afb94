import type { DescribedText } from '../../models/spend';

/** IPTC Photo Metadata Standard 2021.1: `Iptc4xmpCore:AltTextAccessibility`. */
export const ALT_TEXT = 'AltTextAccessibility';

/** IPTC Photo Metadata Standard 2021.1: `Iptc4xmpCore:ExtDescrAccessibility`. */
export const EXTENDED_DESCRIPTION = 'ExtDescrAccessibility';

/** What a file says of itself, by property and language (`x-default` where none is named). */
export interface EmbeddedTexts {
  alternativeText: Readonly<Record<string, string>>;
  caption: Readonly<Record<string, string>>;
}

/**
 * The texts embedded in a file, by language.
 *
 * @param properties the ones that are trusted
 * @param ownLanguage what a text without a language is taken to be written in
 */
export function textsIn(
  { alternativeText, caption }: EmbeddedTexts,
  properties: readonly string[],
  ownLanguage: string | undefined,
): Map<string, DescribedText> {
  const found = new Map<string, DescribedText>();
  if (!properties.includes(ALT_TEXT)) return found;
  const takesCaption = properties.includes(EXTENDED_DESCRIPTION);
  for (const [language, text] of Object.entries(alternativeText)) {
    const locale = language === 'x-default' ? ownLanguage : language;
    if (!locale || (language === 'x-default' && alternativeText[locale])) continue;
    found.set(locale, {
      alternativeText: text,
      caption: (takesCaption ? caption[language] : undefined) ?? null,
      title: null,
      ogDescription: null,
      keywords: null,
    });
  }
  return found;
}
