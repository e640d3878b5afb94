import type { Core } from '@strapi/strapi';

import { table } from '../models/table';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { PLUGIN_ID } from '../permissions';
import type { SettingsService } from '../settings/service';
import type { TaskStore } from '../tasks/store';
import { FILE_UID } from '../texts/assets';
import { decide } from './decide';

const PAGE = 500;

/** A file this young may still be on its way through the hook. Milliseconds. */
const SETTLED_MS = 60_000;

interface ScannedFile {
  id: number;
  mime: string | null;
  createdAt: Date | string | null;
}

export interface ScanDeps {
  strapi: Core.Strapi;
  settings: SettingsService;
  tasks: TaskStore;
}

const baselineStore = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'baseline' });

/**
 * Remembers, at the first boot, which files were there before the plugin: those are a run's work,
 * started by a person who has seen the estimate. Whatever comes later belongs to the scan.
 */
export async function rememberBaseline(strapi: Core.Strapi): Promise<void> {
  const store = baselineStore(strapi);
  if (((await store.get({})) as { id?: number } | null) !== null) return;
  const newest = (await strapi.db
    .query(FILE_UID)
    .findOne({ select: ['id'], orderBy: { id: 'desc' } })) as { id: number } | null;
  await store.set({ value: { id: newest?.id ?? 0 } });
}

/**
 * Finds the files that came in behind the hook (an import, a restored database) and gives each the
 * task that the hook would have given it. In pages, so that a large library is never held at once.
 *
 * @returns how many were found
 */
export async function scanForNewFiles({ strapi, settings, tasks }: ScanDeps): Promise<number> {
  const library = table<ScannedFile>(strapi, FILE_UID);
  const baseline = (await baselineStore(strapi).get({})) as { id?: number } | null;
  let cursor = baseline?.id ?? 0;
  let found = 0;
  for (;;) {
    const page = await library.findMany({
      select: ['id', 'mime', 'createdAt'],
      where: { id: { $gt: cursor } },
      orderBy: { id: 'asc' },
      limit: PAGE,
    });
    const last = page.at(-1);
    if (!last) return found;
    cursor = last.id;
    const current = await settings.get();
    const files = await withoutTask(strapi, page);
    found += await tasks.insertMany(
      files.map(({ id, mime }) =>
        decide({ kind: 'found', assetId: id, mime: mime ?? '' }, current),
      ),
    );
  }
}

async function withoutTask(strapi: Core.Strapi, page: ScannedFile[]): Promise<ScannedFile[]> {
  const settled = page.filter(
    ({ createdAt }) => !createdAt || Date.now() - new Date(createdAt).getTime() > SETTLED_MS,
  );
  const assetId = { $in: settled.map(({ id }) => id) };
  const [taken, kept] = await Promise.all([
    table<TaskRow>(strapi, TASKS_UID).findMany({
      // A dry run has only said what would be done.
      where: { assetId, $or: [{ code: { $null: true } }, { code: { $ne: 'dry_run' } }] },
      select: ['assetId'],
    }),
    // A text that was only judged has had no task.
    table<TextRow>(strapi, TEXTS_UID).findMany({
      where: { assetId, version: { $gt: 0 } },
      select: ['assetId'],
    }),
  ]);
  const known = new Set([...taken, ...kept].map((row) => row.assetId));
  return settled.filter(({ id }) => !known.has(id));
}
