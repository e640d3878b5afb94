import type { Core } from '@strapi/strapi';

import type { KeptChange, RunUndoPreview } from '../contracts/runs';
import { CHANGES_UID, type ChangeRow, type StoredSnapshot } from '../models/changes';
import { table } from '../models/table';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { FILE_UID, ownColumns } from '../texts/assets';
import { CHANGED_SINCE, IMAGE_GONE, sameToReader } from '../texts/history';
import type { OwnColumns } from '../texts/state';
import { snapshotOf } from '../texts/write';

/** Changes that are looked at together. */
const PAGE = 500;

/** After so long a request answers with what it has seen. Milliseconds. */
const LONGEST_MS = 3000;

/** More are counted, but not listed. */
const MOST_KEPT = 50;

/** What stands now, for the images of a page of changes. */
interface Standing {
  files: Map<number, OwnColumns>;
  rows: Map<string, TextRow>;
}

const key = ({ assetId, locale }: { assetId: number; locale: string }) => `${assetId} ${locale}`;

async function standing(strapi: Core.Strapi, assetIds: readonly number[]): Promise<Standing> {
  const files = (await strapi.db.query(FILE_UID).findMany({
    where: { id: { $in: [...assetIds] } },
    select: ['id', 'alternativeText', 'caption'],
  })) as (OwnColumns & { id: number })[];
  const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({
    where: { assetId: { $in: [...assetIds] } },
  });
  return {
    files: new Map(files.map((file) => [file.id, file])),
    rows: new Map(rows.map((row) => [key(row), row])),
  };
}

/**
 * What the run's own newer changes of these texts will have put back when an undo, which goes from
 * the newest on, comes to this one.
 */
async function newerOfRun(
  strapi: Core.Strapi,
  runId: number,
  changes: readonly ChangeRow[],
): Promise<Map<string, ChangeRow[]>> {
  const oldest = changes.at(-1);
  if (!oldest) return new Map<string, ChangeRow[]>();
  const newer = await table<ChangeRow>(strapi, CHANGES_UID).findMany({
    where: {
      runId,
      undone: false,
      assetId: { $in: [...new Set(changes.map(({ assetId }) => assetId))] },
      id: { $gt: oldest.id },
    },
    orderBy: { id: 'desc' },
  });
  const byText = new Map<string, ChangeRow[]>();
  for (const change of newer) byText.set(key(change), [...(byText.get(key(change)) ?? []), change]);
  return byText;
}

const keptBecause = (
  { id: changeId, assetId, locale }: ChangeRow,
  reason: { code: string; message: string },
): KeptChange => ({ changeId, assetId, locale, ...reason });

/** What an undo would meet at each of these changes; `null` where it would put the text back. */
async function look(
  strapi: Core.Strapi,
  runId: number,
  page: readonly ChangeRow[],
  ownLanguage: string | undefined,
): Promise<(KeptChange | null)[]> {
  const { files, rows } = await standing(strapi, [...new Set(page.map(({ assetId }) => assetId))]);
  const now = (change: ChangeRow): StoredSnapshot | null => {
    const file = files.get(change.assetId);
    if (!file) return null;
    const own = ownColumns(file, change.locale, ownLanguage);
    return snapshotOf({ own, row: rows.get(key(change)) ?? null });
  };
  const covered = page.filter((change) => {
    const stands = now(change);
    return stands !== null && !sameToReader(stands, change.after);
  });
  const newer = await newerOfRun(strapi, runId, covered);
  return page.map((change) => {
    let stands = now(change);
    if (!stands) return keptBecause(change, IMAGE_GONE);
    for (const { id, before, after } of newer.get(key(change)) ?? []) {
      if (id > change.id && sameToReader(stands, after)) stands = before;
    }
    return sameToReader(stands, change.after) ? null : keptBecause(change, CHANGED_SINCE);
  });
}

/**
 * What an undo of a run would do, newest change first, without doing it: a slice of a few seconds
 * at a time, however long the run was.
 *
 * @param before goes on with the changes that are older than this one
 */
export async function previewUndo(
  strapi: Core.Strapi,
  run: { runId: number; before: number | undefined },
  ownLanguage: string | undefined,
): Promise<RunUndoPreview> {
  const changes = table<ChangeRow>(strapi, CHANGES_UID);
  const until = Date.now() + LONGEST_MS;
  const kept: KeptChange[] = [];
  let { before } = run;
  let undoable = 0;
  let keptCount = 0;
  const left = () => ({
    runId: run.runId,
    undone: false,
    ...(before === undefined ? {} : { id: { $lt: before } }),
  });
  do {
    const page = await changes.findMany({ where: left(), orderBy: { id: 'desc' }, limit: PAGE });
    const found = await look(strapi, run.runId, page, ownLanguage);
    const stay = found.filter((change) => change !== null);
    undoable += page.length - stay.length;
    keptCount += stay.length;
    kept.push(...stay.slice(0, MOST_KEPT - kept.length));
    before = page.at(-1)?.id ?? before;
    if (page.length < PAGE) return { undoable, keptCount, kept, remaining: 0, before: null };
  } while (Date.now() < until);
  const remaining = await changes.count({ where: left() });
  return {
    undoable,
    keptCount,
    kept,
    remaining,
    before: remaining === 0 ? null : (before ?? null),
  };
}
