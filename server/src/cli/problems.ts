import type { Core } from '@strapi/strapi';

import type { Finding } from '../contracts/texts';
import { table } from '../models/table';
import { TEXTS_UID, textsModel, type TextRow } from '../models/texts';
import { FILE_UID } from '../texts/assets';
import { findingsQuery } from '../texts/findings';
import { columnOf } from '../texts/state-sql';

/** A finding about a text that stands. */
export interface Problem extends Finding {
  assetId: number;
  name: string;
  /** BCP-47 */
  language: string;
}

export interface Problems {
  total: number;
  /** The first of them. */
  list: Problem[];
}

export interface ProblemScope {
  languages: readonly string[];
  /** The language of the files' own columns. */
  own: string | undefined;
  /** Path by ids; `null`: everywhere. */
  folder: string | null;
}

/** So many are told one by one. */
const MOST_LISTED = 1000;

const PAGE = 500;

/** The findings of a text that stands: the one place that knows where they come from. */
const findingsOf = ({ suggestion, findings }: TextRow): Finding[] =>
  (suggestion ? suggestion.before?.findings : findings) ?? [];

/** What is wrong with the texts that stand, page by page. */
export async function problemsOf(strapi: Core.Strapi, scope: ProblemScope): Promise<Problems> {
  const list: Problem[] = [];
  let total = 0;
  for (let after = 0; ;) {
    const page = await suspects(strapi, scope, after);
    const last = page.at(-1);
    if (!last) return { total, list };
    after = last.id;
    const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({
      where: { id: { $in: page.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    });
    const files = new Map(page.map((file) => [file.id, file]));
    for (const row of rows) {
      const file = files.get(row.id);
      if (!file || isOutdated(row, file, scope.own)) continue;
      const found = findingsOf(row).map((finding) => ({
        assetId: row.assetId,
        name: file.name,
        language: row.locale,
        ...finding,
      }));
      total += found.length;
      list.push(...found.slice(0, MOST_LISTED - list.length));
    }
  }
}

interface Suspect {
  /** Of the text. */
  id: number;
  name: string;
  alternative: string | null;
}

/** Somebody typed another text since, past the plugin: the findings are about words that are gone. */
const isOutdated = (row: TextRow, file: Suspect, own: string | undefined): boolean =>
  row.locale === own && (row.alternativeText ?? '') !== (file.alternative ?? '');

/** The next texts with findings, whose images are there. */
async function suspects(
  strapi: Core.Strapi,
  { languages, folder }: ProblemScope,
  after: number,
): Promise<Suspect[]> {
  const { db } = strapi;
  const file = (attribute: string) => `f.${columnOf(strapi, FILE_UID, attribute)}`;
  const query = db
    .getConnection(`${textsModel.tableName} as t`)
    .join(`${db.metadata.get(FILE_UID).tableName} as f`, 'f.id', 't.asset_id')
    .where('t.id', '>', after)
    .where(file('mime'), 'like', 'image/%')
    .whereIn('t.locale', [...languages])
    .whereExists(
      findingsQuery(strapi, 'any')
        .select('q.id')
        .where('q.asset_id', db.connection.ref('t.asset_id'))
        .where('q.locale', db.connection.ref('t.locale')),
    );
  if (folder !== null) {
    void query.where((any) => {
      void any.where(file('folderPath'), folder).orWhere(file('folderPath'), 'like', `${folder}/%`);
    });
  }
  return query
    .orderBy('t.id')
    .limit(PAGE)
    .select<Suspect[]>(
      't.id as id',
      `${file('name')} as name`,
      `${file('alternativeText')} as alternative`,
    );
}
