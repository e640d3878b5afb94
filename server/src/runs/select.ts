import type { Core } from '@strapi/strapi';

import { skipSentence } from '../describe/skips';
import { runsModel, type RunRow } from '../models/runs';
import { refreshStatistics } from '../models/statistics';
import { isUniqueViolation } from '../models/table';
import { rawTransaction } from '../models/transaction';
import { TASKS_UID, tasksModel, type TaskRequest } from '../models/tasks';
import type { SettingsService } from '../settings/service';
import { PRIORITY } from '../tasks/rows';
import { FILE_UID } from '../texts/assets';
import { columnOf, type FilesQuery, type Sql } from '../texts/state-sql';
import { ALIAS, selectedFiles, selectionOf, statesOf, type Selection } from './filter';

/** So many files are looked at in one transaction. */
const CHUNK = 5000;

/** Ids that were asked for go as values into the statement. */
const IDS_CHUNK = 1000;

/** Somebody else may write a task for one of the files while a chunk is made. */
const TRIES = 5;

export interface SelectDeps {
  strapi: Core.Strapi;
  settings: SettingsService;
}

type Values = Record<string, Sql>;

/**
 * Makes the tasks of the next files, by statements that the database carries out alone, and moves
 * the run's cursor on, in one transaction: after a crash it goes on where it stood, and of two
 * processes at the same run one finds the cursor moved.
 *
 * @returns whether there may be more
 */
export async function selectChunk(deps: SelectDeps, run: RunRow): Promise<boolean> {
  const { strapi } = deps;
  const files = await nextFiles(strapi, run);
  const upTo = files.at(-1);
  if (upTo === undefined) {
    await runTable(strapi).where({ id: run.id, cursor: run.cursor }).update({ selected: true });
    return false;
  }
  const settings = await deps.settings.get();
  const selection = await selectionOf(strapi, run.filter, run.options, settings);
  for (let left = TRIES; ; left -= 1) {
    try {
      await insertTasks(strapi, run, selection, upTo);
      const isLarge = files.length === CHUNK;
      if (isLarge && run.cursor === 0) await refreshStatistics(strapi, tasksModel.tableName);
      return true;
    } catch (error) {
      if (left === 0 || !isUniqueViolation(error)) throw error;
    }
  }
}

const runTable = ({ db }: Core.Strapi) => db.getConnection(runsModel.tableName);

/** The files of the next chunk, in order; none where none is left. */
async function nextFiles(strapi: Core.Strapi, run: RunRow): Promise<number[]> {
  if (run.filter.ids) {
    const left = run.filter.ids.filter((id) => id > run.cursor).sort((a, b) => a - b);
    return left.slice(0, IDS_CHUNK);
  }
  const files = strapi.db.metadata.get(FILE_UID).tableName;
  const next = await strapi.db
    .getConnection(files)
    .where('id', '>', run.cursor)
    .orderBy('id')
    .limit(CHUNK)
    .select<{ id: number }[]>('id');
  return next.map(({ id }) => id);
}

async function insertTasks(
  strapi: Core.Strapi,
  run: RunRow,
  selection: Selection,
  upTo: number,
): Promise<void> {
  const { cursor } = run;
  const files = (busy: boolean): FilesQuery => {
    const ids = run.filter.ids?.filter((id) => id > cursor && id <= upTo);
    const query = selectedFiles(strapi, selection, { ids, range: { after: cursor, upTo } });
    const open = strapi.db
      .getConnection(`${tasksModel.tableName} as busy`)
      .select('busy.id')
      .where('busy.asset_id', strapi.db.connection.ref(`${ALIAS.file}.id`))
      // Of these files only: a run's own tasks are open too, and soon there are a million of them.
      .where('busy.asset_id', '>', cursor)
      .where('busy.asset_id', '<=', upTo)
      .whereIn('busy.status', ['queued', 'running']);
    return busy ? query.whereExists(open) : query.whereNotExists(open);
  };
  await rawTransaction(strapi, async (trx) => {
    const moved = await runTable(strapi)
      .transacting(trx)
      .where({ id: run.id, cursor, status: 'running' })
      .update({ cursor: upTo });
    if (moved === 0) return;
    const { busy, free } = valuesOf(strapi, run);
    // First those in work elsewhere: afterwards each of the others is in work by this run.
    await insertFrom(strapi, files(true), busy).transacting(trx);
    await insertFrom(strapi, files(false), free).transacting(trx);
  });
}

/** `INSERT INTO tasks (…) SELECT … FROM files …`: no row comes through this process. */
function insertFrom(strapi: Core.Strapi, files: FilesQuery, values: Values) {
  const { db } = strapi;
  const schema = db.getSchemaName();
  const { tableName } = tasksModel;
  const columns = Object.keys(values).map((attribute) => columnOf(strapi, TASKS_UID, attribute));
  const into = db.connection.raw(`?? (${columns.map(() => '??').join(', ')})`, [
    schema ? `${schema}.${tableName}` : tableName,
    ...columns,
  ]);
  return db.connection(into).insert(files.select(Object.values(values)));
}

/** The columns of a new task: of one that waits, and of one that says why there is nothing to do. */
function valuesOf(strapi: Core.Strapi, run: RunRow): { busy: Values; free: Values } {
  const knex = strapi.db.connection;
  const { client } = strapi.db.dialect;
  // PostgreSQL has to be told what a bare value is; the others take it as it comes.
  const as = (type: string, value: string | number | boolean | Date): Sql =>
    knex.raw(client === 'postgres' ? `CAST(? AS ${type})` : '?', [value]);
  const text = (value: string) => as('varchar', value);
  const number = (value: number) => as('integer', value);
  const now = as('timestamp', new Date());
  const file = `${ALIAS.file}.id`;
  const { overwriteHuman, provider, languages, mode = 'apply', dryRun } = run.options;
  const request: TaskRequest = {
    ...(provider === undefined ? {} : { provider }),
    ...(languages === undefined ? {} : { languages }),
    ...(overwriteHuman === undefined ? {} : { overwriteHuman }),
    states: [...statesOf(run.filter, run.options)],
    ...(run.filter.quality === undefined ? {} : { quality: run.filter.quality }),
    requestedBy: run.startedBy,
  };
  const shared: Values = {
    assetId: knex.raw('??', [file]),
    runId: number(run.id),
    trigger: text('run'),
    priority: number(PRIORITY.run),
    mode: text(mode),
    request: as('jsonb', JSON.stringify(request)),
    single: as('boolean', false),
    attempts: number(0),
    credits: number(0),
    createdAt: now,
  };
  const skipped = (code: 'in_progress' | 'dry_run'): Values => ({
    ...shared,
    status: text('skipped'),
    code: text(code),
    message: text(skipSentence(code)),
    durationMs: number(0),
    finishedAt: now,
  });
  const waiting: Values = {
    ...shared,
    status: text('queued'),
    activeKey: knex.raw(`CAST(?? AS ${client === 'mysql' ? 'CHAR' : 'VARCHAR(20)'})`, [file]),
    nextAttemptAt: now,
  };
  return { busy: skipped('in_progress'), free: dryRun ? skipped('dry_run') : waiting };
}
