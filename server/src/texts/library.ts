import type { Core } from '@strapi/strapi';

import type { TextState } from '../contracts/texts';
import { TEXTS_UID, textsModel } from '../models/texts';
import { FILE_UID } from './assets';
import { findingsQuery } from './findings';
import { columnOf, filesQuery, joinText, stateSql, type FilesQuery, type Sql } from './state-sql';

/** Which images a list shows. */
export interface LibraryFilter {
  /** These alone. */
  ids?: readonly number[];
  /** Those with these hashes, by which texts name the images they hold copies of. */
  hashes?: readonly string[];
  state?: TextState;
  /** Where `state`, `q` and `quality` look; alone: the images with a text in this language. */
  locale?: string;
  /** Path by ids, with its subfolders; `/` holds everything. */
  folder?: string;
  /** `image/png`, or `image/` for all of a kind. Images unless given. */
  mime?: string;
  /** Part of the file's name or of a text. */
  q?: string;
  /** The rule or the severity of a finding, or `any`; an unknown one finds nothing. */
  quality?: string;
}

export interface LibraryScope {
  filter: LibraryFilter;
  /** The site's languages; the first is the one of the file's own columns. */
  languages: readonly string[];
  /** A query of the ids that may be seen; `null` for all. */
  only: FilesQuery | null;
}

export type SortField = 'createdAt' | 'name' | 'id';

/** States that a row must have for the text to have them: the index finds those rows. */
const KEPT: readonly TextState[] = [
  'suggested',
  'ai',
  'approved',
  'embedded',
  'decorative',
  'stale',
];

/** Part of a text, whatever its case, with no character of a special meaning. */
const pattern = (part: string): string => `%${part.toLowerCase().replace(/[!%_]/g, '!$&')}%`;

/**
 * The files of a list, under the alias `f`, narrowed down by the database. Neither sorted nor cut.
 */
export function libraryQuery(strapi: Core.Strapi, scope: LibraryScope): FilesQuery {
  const { filter, languages, only } = scope;
  const query = filesQuery(strapi, 'f');
  const fileColumn = (attribute: string) => `f.${columnOf(strapi, FILE_UID, attribute)}`;
  void query.where(fileColumn('mime'), 'like', `${filter.mime ?? 'image/'}%`);
  if (filter.mime?.endsWith('/') === false) void query.where(fileColumn('mime'), filter.mime);
  if (filter.ids) void query.whereIn('f.id', [...filter.ids]);
  if (filter.hashes) void query.whereIn(fileColumn('hash'), [...filter.hashes]);
  if (only) void query.whereIn('f.id', only);
  if (filter.folder !== undefined && filter.folder !== '/') {
    const { folder } = filter;
    void query.where((either) => {
      void either
        .where(fileColumn('folderPath'), folder)
        .orWhere(fileColumn('folderPath'), 'like', `${folder}/%`);
    });
  }
  const locales = filter.locale === undefined ? languages : [filter.locale];
  if (filter.state !== undefined) {
    narrowByState(strapi, query, filter.state, locales, languages[0]);
  } else if (filter.locale !== undefined && filter.q === undefined && !filter.quality) {
    joinText(query, { file: 'f', text: 't0', locale: filter.locale });
    void query.whereRaw('? <> ?', [
      stateSql(strapi, { file: 'f', text: 't0', own: filter.locale === languages[0] }),
      'missing',
    ]);
  }
  if (filter.quality !== undefined) {
    const found = findingsQuery(strapi, filter.quality).whereIn('q.locale', [...locales]);
    void query.whereIn('f.id', found.select('q.asset_id'));
  }
  if (filter.q !== undefined) narrowByWords(strapi, query, filter.q, locales, languages[0]);
  return query;
}

function narrowByState(
  strapi: Core.Strapi,
  query: FilesQuery,
  state: TextState,
  locales: readonly string[],
  ownLanguage: string | undefined,
): void {
  if (KEPT.includes(state)) {
    void query.whereIn('f.id', textsIn(strapi, locales).where('state', state));
  }
  void query.where((either) => {
    for (const [index, locale] of locales.entries()) {
      const tables = { file: 'f', text: `t${index}`, own: locale === ownLanguage };
      void either.orWhereRaw('? = ?', [stateSql(strapi, tables), state]);
    }
  });
  for (const [index, locale] of locales.entries()) {
    joinText(query, { file: 'f', text: `t${index}`, locale });
  }
}

/** The assets of our texts in these languages. */
const textsIn = ({ db }: Core.Strapi, locales: readonly string[]): FilesQuery =>
  db.getConnection(textsModel.tableName).select('asset_id').whereIn('locale', locales);

function narrowByWords(
  strapi: Core.Strapi,
  query: FilesQuery,
  words: string,
  locales: readonly string[],
  ownLanguage: string | undefined,
): void {
  const knex = strapi.db.connection;
  const holds = (column: string): Sql =>
    knex.raw("LOWER(??) LIKE ? ESCAPE '!'", [column, pattern(words)]);
  const own = ownLanguage !== undefined && locales.includes(ownLanguage);
  const columns = own ? ['name', 'alternativeText', 'caption'] : ['name'];
  // In the file's own language its columns are the truth, not what we once wrote there.
  const others = locales.filter((locale) => locale !== ownLanguage);
  void query.where((either) => {
    for (const column of columns) {
      void either.orWhereRaw(holds(`f.${columnOf(strapi, FILE_UID, column)}`));
    }
    if (others.length === 0) return;
    const texts = textsIn(strapi, others).where((any) => {
      for (const attribute of ['alternativeText', 'caption']) {
        void any.orWhereRaw(holds(columnOf(strapi, TEXTS_UID, attribute)));
      }
    });
    void either.orWhereIn('f.id', texts);
  });
}

/** The ids of one page, in order. */
export async function libraryPage(
  strapi: Core.Strapi,
  scope: LibraryScope,
  page: { sort: SortField; descending: boolean; limit: number; offset: number },
): Promise<number[]> {
  const direction = page.descending ? 'desc' : 'asc';
  const query = libraryQuery(strapi, scope).select('f.id').limit(page.limit).offset(page.offset);
  if (page.sort !== 'id') {
    void query.orderBy(`f.${columnOf(strapi, FILE_UID, page.sort)}`, direction);
  }
  const rows = (await query.orderBy('f.id', direction)) as { id: number }[];
  return rows.map(({ id }) => id);
}

/** How many files there are in all. */
export async function libraryCount(strapi: Core.Strapi, scope: LibraryScope): Promise<number> {
  const rows = await libraryQuery(strapi, scope).count<{ total: unknown }[]>({ total: '*' });
  return Number(rows[0]?.total ?? 0);
}
