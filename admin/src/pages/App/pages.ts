import * as React from 'react';

import { PLUGIN_ID } from '../../pluginId';

/** Where the plugin's pages are in the panel. */
export const ROOT = `/plugins/${PLUGIN_ID}`;

/** The pages of the main menu's entry, in the order of its navigation. */
export const PAGES = [
  { path: 'overview', label: 'nav.overview', Page: React.lazy(() => import('../Overview')) },
  { path: 'library', label: 'nav.library', Page: React.lazy(() => import('../Library')) },
  { path: 'review', label: 'nav.review', Page: React.lazy(() => import('../Review')) },
  { path: 'runs', label: 'nav.runs', Page: React.lazy(() => import('../Runs')) },
] as const;

export type PagePath = (typeof PAGES)[number]['path'];

/** The address of a page, with its filters: `pathTo('library', { state: 'missing' })`. */
export function pathTo(page: PagePath, query: Record<string, string> = {}, rest = ''): string {
  const search = new URLSearchParams(query).toString();
  return `${ROOT}/${page}${rest}${search === '' ? '' : `?${search}`}`;
}
