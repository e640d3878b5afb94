import type { Core } from '@strapi/strapi';

import type { KeptChange, RunUndo } from '../contracts/runs';
import { RequestError } from '../errors';
import { CHANGES_UID, type ChangeRow } from '../models/changes';
import { table } from '../models/table';
import { undoChange } from '../texts/history';

const PAGE = 100;

/** After so long a request answers with what remains. Milliseconds. */
const LONGEST_MS = 5000;

/**
 * Takes back what a run wrote, newest first, where still stands what it wrote. The others are
 * listed. It can be broken off at any point and asked again.
 *
 * @param before goes on with the changes that are older than this one
 */
export async function undoRun(
  strapi: Core.Strapi,
  run: { runId: number; before: number | undefined },
  ownLanguage: string | undefined,
  person: string,
): Promise<RunUndo> {
  const changes = table<ChangeRow>(strapi, CHANGES_UID);
  const until = Date.now() + LONGEST_MS;
  const kept: KeptChange[] = [];
  let before = run.before;
  let undone = 0;
  const left = () => ({
    runId: run.runId,
    undone: false,
    ...(before === undefined ? {} : { id: { $lt: before } }),
  });
  while (Date.now() < until) {
    const page = await changes.findMany({ where: left(), orderBy: { id: 'desc' }, limit: PAGE });
    if (page.length === 0) return { undone, kept, remaining: 0, before: null };
    for (const change of page) {
      if (Date.now() >= until) break;
      const refused = await undoOne(strapi, change, ownLanguage, person);
      if (refused) kept.push(refused);
      else undone += 1;
      before = change.id;
    }
  }
  const remaining = await changes.count({ where: left() });
  return { undone, kept, remaining, before: remaining === 0 ? null : (before ?? null) };
}

/** @returns why it stays, or `null` where it was undone */
async function undoOne(
  strapi: Core.Strapi,
  change: ChangeRow,
  ownLanguage: string | undefined,
  person: string,
): Promise<KeptChange | null> {
  try {
    await undoChange(strapi, change, ownLanguage, person);
    return null;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { id: changeId, assetId, locale } = change;
    const code = error.code ?? (error.status === 404 ? 'asset_deleted' : 'changed_since');
    return { changeId, assetId, locale, code, message: error.message };
  }
}
