import type { Core } from '@strapi/strapi';

import type { PageMapping, PageTexts } from '../contracts/pages';
import { isLocalized, populateFor, valueAt, type Model, type Models } from './fields';
import { sentPaths, targetPaths } from './mapping';
import type { Place } from './store';

/** An entry's draft, with what its page is written from and to, and with its creator. */
export type Entry = Record<string, unknown>;

type Documents = Parameters<Core.Strapi['documents']>[0];

const documentsOf = (strapi: Core.Strapi, uid: string) => strapi.documents(uid as Documents);

/** A locale as Strapi's document service takes it: none for a type without. */
const localeParam = (locale: string) => (locale === '' ? {} : { locale });

/** Roles can be limited to what its members have created. */
const CREATOR = { createdBy: { populate: { roles: true } } };

/** The draft of an entry, or `null` where there is none in this language. */
export async function loadEntry(
  strapi: Core.Strapi,
  models: Models,
  model: Model,
  mapping: PageMapping,
  { uid, documentId, locale }: Place,
): Promise<Entry | null> {
  const paths = [...sentPaths(mapping), ...targetPaths(mapping)];
  const populate = { ...populateFor(models, model, paths), ...CREATOR };
  const params = { documentId, status: 'draft', populate, ...localeParam(locale) };
  return documentsOf(strapi, uid).findOne(params as never);
}

/**
 * The languages in which these entries are there.
 *
 * @returns the locales by the entry's document id; one empty locale for a type without
 */
export async function localesOf(
  strapi: Core.Strapi,
  model: Model,
  uid: string,
  documentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const localized = isLocalized(model);
  const rows = (await strapi.db.query(uid).findMany({
    where: { documentId: { $in: documentIds } },
    select: localized ? ['documentId', 'locale'] : ['documentId'],
    orderBy: { id: 'asc' },
  })) as { documentId: string; locale?: string | null }[];
  const locales = new Map<string, string[]>();
  for (const { documentId, locale } of rows) {
    const known = locales.get(documentId) ?? [];
    const one = localized ? (locale ?? '') : '';
    // Draft and published version are two rows.
    if (!known.includes(one)) locales.set(documentId, [...known, one]);
  }
  return locales;
}

/** Puts a text at a path, by way of the components that are there: their other fields stay. */
function put(data: Entry, entry: Entry, path: string, text: string): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let target = data;
  names.forEach((name, index) => {
    const id = valueAt(entry, [...names.slice(0, index + 1), 'id'].join('.'));
    const inner = (target[name] ?? (id === undefined ? {} : { id })) as Entry;
    target[name] = inner;
    target = inner;
  });
  target[last] = text;
}

/** Writes texts into the draft; nothing is published. @throws Error where Strapi refuses them */
export async function writeDraft(
  strapi: Core.Strapi,
  mapping: PageMapping,
  { uid, documentId, locale }: Place,
  entry: Entry,
  texts: Partial<PageTexts>,
  userId: number | undefined,
): Promise<void> {
  const data: Entry = userId === undefined ? {} : { updatedBy: userId };
  for (const name of ['metaTitle', 'metaDescription'] as const) {
    const text = texts[name];
    if (text !== undefined) put(data, entry, mapping[name], text);
  }
  const params = { documentId, data, status: 'draft', ...localeParam(locale) };
  await documentsOf(strapi, uid).update(params as never);
}
