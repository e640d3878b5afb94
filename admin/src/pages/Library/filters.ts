import type { RuleId, Severity } from '../../../../server/src/contracts/quality';
import type { TextState } from '../../../../server/src/contracts/texts';
import type { AssetQuery } from '../../services/api';
import { PAGE_SIZES, RULES, SEVERITIES, type Sort, SORTS, STATES } from './choices';

/** What narrows the list. */
export interface LibraryFilters {
  state?: TextState;
  /** Which texts are shown, and where `state`, `quality` and `q` look. Alone it narrows nothing. */
  locale?: string;
  /** A path by names; its subfolders belong to it. */
  folder?: string;
  mime?: string;
  quality?: 'any' | Severity | RuleId;
  q?: string;
}

/** What the address of the page says. */
export interface LibraryAddress {
  filters: LibraryFilters;
  sort: Sort;
  page: number;
  pageSize: number;
}

export const FILTER_NAMES = [
  'state',
  'locale',
  'folder',
  'mime',
  'quality',
  'q',
] as const satisfies readonly (keyof LibraryFilters)[];

const QUALITIES = ['any', ...SEVERITIES, ...RULES] as const;

const oneOf = <T>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value);

const wholeNumber = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

/** Reads an address; what it does not know, it leaves out. */
export function readAddress(params: URLSearchParams): LibraryAddress {
  const text = (name: string): string | undefined => params.get(name)?.trim() || undefined;
  const filters = {
    state: oneOf(STATES, text('state')),
    locale: text('locale'),
    folder: text('folder'),
    mime: text('mime'),
    quality: oneOf(QUALITIES, text('quality')),
    q: text('q'),
  };
  return {
    filters: withoutGaps(filters),
    sort: oneOf(SORTS, params.get('sort')) ?? '-createdAt',
    page: wholeNumber(params.get('page')) ?? 1,
    pageSize: oneOf(PAGE_SIZES, wholeNumber(params.get('pageSize'))) ?? 20,
  };
}

/** The same as an address; what goes without saying is not in it. */
export function writeAddress({ filters, sort, page, pageSize }: LibraryAddress): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value !== undefined) params.set(name, value);
  }
  if (sort !== '-createdAt') params.set('sort', sort);
  if (pageSize !== 20) params.set('pageSize', String(pageSize));
  if (page !== 1) params.set('page', String(page));
  return params;
}

/** What is `undefined` is not there. */
export function withoutGaps(filters: {
  [K in keyof LibraryFilters]: LibraryFilters[K] | undefined;
}) {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined),
  ) as LibraryFilters;
}

/** Whether a language changes which images there are, and not only which texts are shown. */
const looksIntoTexts = ({ state, quality, q }: LibraryFilters): boolean =>
  state !== undefined || quality !== undefined || q !== undefined;

/** What the server is asked for. */
export function listFilter(filters: LibraryFilters): AssetQuery {
  const { locale, ...rest } = filters;
  return { ...rest, ...(locale !== undefined && looksIntoTexts(filters) ? { locale } : {}) };
}

/** One word for each set of images: it does not change where only the shown language does. */
export const filterKey = (filters: LibraryFilters): string => JSON.stringify(listFilter(filters));

/** Whether fewer images than all are meant. */
export const isNarrowed = (filters: LibraryFilters): boolean =>
  Object.keys(listFilter(filters)).length > 0;

/**
 * The same images as a run's filter says it, in the language that was chosen; `null` where a run
 * knows no such filter, so that the images have to be named one by one.
 */
export function runFilter(filters: LibraryFilters): Record<string, string> | null {
  const { state, folder, mime, quality, locale, q } = listFilter(filters);
  if (q !== undefined) return null;
  const known = { states: state, folder, mime, quality, languages: locale };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
