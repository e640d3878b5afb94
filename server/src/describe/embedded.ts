import type { Settings } from '../contracts/settings';
import { matchLanguage } from '../languages';
import type { TextRow } from '../models/texts';
import type { AssetRow } from '../texts/assets';
import type { ImageSource } from './image';
import type { Found } from './found';
import { targetFor, type Ask } from './targets';
import type { DescribeJob } from './types';
import type { Work } from './work';

interface EmbeddedTexts {
  alternativeText: Record<string, string>;
  caption: Record<string, string>;
}

/** The texts embedded in a file, by language. */
export function fromEmbedded(
  { alternativeText, caption }: EmbeddedTexts,
  ownLanguage: string | undefined,
): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [language, text] of Object.entries(alternativeText)) {
    // Without a language of its own, the text is taken for one in the site's first language.
    const locale = language === 'x-default' ? ownLanguage : language;
    if (!locale || (language === 'x-default' && alternativeText[locale])) continue;
    found.set(locale, {
      text: {
        alternativeText: text,
        caption: caption[language] ?? null,
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

/**
 * Fills gaps with what the file itself says. Its further languages, which the site does not ask
 * for, are kept as well: they cost nothing and may be wanted one day.
 */
export async function addEmbedded(
  work: Work,
  {
    asset,
    rows,
    settings,
    job,
    image,
    ask,
  }: {
    asset: AssetRow;
    rows: ReadonlyMap<string, TextRow>;
    settings: Settings;
    job: DescribeJob;
    image: ImageSource;
    ask: Ask;
  },
): Promise<void> {
  if (!work.targets.some((target) => target.gap)) return;
  const { embedded } = job.capture ?? (await image.inspection());
  const [ownLanguage] = settings.languages;
  const texts = fromEmbedded(embedded, ownLanguage);
  for (const { locale, gap } of work.targets) {
    const language = matchLanguage(locale, [...texts.keys()]);
    const text = language === null ? undefined : texts.get(language);
    if (text && gap) work.found.set(locale, text);
  }
  if (job.request.languages) return;
  for (const [locale, text] of texts) {
    if (settings.languages.includes(locale)) continue;
    const target = targetFor(asset, rows, locale, ownLanguage, ask);
    if ('skip' in target || !target.gap) continue;
    work.targets.push(target);
    work.found.set(locale, text);
  }
}
