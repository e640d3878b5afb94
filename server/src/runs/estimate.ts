import type { Settings } from '../contracts/settings';
import type { RunEstimate, RunFilter, RunOptions } from '../contracts/runs';
import { providersFor } from '../describe/ask-providers';
import { languagesOf as servedLanguages } from '../describe/ask-provider';
import { haveAddresses, unreachable } from '../describe/reach';
import { ruleFor } from '../describe/rules';
import type { DescribeDeps } from '../describe/types';
import { messageOf, ProviderError } from '../errors';
import { settingsOf } from '../providers/calls';
import { completeOptions } from '../providers/options';
import type { Provider, RateLimit } from '../providers/types';
import { FILE_UID } from '../texts/assets';
import { folderNamePaths } from '../texts/folders';
import { columnOf, joinText, stateSql } from '../texts/state-sql';
import {
  ALIAS,
  languagesOf,
  selectedFiles,
  selectionOf,
  withFinding,
  type Selection,
} from './filter';

/** How long a vendor takes for an image, where nobody has measured it. Milliseconds. */
const USUAL_LATENCY_MS = 2000;

/** A vendor that does not answer must not keep the estimate. Milliseconds. */
const BALANCE_TIMEOUT_MS = 10_000;

/** What a provider would be asked for. */
interface Load {
  provider: Provider;
  credits: number;
  calls: number;
}

export interface RunCost {
  images: number;
  /** That a provider would be asked for; 0: all that a run could do is skip. */
  texts: number;
  totalCredits: number;
  loads: Load[];
}

/** What a run would cost at the most, from the database alone. */
export async function costOf(
  deps: DescribeDeps,
  filter: RunFilter,
  options: RunOptions,
): Promise<RunCost> {
  const settings = await deps.settings.get();
  const selection = await selectionOf(deps.strapi, filter, options, settings);
  const loads = new Map<string, Load>();
  let texts = 0;
  const priced = (folder: string, locale: string, count: number) => {
    const found = pricing(deps, settings, options, folder, locale);
    if (!found) return;
    const { provider, price } = found;
    texts += count;
    const load = loads.get(provider.id) ?? { provider, credits: 0, calls: 0 };
    load.credits += count * price;
    // One call for all languages: the first of them stands for it.
    const first = languagesOf(options, settings)[0] === locale;
    load.calls += provider.languages.perCall === 'one' || first ? count : 0;
    loads.set(provider.id, load);
  };
  for (const locale of languagesOf(options, settings)) {
    const groups = await toFill(deps, selection, options, locale);
    const name = await folderNamePaths(
      deps.strapi,
      groups.map(({ folder }) => folder),
    );
    for (const { folder, count } of groups) priced(name(folder), locale, count);
  }
  const [counted] = await selectedFiles(deps.strapi, selection, { ids: filter.ids }).count<
    { count: unknown }[]
  >({ count: '*' });
  const images = Number(counted?.count ?? 0);
  const list = [...loads.values()];
  const totalCredits = list.reduce((sum, { credits }) => sum + credits, 0);
  return { images, texts, totalCredits, loads: list };
}

/** Who would be asked for this language in this folder, and what it costs there. */
function pricing(
  { registry }: DescribeDeps,
  settings: Settings,
  options: RunOptions,
  folder: string,
  locale: string,
): { provider: Provider; price: number } | null {
  const rule = ruleFor(settings, folder);
  if (rule && 'action' in rule) return null;
  const request = options.provider === undefined ? {} : { provider: options.provider };
  const provider = providersFor(registry, request, settings, rule).find(
    (one) => servedLanguages(one, [locale]).size > 0,
  );
  if (!provider) return null;
  const ruled = rule && 'provider' in rule && rule.provider === provider.id ? rule.options : {};
  const values = completeOptions(provider.options, settings.providers[provider.id], ruled);
  const { caption, captionFallback } = settings.fields;
  const twice =
    caption && captionFallback === 'second-call' && provider.describeCaption !== undefined;
  return { provider, price: provider.price(values) * (twice ? 2 : 1) };
}

/** How many images would get a text in this language, by folder. */
async function toFill(
  { strapi }: DescribeDeps,
  selection: Selection,
  { overwriteHuman }: RunOptions,
  locale: string,
): Promise<{ folder: string | null; count: number }[]> {
  const knex = strapi.db.connection;
  const own = locale === selection.own;
  const text = own ? ALIAS.own : 'l';
  const query = selectedFiles(strapi, selection, { ids: selection.filter.ids });
  if (!own) joinText(query, { file: ALIAS.file, text, locale });
  const state = stateSql(strapi, { file: ALIAS.file, text, own });
  const states = [...selection.states];
  void query.andWhere(knex.raw(`? IN (${states.map(() => '?').join(', ')})`, [state, ...states]));
  const { quality } = selection.filter;
  if (quality) void query.whereExists(withFinding(strapi, quality, locale));
  if (!overwriteHuman) {
    // As `mayWrite`: a person's words stay, those under a suggestion too.
    void query.andWhere(knex.raw(`? NOT IN ('human', 'decorative')`, [state]));
    void query.andWhere(
      knex.raw(`(? <> 'suggested' OR COALESCE(??, '') NOT IN ('human', 'decorative'))`, [
        state,
        `${text}.previous_state`,
      ]),
    );
  }
  const column = `${ALIAS.file}.${columnOf(strapi, FILE_UID, 'folderPath')}`;
  const rows = await query
    .groupBy(column)
    .select(knex.raw('?? as folder', [column]))
    .count<{ folder: string | null; count: unknown }[]>({ count: '*' });
  return rows.map(({ folder, count }) => ({ folder, count: Number(count) }));
}

/** What a run would do and cost. Asks the vendors for their balance and for nothing else. */
export async function estimateRun(
  deps: DescribeDeps,
  filter: RunFilter,
  options: RunOptions,
): Promise<RunEstimate> {
  const { images, totalCredits, loads } = await costOf(deps, filter, options);
  const settings = await deps.settings.get();
  const balances = await Promise.all(
    loads.map(async ({ provider }) => [provider.id, await balanceOf(deps, provider)] as const),
  );
  return {
    images,
    credits: Object.fromEntries(loads.map(({ provider, credits }) => [provider.id, credits])),
    totalCredits,
    remaining: Object.fromEntries(balances),
    seconds: Math.max(0, ...loads.map((load) => secondsFor(deps, load))),
    warnings: loads.flatMap(({ provider }) => unreachable(deps, provider, settings)),
  };
}

async function balanceOf(deps: DescribeDeps, provider: Provider): Promise<number | null> {
  if (!provider.credits) return null;
  try {
    const call = await deps.openProvider(provider, AbortSignal.timeout(BALANCE_TIMEOUT_MS));
    return (await provider.credits(call)).remaining;
  } catch (error) {
    // The estimate is of use without it; the settings page says what is wrong with the key.
    if (!(error instanceof ProviderError)) throw error;
    deps.strapi.log.debug(`[alt-text] no balance of ${provider.id}: ${messageOf(error)}`);
    return null;
  }
}

/** What decides how long it takes to ask a vendor so many times. */
export interface Pace {
  limits: readonly RateLimit[];
  concurrency: number;
  /** Where images go in batches as well: how many in one, and how often one may be sent. */
  batch?: { maxImages: number; limits: readonly RateLimit[] } | undefined;
}

/** Calls in a millisecond that all of these limits let through. */
const rateOf = (limits: readonly RateLimit[]): number =>
  Math.min(Infinity, ...limits.map(({ requests, windowMs }) => requests / windowMs));

/** Seconds: the vendor's limits and our own workers both hold, and batches go beside them. */
export function secondsToAsk(calls: number, { limits, concurrency, batch }: Pace): number {
  const alone = concurrency / USUAL_LATENCY_MS;
  const limited = limits.filter(({ requests }) => calls > requests);
  const single = Math.min(alone, rateOf(limited));
  const batched = batch && calls > batch.maxImages ? rateOf(batch.limits) * batch.maxImages : 0;
  return Math.ceil(calls / (single + batched) / 1000);
}

function secondsFor(deps: DescribeDeps, { provider, calls }: Load): number {
  const { config } = deps;
  return secondsToAsk(calls, {
    limits: provider.limitsOf?.(settingsOf(config, provider.id)) ?? provider.limits,
    concurrency: config.queue.concurrency,
    batch: provider.batch && haveAddresses(deps, provider) ? provider.batch : undefined,
  });
}
