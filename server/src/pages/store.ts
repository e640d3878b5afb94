import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { Page } from '../contracts/assets';
import type { PageSuggestion, PageTexts } from '../contracts/pages';
import { PAGES_UID, pagesModel, type PageRow } from '../models/pages';
import { insertOne, table, type Where } from '../models/table';
import { transaction } from '../models/transaction';

/** One entry in one language; the locale is empty where its content type has none. */
export interface Place {
  uid: string;
  documentId: string;
  locale: string;
}

/** More decisions than anybody makes about one entry. */
const MOST_ROWS = 200;

export const pageRows = (strapi: Core.Strapi) => table<PageRow>(strapi, PAGES_UID);

/** What is known of one place, newest first. */
export const rowsOf = (strapi: Core.Strapi, { uid, documentId, locale }: Place) =>
  pageRows(strapi).findMany({
    where: { uid, documentId, locale },
    orderBy: { id: 'desc' },
    limit: MOST_ROWS,
  });

const openKeyOf = ({ uid, documentId, locale }: Place): string =>
  createHash('sha256')
    .update(JSON.stringify([uid, documentId, locale]))
    .digest('hex');

/** What it takes to suggest something. */
export type NewSuggestion = Place &
  PageTexts &
  Pick<PageRow, 'provider' | 'model' | 'credits' | 'sourceHash' | 'seen'>;

/**
 * Keeps a suggestion in place of the one that was open. That one keeps its row: whoever looks at it
 * decides about nothing else.
 */
export async function openSuggestion(
  strapi: Core.Strapi,
  suggestion: NewSuggestion,
): Promise<PageRow> {
  const openKey = openKeyOf(suggestion);
  const row: Omit<PageRow, 'id'> = {
    ...suggestion,
    status: 'open',
    openKey,
    decidedBy: null,
    written: [],
    at: new Date(),
  };
  const id = await transaction(strapi, async () => {
    const data = { status: 'replaced' as const, openKey: null };
    await pageRows(strapi).updateMany({ where: { openKey }, data });
    return insertOne(pageRows(strapi), row);
  });
  return { ...row, id };
}

/** Notes what stands in the fields now: a person sees it beside the suggestion. */
export const seeAnew = (strapi: Core.Strapi, { id }: PageRow, seen: PageTexts) =>
  pageRows(strapi).updateMany({ where: { id, status: 'open' }, data: { seen } });

/** @returns whether it was still open */
export async function decide(
  strapi: Core.Strapi,
  id: number,
  decision: Pick<PageRow, 'status' | 'decidedBy' | 'written'>,
): Promise<boolean> {
  const data = { ...decision, openKey: null };
  return (await pageRows(strapi).updateMany({ where: { id, status: 'open' }, data })).count > 0;
}

export function toSuggestion(row: PageRow): PageSuggestion {
  const { id, uid, documentId, locale, metaTitle, metaDescription, provider, model } = row;
  return {
    ...{ id, uid, documentId, locale: locale === '' ? null : locale },
    ...{ metaTitle, metaDescription, provider, model },
    credits: row.credits,
    seen: row.seen,
    status: row.status,
    by: row.decidedBy,
    written: row.written,
    at: new Date(row.at).toISOString(),
  };
}

/** Suggestions, newest first. */
export async function listSuggestions(
  strapi: Core.Strapi,
  where: Where,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<PageSuggestion>> {
  const total = await pageRows(strapi).count({ where });
  const rows = await pageRows(strapi).findMany({
    where,
    orderBy: { id: 'desc' },
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const pageCount = Math.ceil(total / pageSize);
  return { results: rows.map(toSuggestion), pagination: { page, pageSize, pageCount, total } };
}

/** The languages in which there are suggestions for a content type. */
export async function pageLocales(strapi: Core.Strapi, uid: string): Promise<string[]> {
  const rows = await strapi.db
    .getConnection(pagesModel.tableName)
    .where('uid', uid)
    .distinct<{ locale: string | null }[]>('locale');
  return rows.map(({ locale }) => locale ?? '');
}
