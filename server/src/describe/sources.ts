import type { DescribedText, SpendRow } from '../models/spend';

/** A text for one language, and where it came from. */
export interface Found {
  text: DescribedText;
  source: 'provider' | 'reuse' | 'embedded';
  /** Id of the provider that wrote it. */
  provider: string;
  model: string | null;
  decorative: boolean;
}

/** The texts embedded in a file, for the languages of the site and all others in the file. */
export function fromEmbedded(
  embedded: { alternativeText: Record<string, string>; caption: Record<string, string> },
  ownLanguage: string | undefined,
): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [language, alternativeText] of Object.entries(embedded.alternativeText)) {
    // Without a language of its own, the text is taken for one in the site's first language.
    const locale = language === 'x-default' ? ownLanguage : language;
    if (!locale || (language === 'x-default' && embedded.alternativeText[locale])) continue;
    found.set(locale, {
      text: {
        alternativeText,
        caption: embedded.caption[language] ?? null,
        title: null,
        ogDescription: null,
        keywords: null,
      },
      source: 'embedded',
      provider: 'embedded-metadata',
      model: null,
      decorative: false,
    });
  }
  return found;
}

/** A receipt as a source: of this task (a restart) or of the same bytes elsewhere. */
export const fromReceipt = (row: SpendRow, source: 'provider' | 'reuse'): Found => ({
  text: row.description,
  source,
  provider: row.provider,
  model: row.model,
  // No answer without a text is kept but one that says that none is needed.
  decorative: row.description.alternativeText?.trim() === '',
});
