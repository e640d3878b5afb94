import type { Core } from '@strapi/strapi';

import type { Settings } from '../contracts/settings';
import type { TextState } from '../contracts/texts';
import { ruleFor } from '../describe/rules';
import { TEXTS_UID } from '../models/texts';
import { FILE_UID } from '../texts/assets';
import { folderNamePaths } from '../texts/folders';
import { columnOf, filesQuery, joinText, stateSql } from '../texts/state-sql';

/** How many images of those that need a text in one language have it. */
export interface Need {
  /** BCP-47 */
  language: string;
  images: number;
  /** They need none: chosen to be decorative, or kept out by a folder rule. */
  decorative: number;
  excluded: number;
  needed: number;
  covered: number;
  /** Of those that are not covered. */
  missing: number;
  stale: number;
  suggested: number;
  /** 100 where none is needed. */
  percent: number;
}

/** Images that look alike to the audit. */
export interface Group {
  /** The folder's path by names. */
  folder: string;
  state: TextState;
  /** What stands under a suggestion. */
  previous: TextState | null;
  count: number;
}

const WRITTEN: readonly TextState[] = ['ai', 'approved', 'human', 'embedded'];

/** Adds the groups of one language up. */
export function needOf(language: string, groups: readonly Group[], settings: Settings): Need {
  const need: Need = {
    language,
    images: 0,
    decorative: 0,
    excluded: 0,
    needed: 0,
    covered: 0,
    missing: 0,
    stale: 0,
    suggested: 0,
    percent: 100,
  };
  for (const { folder, state, previous, count } of groups) {
    need.images += count;
    const rule = ruleFor(settings, folder);
    // Until a person agrees to a suggestion the site has what stood before it.
    const stands = state === 'suggested' ? (previous ?? 'missing') : state;
    if (rule && 'action' in rule) need.excluded += count;
    else if (stands === 'decorative') need.decorative += count;
    else if (WRITTEN.includes(stands)) need.covered += count;
    else if (state === 'suggested') need.suggested += count;
    else if (state === 'stale') need.stale += count;
    else need.missing += count;
  }
  need.needed = need.images - need.decorative - need.excluded;
  if (need.needed > 0) need.percent = (need.covered * 100) / need.needed;
  return need;
}

/**
 * Counts the images of one language, in one query whatever their number.
 *
 * @param folder path by ids; `null`: everywhere
 */
export async function countNeed(
  strapi: Core.Strapi,
  settings: Settings,
  language: string,
  folder: string | null,
): Promise<Need> {
  const knex = strapi.db.connection;
  const column = (attribute: string) => `f.${columnOf(strapi, FILE_UID, attribute)}`;
  const query = filesQuery(strapi, 'f').where(column('mime'), 'like', 'image/%');
  if (folder !== null) {
    void query.where((any) => {
      void any
        .where(column('folderPath'), folder)
        .orWhere(column('folderPath'), 'like', `${folder}/%`);
    });
  }
  joinText(query, { file: 'f', text: 't', locale: language });
  const own = language === settings.languages[0];
  const previous = `t.${columnOf(strapi, TEXTS_UID, 'previousState')}`;
  const rows = await query
    .select(
      knex.raw('? as state', [stateSql(strapi, { file: 'f', text: 't', own })]),
      knex.raw('?? as folder', [column('folderPath')]),
      knex.raw('?? as previous', [previous]),
    )
    .count({ total: '*' })
    .groupByRaw('1, 2, 3')
    .then((list) => list as unknown as Row[]);
  const nameOf = await folderNamePaths(
    strapi,
    rows.map((row) => row.folder),
  );
  const groups = rows.map((row) => ({
    folder: nameOf(row.folder),
    state: row.state,
    previous: row.previous,
    count: Number(row.total),
  }));
  return needOf(language, groups, settings);
}

interface Row {
  folder: string | null;
  state: TextState;
  previous: TextState | null;
  total: unknown;
}
