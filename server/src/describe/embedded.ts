import type { Settings } from '../contracts/settings';
import { matchLanguage } from '../languages';
import { embeddedMetadata } from '../providers/embedded-metadata';
import { textsIn, type EmbeddedTexts } from '../providers/embedded-metadata/texts';
import { completeOptions, listOption } from '../providers/options';
import type { TextRow } from '../models/texts';
import type { AssetRow } from '../texts/assets';
import type { ImageSource } from './image';
import type { Found } from './found';
import { targetFor, type Ask } from './targets';
import type { DescribeJob } from './types';
import type { Work } from './work';

/** The embedded texts of a file that the settings trust, by language. */
function trustedTexts(embedded: EmbeddedTexts, settings: Settings): Map<string, Found> {
  const { options, id } = embeddedMetadata;
  const properties = listOption(completeOptions(options, settings.providers[id]), 'properties');
  const texts = textsIn(embedded, properties, settings.languages[0]);
  return new Map(
    [...texts].map(([locale, text]): [string, Found] => [
      locale,
      { text, source: 'embedded', provider: id, model: null, decorative: false },
    ]),
  );
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
  const texts = trustedTexts(embedded, settings);
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
