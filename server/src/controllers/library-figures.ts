import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';
import { PLUGIN_ID } from '../permissions';
import { countCoverage, type Coverage } from '../texts/coverage';
import type { LibraryFilter } from '../texts/library';
import type { FilesQuery } from '../texts/state-sql';
import { createRemembered, type Answer, type Shelf } from './remembered';

/** What one person may see of the library. */
export interface FiguresScope {
  languages: readonly string[];
  only: FilesQuery | null;
}

/** How many images there are by state and language, which all lists and the overview share. */
export interface LibraryFigures {
  coverage(scope: FiguresScope): Promise<Coverage>;
  /** How many images a list has in all, where that is among the figures that are remembered. */
  total(scope: FiguresScope, filter: LibraryFilter): Promise<number | undefined>;
}

const built = new WeakMap<Core.Strapi, LibraryFigures>();

/** The figures of this Strapi's library; the first call builds them. */
export function libraryFigures(strapi: Core.Strapi): LibraryFigures {
  const existing = built.get(strapi);
  if (existing) return existing;
  const figures = createLibraryFigures(strapi);
  built.set(strapi, figures);
  return figures;
}

function createLibraryFigures(strapi: Core.Strapi): LibraryFigures {
  const coverages = createRemembered<Coverage>(
    ({ images }) => images,
    (error) => {
      strapi.log.error(`[alt-text] the library was not counted: ${messageOf(error)}`);
    },
    shelfFor(strapi),
  );
  const keyOf = ({ languages, only }: FiguresScope) =>
    JSON.stringify([languages, only?.toQuery() ?? null]);
  const count = ({ languages, only }: FiguresScope) => countCoverage(strapi, languages, only);
  return {
    coverage: (scope) => coverages.ask(keyOf(scope), () => count(scope)),
    async total(scope, filter) {
      const languages = scope.languages;
      if (!isAmongFigures(filter, languages)) return undefined;
      const known = await coverages.known(keyOf(scope), () => count(scope));
      return known && totalIn(known, filter, languages);
    },
  };
}

/** Whether a list is narrowed down by a state of one language at the most. */
function isAmongFigures(filter: LibraryFilter, languages: readonly string[]): boolean {
  const { state, locale, ...rest } = filter;
  if (Object.keys(rest).length > 0) return false;
  if (locale !== undefined) return languages.includes(locale);
  return state === undefined || languages.length === 1;
}

/** How many images such a list has. */
export function totalIn(
  { images, coverage }: Coverage,
  { state, locale }: LibraryFilter,
  languages: readonly string[],
): number | undefined {
  if (state === undefined && locale === undefined) return images;
  const states = coverage[locale ?? languages[0] ?? ''];
  return state === undefined ? states && images - states.missing : states?.[state];
}

/** One row: the figures of whoever sees all. */
function shelfFor(strapi: Core.Strapi): Shelf<Coverage> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'figures' });
  return {
    async load(key) {
      const kept = (await store.get({})) as (Answer<Coverage> & { key: string }) | null;
      // Those of an earlier version do not know the rules.
      const isWhole = kept?.key === key && 'findingsByRule' in kept.value;
      return isWhole ? kept : null;
    },
    async save(key, answer) {
      if (!key.endsWith(',null]')) return;
      await store.set({ value: { key, ...answer } });
    },
  };
}
