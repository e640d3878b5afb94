import type { Core } from '@strapi/strapi';

import type { MissingImage } from '../contracts/publish';
import { titleField } from '../describe/context';
import type { Where } from '../models/table';
import { imagePopulate, imagesIn, type ModelOf, type Populate } from './find-images';
import { missingIn, type EntryImages } from './missing';

export type EntryRow = Record<string, unknown> & { id: number; documentId: string };

const modelOf =
  (strapi: Core.Strapi): ModelOf =>
  (uid) =>
    strapi.getModel(uid as Parameters<Core.Strapi['getModel']>[0]);

/** Schemas stay as they are until Strapi starts anew. */
const populates = new WeakMap<Core.Strapi, Map<string, Populate | null>>();

/** What has to be loaded to see an entry's images; `null` where it can hold none. */
export function populateFor(strapi: Core.Strapi, uid: string): Populate | null {
  const known = populates.get(strapi) ?? new Map<string, Populate | null>();
  populates.set(strapi, known);
  const made = known.get(uid);
  if (made !== undefined) return made;
  const populate = imagePopulate(modelOf(strapi), uid);
  known.set(uid, populate);
  return populate;
}

/** Loads entries with their images, in as many queries for a hundred as for one. */
export const loadEntries = async (
  strapi: Core.Strapi,
  uid: string,
  where: Where,
  populate: Populate,
): Promise<EntryRow[]> =>
  (await strapi.db.query(uid).findMany({ where, populate, orderBy: { id: 'asc' } })) as EntryRow[];

/** The images of entries that were loaded like that. */
export function imagesOf(
  strapi: Core.Strapi,
  uid: string,
  rows: readonly EntryRow[],
): EntryImages[] {
  const models = modelOf(strapi);
  const field = titleField(models(uid)?.attributes ?? {});
  const textIn = (row: EntryRow, name: string | undefined) => {
    const value = name === undefined ? null : row[name];
    return typeof value === 'string' ? value : null;
  };
  return rows.map((row) => ({
    documentId: row.documentId,
    title: textIn(row, field) ?? '',
    locale: textIn(row, 'locale'),
    images: imagesIn(models, uid, row),
  }));
}

/** The images without a text of the entries that a condition picks. */
export async function missingOf(
  strapi: Core.Strapi,
  uid: string,
  where: Where,
  languages: readonly string[],
): Promise<MissingImage[]> {
  const populate = populateFor(strapi, uid);
  if (!populate) return [];
  const rows = await loadEntries(strapi, uid, where, populate);
  return missingIn(strapi, languages, imagesOf(strapi, uid, rows));
}

/** The condition for drafts as publishing them picks them. */
export const whereDrafts = async (
  strapi: Core.Strapi,
  uid: string,
  documentIds: readonly unknown[],
  locale: unknown,
): Promise<Where> => ({
  ...(await whereLocale(strapi, uid, locale)),
  documentId: { $in: [...documentIds] },
  publishedAt: null,
});

interface LocalizedTypes {
  isLocalizedContentType(contentType: object): boolean;
}

interface Locales {
  getDefaultLocale(): Promise<string>;
}

/**
 * The condition that picks an entry's versions in these languages, as Strapi's own document service
 * reads the parameter: `*` is all of them, none is the default one.
 */
export async function whereLocale(
  strapi: Core.Strapi,
  uid: string,
  locale: unknown,
): Promise<Where> {
  const i18n = strapi.plugin('i18n') as ReturnType<Core.Strapi['plugin']> | undefined;
  const contentType = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
  const types = i18n?.service('content-types') as unknown as LocalizedTypes | undefined;
  if (locale === '*' || !contentType || !types?.isLocalizedContentType(contentType)) return {};
  if (Array.isArray(locale)) return { locale: { $in: locale as unknown[] } };
  const locales = i18n?.service('locales') as unknown as Locales;
  const one =
    typeof locale === 'string' && locale !== '' ? locale : await locales.getDefaultLocale();
  return { locale: one };
}
