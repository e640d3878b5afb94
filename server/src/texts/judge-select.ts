import type { Core } from '@strapi/strapi';

import { FINDINGS_UID, findingsModel } from '../models/findings';
import { TASKS_UID, tasksModel } from '../models/tasks';
import { TEXTS_UID, textsModel } from '../models/texts';
import { FILE_UID } from './assets';
import { textsElsewhere } from './same-text';
import {
  columnOf,
  differ,
  filesQuery,
  isBlank,
  joinText,
  type FilesQuery,
  type Sql,
} from './state-sql';

/** A text that is to be judged. */
export interface Unjudged {
  assetId: number;
  /** BCP-47 */
  locale: string;
}

/** Which images are looked at. */
export type Range = { ids: readonly number[] } | { after: number; upTo: number };

const FILE = 'f';
const TEXT = 't';

/**
 * The texts that nobody has judged as they stand: a person's in the media library, those that other
 * rules judged, and those that became or ceased to be the same as another's. What a task has in
 * work is judged by it.
 *
 * @param judgedBy what today's rules are known by
 */
export async function findUnjudged(
  strapi: Core.Strapi,
  range: Range,
  ownLanguage: string,
  judgedBy: number,
): Promise<Unjudged[]> {
  const outdated = strapi.db.connection.raw('(?? IS NULL OR ?? <> ?)', [
    ...[TEXT, TEXT].map((alias) => `${alias}.${columnOf(strapi, TEXTS_UID, 'judgedBy')}`),
    judgedBy,
  ]);
  const [own, others] = await Promise.all([
    inOwnLanguage(strapi, range, ownLanguage, outdated),
    inOthers(strapi, range, ownLanguage, outdated),
  ]);
  return [...own, ...others];
}

async function inOwnLanguage(
  strapi: Core.Strapi,
  range: Range,
  locale: string,
  outdated: Sql,
): Promise<Unjudged[]> {
  const of = (alias: string, attribute: string) =>
    `${alias}.${columnOf(strapi, alias === FILE ? FILE_UID : TEXTS_UID, attribute)}`;
  const query = images(strapi, filesQuery(strapi, FILE), range);
  joinText(query, { file: FILE, text: TEXT, locale });
  void query.where((either) => {
    void either
      .orWhere((typed) => {
        void typed
          .whereNull(`${TEXT}.id`)
          .whereNotNull(of(FILE, 'alternativeText'))
          .whereRaw('NOT (?)', [isBlank(strapi, of(FILE, 'alternativeText'))]);
      })
      .orWhere((kept) => {
        void kept.whereNotNull(`${TEXT}.id`).where((any) => {
          void any.whereRaw(outdated).orWhere((standing) => {
            void standing.whereNot(`${TEXT}.state`, 'suggested').where((change) => {
              for (const attribute of ['alternativeText', 'caption']) {
                void change.orWhereRaw(differ(strapi, of(FILE, attribute), of(TEXT, attribute)));
              }
              void change.orWhereRaw(sharingChanged(strapi));
            });
          });
        });
      });
  });
  const rows = await query.select<{ id: number }[]>(`${FILE}.id`);
  return rows.map(({ id }) => ({ assetId: id, locale }));
}

async function inOthers(
  strapi: Core.Strapi,
  range: Range,
  ownLanguage: string,
  outdated: Sql,
): Promise<Unjudged[]> {
  const query = strapi.db
    .getConnection(`${textsModel.tableName} as ${TEXT}`)
    .join(
      `${strapi.db.metadata.get(FILE_UID).tableName} as ${FILE}`,
      `${FILE}.id`,
      `${TEXT}.asset_id`,
    );
  void images(strapi, query, range)
    .whereNot(`${TEXT}.locale`, ownLanguage)
    .where((any) => {
      void any.whereRaw(outdated).orWhere((standing) => {
        void standing.whereNot(`${TEXT}.state`, 'suggested').whereRaw(sharingChanged(strapi));
      });
    });
  return query.select<Unjudged[]>(`${TEXT}.asset_id as assetId`, `${TEXT}.locale as locale`);
}

function images(strapi: Core.Strapi, query: FilesQuery, range: Range): FilesQuery {
  const { db } = strapi;
  void query.where(`${FILE}.${columnOf(strapi, FILE_UID, 'mime')}`, 'like', 'image/%');
  if ('ids' in range) void query.whereIn(`${FILE}.id`, [...range.ids]);
  else void query.where(`${FILE}.id`, '>', range.after).where(`${FILE}.id`, '<=', range.upTo);
  return query.whereNotExists(
    db
      .getConnection(`${tasksModel.tableName} as busy`)
      .select('busy.id')
      .where(`busy.${columnOf(strapi, TASKS_UID, 'assetId')}`, db.connection.ref(`${FILE}.id`))
      .where('busy.status', 'running'),
  );
}

/** Whether the text has become, or is no longer, the same as another's since it was judged. */
function sharingChanged(strapi: Core.Strapi): Sql {
  const { db } = strapi;
  const ref = (column: string) => db.connection.ref(column);
  const shared = textsElsewhere(strapi)
    .where('x.locale', ref(`${TEXT}.locale`))
    .where('x.text_hash', ref(`${TEXT}.text_hash`))
    .whereNot('x.asset_id', ref(`${TEXT}.asset_id`))
    .where((either) => {
      void either
        .whereNull('x.fingerprint')
        .orWhereNull(`${TEXT}.fingerprint`)
        .orWhereNot('x.fingerprint', ref(`${TEXT}.fingerprint`));
    });
  const told = db
    .getConnection(`${findingsModel.tableName} as d`)
    .select('d.id')
    .where(`d.${columnOf(strapi, FINDINGS_UID, 'assetId')}`, ref(`${TEXT}.asset_id`))
    .where('d.locale', ref(`${TEXT}.locale`))
    .where('d.rule', 'duplicate');
  // Where there is no text nobody shares it: the database need not look.
  return db.connection.raw(
    'CASE WHEN ?? IS NULL THEN 0 WHEN EXISTS ? THEN 1 ELSE 0 END <> CASE WHEN EXISTS ? THEN 1 ELSE 0 END',
    [`${TEXT}.text_hash`, shared, told],
  );
}

/** Which of these images a task has in work at this moment. */
export async function inWork(strapi: Core.Strapi, ids: readonly number[]): Promise<number[]> {
  const rows = await strapi.db
    .getConnection(tasksModel.tableName)
    .whereIn('asset_id', [...ids])
    .where('status', 'running')
    .distinct<{ assetId: number }[]>('asset_id as assetId');
  return rows.map(({ assetId }) => assetId);
}
