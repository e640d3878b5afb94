import type { DescriptionField } from '../contracts/providers';
import type { FolderRule, Settings } from '../contracts/settings';
import { asError, ProviderError } from '../errors';
import type { TaskRequest } from '../models/tasks';
import { EMBEDDED_METADATA } from '../providers/embedded-metadata';
import { completeOptions } from '../providers/options';
import type { ProviderRegistry } from '../providers/registry';
import { fillTemplates } from '../providers/templates';
import type { DescribeRequest, ImageContext, Provider } from '../providers/types';
import { askOnce, languagesOf, unsupportedLanguage, type OpenedProvider } from './ask-provider';
import { movesOn } from './fallback';
import type { ImageSource } from './image';
import type { Found } from './found';
import type { DescribeDeps, DescribeJob } from './types';

export interface ProviderAsk {
  deps: DescribeDeps;
  job: DescribeJob;
  settings: Settings;
  rule: FolderRule | null;
  providers: readonly Provider[];
  image: ImageSource;
  fingerprint: string;
  context: ImageContext;
  /** What the vendor may have kept of this image will not do. */
  anew: boolean;
}

const wantedFields = ({ fields }: Settings): DescriptionField[] => [
  ...(fields.alternativeText ? (['alternativeText'] as const) : []),
  ...(fields.caption ? (['caption'] as const) : []),
];

/**
 * The providers in the order they are tried: what was asked for, the folder's, the settings'. One
 * that writes nothing of what is wanted would be paid for nothing, so it is left out.
 */
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
  // Embedded texts are looked for before anybody is asked.
  return ids
    .flatMap((id) => (id === EMBEDDED_METADATA ? [] : (registry.get(id) ?? [])))
    .filter((provider) => wantedFields(settings).some((field) => provider.returns.includes(field)));
}

/** What a provider is asked about an image, but for the image and the languages. */
export function questionFor(
  { settings, rule, context, anew }: Pick<ProviderAsk, 'settings' | 'rule' | 'context' | 'anew'>,
  provider: Provider,
): Omit<DescribeRequest, 'image' | 'languages'> {
  const ruled = rule && 'provider' in rule && rule.provider === provider.id ? rule.options : {};
  const options = fillTemplates(
    provider.options,
    completeOptions(provider.options, settings.providers[provider.id], ruled),
    context,
  );
  return { fields: wantedFields(settings), options, context, anew };
}

async function open(ask: ProviderAsk, provider: Provider): Promise<OpenedProvider> {
  const { deps, job, fingerprint } = ask;
  const question = questionFor(ask, provider);
  const call = await deps.openProvider(provider, job.signal);
  const image = await ask.image.forProvider(provider, question.options);
  return { deps, job, provider, call, request: { ...question, image }, fingerprint };
}

/** The languages of one provider, in the groups that one call takes. */
function callsFor(
  provider: Provider,
  languages: ReadonlyMap<string, string>,
): ReadonlyMap<string, string>[] {
  if (provider.languages.perCall === 'many') return [languages];
  const codes = [...new Set(languages.values())];
  return codes.map((code) => new Map([...languages].filter(([, other]) => other === code)));
}

/** `found` grows answer by answer, so that a failure keeps what came before it. */
async function askProvider(
  ask: ProviderAsk,
  provider: Provider,
  missing: readonly string[],
  found: Map<string, Found>,
): Promise<void> {
  const languages = languagesOf(provider, missing);
  if (languages.size === 0) throw unsupportedLanguage(provider);
  const opened = await open(ask, provider);
  const wantsCaptions =
    ask.settings.fields.caption &&
    ask.settings.fields.captionFallback === 'second-call' &&
    provider.describeCaption !== undefined;
  for (const group of callsFor(provider, languages)) {
    const answered = await askOnce(opened, group, 'texts');
    for (const [locale, text] of answered) found.set(locale, text);
    const open = new Map(
      [...group].filter(([locale]) => answered.get(locale)?.decorative === false),
    );
    if (!wantsCaptions || open.size === 0) continue;
    for (const [locale, { text }] of await askOnce(opened, open, 'captions')) {
      const first = found.get(locale);
      if (first) found.set(locale, { ...first, text: { ...first.text, caption: text.caption } });
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
      if (!(error instanceof ProviderError)) return failure;
      const circumstances = {
        lastAttempt: ask.job.lastAttempt(error.code),
        whenOutOfCredits: ask.settings.sources.whenOutOfCredits,
      };
      if (!movesOn(error.code, circumstances)) return failure;
    }
  }
  return wanted.every((locale) => found.has(locale)) ? undefined : failure;
}
