import type { DescriptionField } from '../contracts/providers';
import type { FolderRule, Settings } from '../contracts/settings';
import { ProviderError, asError } from '../errors';
import type { DescribedText, SpendRow } from '../models/spend';
import type { TaskRequest } from '../models/tasks';
import { completeOptions } from '../providers/options';
import type { ProviderRegistry } from '../providers/registry';
import { fillTemplates } from '../providers/templates';
import type { ImageContext, Provider } from '../providers/types';
import { checkDescription, languagesOf, unsupportedLanguage } from './ask-provider';
import { movesOn } from './fallback';
import type { ImageSource } from './image';
import type { DescribeDeps, DescribeJob } from './types';

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
  decorative: (row.description.alternativeText ?? '').trim() === '',
});

export interface ProviderAsk {
  deps: DescribeDeps;
  job: DescribeJob;
  settings: Settings;
  rule: FolderRule | null;
  providers: readonly Provider[];
  image: ImageSource;
  fingerprint: string;
  context: ImageContext;
}

/** The providers in the order they are tried: what was asked for, the folder's, the settings'. */
export function providersFor(
  registry: ProviderRegistry,
  request: TaskRequest,
  settings: Settings,
  rule: FolderRule | null,
): Provider[] {
  const ruled = rule && 'provider' in rule ? [rule.provider] : [];
  const ids = request.provider
    ? [request.provider]
    : [...new Set([...ruled, ...settings.sources.providers])];
  return ids.flatMap((id) => registry.get(id) ?? []);
}

const wantedFields = ({ fields }: Settings): DescriptionField[] => [
  ...(fields.alternativeText ? (['alternativeText'] as const) : []),
  ...(fields.caption ? (['caption'] as const) : []),
];

/**
 * Asks one provider for the languages that are missing. Every answer is kept in the ledger before
 * anything else is done with it; `found` grows answer by answer, so that a failure keeps the rest.
 */
async function askProvider(
  ask: ProviderAsk,
  provider: Provider,
  missing: readonly string[],
  found: Map<string, Found>,
): Promise<void> {
  const { deps, job, settings, rule, context } = ask;
  const languages = languagesOf(provider, missing);
  if (languages.size === 0) throw unsupportedLanguage(provider);
  const ruled = rule && 'provider' in rule && rule.provider === provider.id ? rule.options : {};
  const options = fillTemplates(
    provider.options,
    completeOptions(provider.options, settings.providers[provider.id], ruled),
    context,
  );
  const call = await deps.openProvider(provider, job.signal);
  const image = await ask.image.forProvider(provider, options);
  const fields = wantedFields(settings);
  const codes = [...new Set(languages.values())];
  const groups = provider.languages.perCall === 'many' ? [codes] : codes.map((code) => [code]);
  for (const group of groups) {
    const description = await provider.describe(
      { image, languages: group, fields, options, context },
      call,
    );
    checkDescription(provider, description, fields);
    const model = description.model?.slice(0, 200) ?? null;
    const texts: Record<string, DescribedText> = {};
    for (const [locale, code] of languages) {
      const text = description.texts[code];
      if (text && group.includes(code)) texts[locale] = text;
    }
    await deps.ledger.record({
      assetId: job.assetId,
      taskId: job.taskId,
      provider: provider.id,
      model,
      fingerprint: ask.fingerprint,
      texts,
      credits: description.credits,
    });
    for (const [locale, text] of Object.entries(texts)) {
      const decorative = description.decorative ?? false;
      found.set(locale, { text, source: 'provider', provider: provider.id, model, decorative });
    }
  }
}

/**
 * Asks the providers in order until every language has its text.
 *
 * @returns the failure that stands in the end, if any; texts that came before it are in `found`
 */
export async function askProviders(
  ask: ProviderAsk,
  wanted: readonly string[],
  found: Map<string, Found>,
): Promise<Error | undefined> {
  let failure: Error | undefined;
  for (const provider of ask.providers) {
    const missing = wanted.filter((locale) => !found.has(locale));
    if (missing.length === 0) return undefined;
    try {
      await askProvider(ask, provider, missing, found);
      failure = unsupportedLanguage(provider); // It stands only if a language is left over.
    } catch (error) {
      failure = asError(error);
      if (!(error instanceof ProviderError && movesOn(error.code))) return failure;
    }
  }
  return wanted.every((locale) => found.has(locale)) ? undefined : failure;
}
