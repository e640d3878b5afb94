import { PLUGIN_ID } from '../../pluginId';

/** Where the plugin's pages are in the panel. */
export const ROOT = `/plugins/${PLUGIN_ID}`;

/** The plugin's own page of the settings. */
export const SETTINGS = `/settings/${PLUGIN_ID}`;

/** The pages of the main menu's entry, in the order of its navigation. */
export const PAGES = [
  { path: 'overview', label: 'nav.overview' },
  { path: 'library', label: 'nav.library' },
  { path: 'review', label: 'nav.review' },
  { path: 'runs', label: 'nav.runs' },
] as const;

export type PagePath = (typeof PAGES)[number]['path'];

/** The address of a page, with its filters: `pathTo('library', { state: 'missing' })`. */
export function pathTo(page: PagePath, query: Record<string, string> = {}, rest = ''): string {
  const search = new URLSearchParams(query).toString();
  return `${ROOT}/${page}${rest}${search === '' ? '' : `?${search}`}`;
}
