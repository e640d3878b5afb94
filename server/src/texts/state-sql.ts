import type { Core } from '@strapi/strapi';

import { TEXTS_UID, textsModel } from '../models/texts';
import { FILE_UID } from './assets';

type Knex = Core.Strapi['db']['connection'];

/** A piece of SQL with its values, for any place of a query. */
export type Sql = ReturnType<Knex['raw']>;

/** A query of the media library's files. */
export type FilesQuery = ReturnType<Core.Strapi['db']['getConnection']>;

/** What `String.prototype.trim` takes away; the databases' own `TRIM` knows the blank only. */
const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000\ufeff';

const dialectOf = ({ db }: Core.Strapi): string => db.dialect.client;

/** The database's name of an attribute's column. */
export function columnOf(strapi: Core.Strapi, uid: string, attribute: string): string {
  const found = strapi.db.metadata.get(uid).attributes[attribute] as
    { columnName?: string } | undefined;
  return found?.columnName ?? attribute;
}

/** Whether a text is empty or blank, as SQL. */
export function isBlank(strapi: Core.Strapi, column: string): Sql {
  const knex = strapi.db.connection;
  switch (dialectOf(strapi)) {
    case 'sqlite':
      return knex.raw("TRIM(COALESCE(??, ''), ?) = ''", [column, WHITE_SPACE]);
    case 'postgres':
      return knex.raw("BTRIM(COALESCE(??, ''), ?) = ''", [column, WHITE_SPACE]);
    default: {
      // MySQL trims one string at a time. What is blank has nothing left without its blanks.
      const spaces = Array.from(WHITE_SPACE);
      const open = 'REPLACE('.repeat(spaces.length);
      const close = ", ?, '')".repeat(spaces.length);
      return knex.raw(`${open}COALESCE(??, '')${close} = ''`, [column, ...spaces]);
    }
  }
}

/** Whether two texts differ, letter by letter; no text and an empty one are the same. */
export function differ(strapi: Core.Strapi, a: string, b: string): Sql {
  const text = "COALESCE(??, '')";
  // MySQL's collations take "Cat" and "cat" for the same.
  const exact = dialectOf(strapi) === 'mysql' ? `CAST(${text} AS BINARY)` : text;
  return strapi.db.connection.raw(`${exact} <> ${exact}`, [a, b]);
}

/** Where the file and its text stand in a query. */
export interface StateTables {
  /** Alias of the files; needed for the own language only. */
  file: string;
  /** Alias of the texts of one language, joined from the left. */
  text: string;
  /** Whether that language is the one of the file's own columns. */
  own: boolean;
}

/**
 * The state of an asset's text in one language as SQL: `effectiveState` for many rows at once. The
 * two say the same of every row; a test holds them against each other.
 */
export function stateSql(strapi: Core.Strapi, { file, text, own }: StateTables): Sql {
  const knex = strapi.db.connection;
  const kept = `${text}.${columnOf(strapi, TEXTS_UID, 'alternativeText')}`;
  const rest = [`${text}.state`, isBlank(strapi, kept), `${text}.state`];
  const tail = `WHEN ?? = 'human' AND ? THEN 'missing' ELSE ?? END`;
  if (!own) {
    return knex.raw(`CASE WHEN ?? IS NULL THEN 'missing' ${tail}`, [`${text}.id`, ...rest]);
  }
  const column = `${file}.${columnOf(strapi, FILE_UID, 'alternativeText')}`;
  return knex.raw(
    `CASE WHEN ?? IS NULL OR ? THEN CASE WHEN ? THEN 'missing' ELSE 'human' END ${tail}`,
    [`${text}.id`, differ(strapi, column, kept), isBlank(strapi, column), ...rest],
  );
}

/** The files under an alias, to be narrowed down and joined with their texts. */
export const filesQuery = ({ db }: Core.Strapi, alias: string): FilesQuery =>
  db.getConnection(`${db.metadata.get(FILE_UID).tableName} as ${alias}`);

/** Files one after the other: those with an id above `after`, up to `upTo`. */
export interface IdRange {
  after: number;
  upTo: number;
}

/** Joins the text of one language to a query of files, from the left. */
export function joinText(
  query: FilesQuery,
  { file, text, locale, range }: { file: string; text: string; locale: string; range?: IdRange },
): void {
  void query.leftJoin(`${textsModel.tableName} as ${text}`, (join) => {
    join.on(`${text}.asset_id`, '=', `${file}.id`).andOnVal(`${text}.locale`, locale);
    // It follows from the files; but a database that does not see that reads all texts.
    if (!range) return;
    join
      .andOnVal(`${text}.asset_id`, '>', range.after)
      .andOnVal(`${text}.asset_id`, '<=', range.upTo);
  });
}
