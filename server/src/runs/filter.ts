import type { Core } from '@strapi/strapi';

import type { Quality } from '../contracts/quality';
import type { RunFilter, RunOptions } from '../contracts/runs';
import type { Settings } from '../contracts/settings';
import type { TextState } from '../contracts/texts';
import { RequestError } from '../errors';
import { textsModel } from '../models/texts';
import { FILE_UID } from '../texts/assets';
import { folderIdPath } from '../texts/folders';
import { findingsQuery } from '../texts/findings';
import {
  columnOf,
  filesQuery,
  joinText,
  stateSql,
  type FilesQuery,
  type IdRange,
  type Sql,
} from '../texts/state-sql';

/**
 * The states that a run picks out. Of texts with findings those that were generated and that nobody
 * agreed to: what a person wrote or approved knows better than a rule, unless it may be overwritten.
 */
export function statesOf(
  { states, quality }: RunFilter,
  { overwriteHuman }: RunOptions,
): readonly TextState[] {
  if (states) return states;
  if (quality === undefined) return ['missing', 'stale'];
  const generated: TextState[] = ['suggested', 'ai', 'embedded'];
  return overwriteHuman ? [...generated, 'approved', 'human', 'stale'] : generated;
}

/** A run's filter in the terms of the database. */
export interface Selection {
  filter: RunFilter;
  states: readonly TextState[];
  /** The language of the files' own columns, where it is one of the run's. */
  own: string | undefined;
  /** The run's other languages. */
  others: readonly string[];
  /** The folder's path by ids; `null`: everywhere. */
  folder: string | null;
}

/** The languages that a run is about. */
export const languagesOf = (options: RunOptions, settings: Settings): string[] =>
  options.languages ?? settings.languages;

/** @throws RequestError 400 where there is no such folder */
export async function selectionOf(
  strapi: Core.Strapi,
  filter: RunFilter,
  options: RunOptions,
  settings: Settings,
): Promise<Selection> {
  const languages = languagesOf(options, settings);
  const [first] = settings.languages;
  return {
    filter,
    states: statesOf(filter, options),
    own: languages.find((language) => language === first),
    others: languages.filter((language) => language !== first),
    folder: filter.folder === undefined ? null : await pathOf(strapi, filter.folder),
  };
}

async function pathOf(strapi: Core.Strapi, folder: string): Promise<string | null> {
  const path = await folderIdPath(strapi, folder);
  if (path === '/') return null;
  if (path !== null) return path;
  throw new RequestError(400, `There is no folder "${folder}" in the media library.`, {
    errors: [{ path: ['filter', 'folder'], message: 'there is no such folder' }],
  });
}

/** The aliases in a query of selected files. */
export const ALIAS = { file: 'f', own: 'o', other: 't' } as const;

/** A part of the files. */
export interface Part {
  /** Where they are named: all of them, or those that are at hand. */
  ids?: readonly number[] | undefined;
  range?: IdRange;
}

/** The images that a run picks out. */
export function selectedFiles(
  strapi: Core.Strapi,
  selection: Selection,
  { ids, range }: Part = {},
): FilesQuery {
  const { filter, folder } = selection;
  const column = (attribute: string) => `${ALIAS.file}.${columnOf(strapi, FILE_UID, attribute)}`;
  const query = filesQuery(strapi, ALIAS.file);
  void query.where(column('mime'), 'like', 'image/%');
  if (filter.mime?.endsWith('/*'))
    void query.where(column('mime'), 'like', `${filter.mime.slice(0, -1)}%`);
  else if (filter.mime !== undefined) void query.where(column('mime'), filter.mime);
  if (ids) void query.whereIn(`${ALIAS.file}.id`, [...ids]);
  if (range) {
    const id = `${ALIAS.file}.id`;
    void query.where(id, '>', range.after).where(id, '<=', range.upTo);
  }
  if (filter.createdAfter !== undefined) {
    void query.where(column('createdAt'), '>', new Date(filter.createdAfter));
  }
  if (folder !== null) {
    void query.where((any) => {
      void any
        .where(column('folderPath'), folder)
        .orWhere(column('folderPath'), 'like', `${folder}/%`);
    });
  }
  if (selection.own !== undefined) {
    joinText(query, {
      file: ALIAS.file,
      text: ALIAS.own,
      locale: selection.own,
      ...(range ? { range } : {}),
    });
  }
  narrowByState(strapi, query, selection);
  return query;
}

/** What is kept of the file at hand in these languages. */
const keptTexts = ({ db }: Core.Strapi, locales: readonly string[]): FilesQuery =>
  db
    .getConnection(`${textsModel.tableName} as ${ALIAS.other}`)
    .select(`${ALIAS.other}.id`)
    .where(`${ALIAS.other}.asset_id`, db.connection.ref(`${ALIAS.file}.id`))
    .whereIn(`${ALIAS.other}.locale`, [...locales]);

/** Whether the text of the file at hand in this language has a finding that is looked for. */
export function withFinding(
  strapi: Core.Strapi,
  quality: Quality,
  locale: string | Sql,
): FilesQuery {
  const query = findingsQuery(strapi, quality)
    .select('q.id')
    .where('q.asset_id', strapi.db.connection.ref(`${ALIAS.file}.id`));
  return query.whereRaw('q.locale = ?', [locale]);
}

/**
 * An image is meant if the text of any of the languages is in one of the states, and has a finding
 * where those are looked for.
 */
function narrowByState(strapi: Core.Strapi, query: FilesQuery, selection: Selection): void {
  const { own, others } = selection;
  const { quality } = selection.filter;
  const states = [...selection.states];
  const knex = strapi.db.connection;
  const marks = states.map(() => '?').join(', ');
  const isIn = (state: Sql): Sql => knex.raw(`? IN (${marks})`, [state, ...states]);
  void query.where((any) => {
    if (own !== undefined) {
      const state = stateSql(strapi, { file: ALIAS.file, text: ALIAS.own, own: true });
      void any.orWhere((both) => {
        void both.whereRaw(isIn(state));
        if (quality) void both.whereExists(withFinding(strapi, quality, own));
      });
    }
    if (others.length === 0) return;
    const state = stateSql(strapi, { file: ALIAS.file, text: ALIAS.other, own: false });
    const kept = keptTexts(strapi, others);
    if (quality) {
      const found = withFinding(strapi, quality, knex.raw('??', [`${ALIAS.other}.locale`]));
      void any.orWhereExists(kept.andWhere(isIn(state)).whereExists(found));
    } else if (states.includes('missing')) {
      // A language without a row is missing too: not all of them have a text of another state.
      const elsewhere = kept
        .clearSelect()
        .andWhere(knex.raw(`? NOT IN (${marks})`, [state, ...states]))
        .count();
      void any.orWhere(knex.raw('? < ?', [elsewhere, others.length]));
    } else {
      void any.orWhereExists(kept.andWhere(isIn(state)));
    }
  });
}
