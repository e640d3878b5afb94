import type { Core } from '@strapi/strapi';

import { rawTransaction } from '../models/transaction';
import { TEXTS_UID, textsModel } from '../models/texts';
import { FILE_UID } from '../texts/assets';
import { columnOf, filesQuery, type FilesQuery } from '../texts/state-sql';
import { standing, type KeptText, type Standing } from './standing';

/** An image in a rich text: Strapi keeps a copy of the file there, without its id. */
export interface Copy {
  hash: string;
  /** ISO 8601, of the file; the media library is indexed by it. */
  createdAt: string;
}

/** The texts of files by id, of copies by their hash, each by language. */
export interface Found {
  files: Map<number, Map<string, Standing>>;
  copies: Map<string, FoundCopy>;
}

export interface FoundCopy {
  texts: Map<string, Standing>;
  /** The file's own columns, as they are now. */
  own: { alternativeText: string | null; caption: string | null };
}

export interface Wanted {
  ids: ReadonlySet<number>;
  copies: readonly Copy[];
  languages: ReadonlySet<string>;
  /** The asset's own language: a copy may be older than the text of its file. */
  own: string;
}

interface Row extends KeptText {
  hash?: string | null;
  ownAlternativeText?: string | null;
  ownCaption?: string | null;
}

/** Databases have their limits for one statement; no page comes near. */
const MOST_IDS = 20_000;

const KEPT = ['assetId', 'locale', 'alternativeText', 'caption', 'state', 'previousState'];

const kept = (strapi: Core.Strapi): string[] =>
  KEPT.map((name) => `t.${columnOf(strapi, TEXTS_UID, name)} as ${name}`);

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function ofFiles(
  strapi: Core.Strapi,
  ids: readonly number[],
  languages: readonly string[],
  besideCopies: boolean,
): FilesQuery {
  const { db } = strapi;
  // Both halves of a union have the same columns; by itself it need not carry them.
  const nothing = besideCopies ? ['hash', 'ownAlternativeText', 'ownCaption'] : [];
  return (
    db
      .getConnection(`${textsModel.tableName} as t`)
      .select(kept(strapi))
      .select(nothing.map((name) => db.connection.raw('null as ??', [name])))
      .whereIn('t.locale', [...languages])
      // Hundreds of numbers are written faster than they are bound.
      .whereRaw(`t.asset_id in (${ids.join(',')})`)
  );
}

function ofCopies(
  strapi: Core.Strapi,
  copies: readonly Copy[],
  languages: readonly string[],
): FilesQuery {
  const file = (name: string) => `f.${columnOf(strapi, FILE_UID, name)}`;
  const created = unique(copies.map(({ createdAt }) => createdAt)).map((at) => new Date(at));
  return filesQuery(strapi, 'f')
    .join(`${textsModel.tableName} as t`, 't.asset_id', 'f.id')
    .select(kept(strapi))
    .select([
      `${file('hash')} as hash`,
      `${file('alternativeText')} as ownAlternativeText`,
      `${file('caption')} as ownCaption`,
    ])
    .whereIn('t.locale', [...languages])
    .whereIn(file('createdAt'), created)
    .whereIn(file('hash'), unique(copies.map(({ hash }) => hash)));
}

/** What stands in these languages, in one statement. */
export async function findTexts(strapi: Core.Strapi, wanted: Wanted): Promise<Found> {
  const found: Found = { files: new Map(), copies: new Map() };
  const ids = [...wanted.ids].filter((id) => Number.isSafeInteger(id));
  const languages = [...wanted.languages];
  for (let from = 0; from === 0 || from < ids.length; from += MOST_IDS) {
    const some = ids.slice(from, from + MOST_IDS);
    const copies = from === 0 ? wanted.copies : [];
    for (const row of await read(strapi, some, copies, languages, wanted.own)) keep(found, row);
  }
  return found;
}

async function read(
  strapi: Core.Strapi,
  ids: readonly number[],
  copies: readonly Copy[],
  languages: readonly string[],
  own: string,
): Promise<Row[]> {
  const queries = [
    ...(ids.length > 0 && languages.length > 0
      ? [ofFiles(strapi, ids, languages, copies.length > 0)]
      : []),
    ...(copies.length > 0 ? [ofCopies(strapi, copies, [...languages, own])] : []),
  ];
  const [first, second] = queries;
  if (!first) return [];
  if (second) void first.unionAll(second);
  // On SQLite a query beside the transaction that it is made in would wait for ever.
  if (!strapi.db.inTransaction()) return (await first) as Row[];
  return rawTransaction(strapi, async (trx) => (await first.transacting(trx)) as Row[]);
}

function keep({ files, copies }: Found, row: Row): void {
  if (typeof row.hash !== 'string') {
    const texts = files.get(row.assetId) ?? new Map<string, Standing>();
    files.set(row.assetId, texts.set(row.locale, standing(row)));
    return;
  }
  const copy = copies.get(row.hash) ?? {
    texts: new Map<string, Standing>(),
    own: { alternativeText: row.ownAlternativeText ?? null, caption: row.ownCaption ?? null },
  };
  copy.texts.set(row.locale, standing(row));
  copies.set(row.hash, copy);
}
