import type { PageMapping, PageResult, PageSkipCode } from '../contracts/pages';
import type { DescribeDeps } from '../describe/types';
import { ProviderError } from '../errors';
import { canonicalLanguage, matchLanguage } from '../languages';
import { isUniqueViolation } from '../models/table';
import { completeOptions } from '../providers/options';
import { failureSentence } from '../providers/sentences';
import { answeredBefore, askForPage, type PageWriter } from './ask';
import { loadEntry, type Entry } from './entries';
import type { Model, Models } from './fields';
import { hashOf, sourceOf, standing } from './source';
import { openSuggestion, rowsOf, seeAnew, toSuggestion, type Place } from './store';
import { writable } from './words';

const SENTENCES: Readonly<Record<PageSkipCode, string>> = {
  not_found: 'There is no such entry in this language.',
  not_allowed: 'Your role does not allow you to read this entry, or the fields that are sent.',
  no_title: 'The entry has no title yet. Write one first.',
  human_text: 'A person has written both texts. Empty one of them to get a suggestion.',
  up_to_date: 'What was suggested for this very page stands there already.',
  left_before: 'This suggestion was left before. Ask anew for another, at its price.',
  in_progress: 'Somebody else is asking for this entry right now. Look again in a moment.',
};

/** What all entries of one request have in common. */
export interface Order {
  models: Models;
  model: Model;
  mapping: PageMapping;
  provider: PageWriter;
  anew: boolean;
  /** Whether the person who asks may read what is sent and written of an entry. */
  mayRead(entry: Entry): boolean;
}

const skip = (code: PageSkipCode) =>
  ({ status: 'skipped', code, message: SENTENCES[code] }) as const;

type Outcome = PageResult extends infer R
  ? R extends PageResult
    ? Omit<R, 'documentId' | 'locale'>
    : never
  : never;

/** The code by which a provider is asked for the language of an entry. @throws ProviderError */
function languageOf(provider: PageWriter, locale: string, siteLanguage: string): string {
  const wanted = canonicalLanguage(locale) ?? siteLanguage;
  const { supported } = provider.languages;
  const code = supported === 'any' ? wanted : matchLanguage(wanted, supported);
  if (code !== null) return code;
  throw new ProviderError({
    provider: provider.id,
    code: 'unsupported_language',
    message: failureSentence(provider.name, 'unsupported_language'),
  });
}

/**
 * Suggests the metadata of one entry in one language: what is open already, else what was paid for
 * the same page before, else what the provider writes now.
 *
 * @throws ProviderError
 */
async function suggestFor(deps: DescribeDeps, order: Order, place: Place): Promise<Outcome> {
  const { strapi, settings } = deps;
  const { models, model, mapping, provider, anew } = order;
  const entry = await loadEntry(strapi, models, model, mapping, place);
  if (!entry) return skip('not_found');
  if (!order.mayRead(entry)) return skip('not_allowed');
  const source = sourceOf(models, model, mapping, entry);
  if (source.title === '') return skip('no_title');
  const seen = standing(mapping, entry);
  const rows = await rowsOf(strapi, place);
  const names = writable(seen, rows);
  // It could not be taken, so nothing is paid for it.
  if (names.length === 0) return skip('human_text');

  const current = await settings.get();
  const language = languageOf(provider, place.locale, current.languages[0] ?? 'en');
  const sourceHash = hashOf(provider, source, language);
  if (!anew) {
    const same = rows.find((row) => row.sourceHash === sourceHash && row.status !== 'replaced');
    if (same?.status === 'open') {
      await seeAnew(strapi, same, seen);
      return { status: 'suggested', suggestion: toSuggestion({ ...same, seen }) };
    }
    if (same?.status === 'left') return skip('left_before');
    if (same && names.every((name) => seen[name] === same[name])) return skip('up_to_date');
  }
  const options = completeOptions(provider.options, current.providers[provider.id]);
  const written =
    (anew ? null : await answeredBefore(deps, sourceHash, language)) ??
    (await askForPage(deps, provider, { ...source, language, options }, sourceHash));
  const row = { ...place, ...written, provider: provider.id, sourceHash, seen };
  return { status: 'suggested', suggestion: toSuggestion(await openSuggestion(strapi, row)) };
}

/** What holds for the account holds for the next entry as well: nothing more is sent. */
const OF_THE_ACCOUNT: ReadonlySet<string> = new Set([
  'unauthorized',
  'forbidden',
  'insufficient_credits',
  'rate_limited',
]);

/** Suggests for one place after another, whoever calls, and never fails as a whole. */
export type SuggestOne = (order: Order, place: Place) => Promise<PageResult>;

/** @param atWork the places that somebody is asking for, in this process */
export function createSuggestOne(deps: DescribeDeps, atWork: Set<string>): SuggestOne {
  let stopped: Outcome | undefined;

  const attempt = async (order: Order, place: Place): Promise<Outcome> => {
    const key = JSON.stringify([place.uid, place.documentId, place.locale]);
    if (atWork.has(key)) return skip('in_progress');
    atWork.add(key);
    try {
      return await suggestFor(deps, order, place);
    } catch (error) {
      if (error instanceof ProviderError) {
        const { code, message } = error;
        const failed = { status: 'failed', code, message } as const;
        if (OF_THE_ACCOUNT.has(code)) stopped ??= failed;
        return failed;
      }
      // Another instance was faster by a moment.
      if (isUniqueViolation(error)) return skip('in_progress');
      deps.strapi.log.error(`[alt-text] a page was not written about: ${String(error)}`);
      const message = 'Something failed here. The server’s log says more; try again later.';
      return { status: 'failed', code: 'internal', message };
    } finally {
      atWork.delete(key);
    }
  };

  return async (order, place) => {
    const { documentId, locale } = place;
    const outcome = stopped ?? (await attempt(order, place));
    return { documentId, locale: locale === '' ? null : locale, ...outcome };
  };
}

/** For an entry that is not there. */
export const notFound = (documentId: string, locale: string | null): PageResult => ({
  documentId,
  locale,
  ...skip('not_found'),
});
