import type { Core } from '@strapi/strapi';

import type { Asset } from '../contracts/assets';
import { usagesOf } from '../describe/context';
import { folderNamePath } from '../describe/rules';
import { RequestError } from '../errors';
import { viewUrl } from '../images/renditions';
import { table } from '../models/table';
import type { TaskRow } from '../models/tasks';
import { TEXTS_UID, type TextRow } from '../models/texts';
import type { AltText } from '../plugin';
import { latestTasks } from '../tasks/latest';
import { toTask } from '../tasks/rows';
import { FILE_UID, findAsset, findTextRows, textsOf, type AssetRow } from '../texts/assets';
import { folderNamePaths } from '../texts/folders';
import { mayReadEntry } from './asset-permission';
import type { AdminContext } from './request';

interface UploadFileService {
  /** Of the file and of each of its formats. */
  signFileUrls<T extends object>(file: T): Promise<T>;
}

/** Pixels of the long side that a list shows, and that a page about one image shows. */
const THUMBNAIL_SIDE = 150;
const PREVIEW_SIDE = 800;

const fileService = (strapi: Core.Strapi) =>
  strapi.plugin('upload').service('file') as unknown as UploadFileService;

/** One asset as the API answers it to this person. @throws RequestError 404 */
export async function assetAnswer(
  plugin: AltText,
  context: AdminContext,
  assetId: number,
): Promise<Asset> {
  const { strapi, tasks } = plugin;
  const row = await findAsset(strapi, assetId);
  if (!row) throw new RequestError(404, 'There is no such file in the media library.');
  const [signed, { languages }, rows, usages, task, folder] = await Promise.all([
    fileService(strapi).signFileUrls(row),
    plugin.settings.get(),
    findTextRows(strapi, assetId),
    usagesOf(strapi, assetId, mayReadEntry(strapi, context)),
    tasks.latest(assetId),
    folderNamePath(strapi, row.folderPath),
  ]);
  const parts = { folder, texts: textsOf(row, rows, languages), task };
  return { ...toAsset(signed, parts), context: usages };
}

/** A row with signed addresses and what belongs to it, as the API answers it. */
const toAsset = (
  row: AssetRow,
  { task, ...parts }: Pick<Asset, 'folder' | 'texts'> & { task: TaskRow | null },
): Asset => ({
  id: row.id,
  name: row.name,
  url: row.url,
  thumbnailUrl: viewUrl(row, THUMBNAIL_SIDE),
  previewUrl: viewUrl(row, PREVIEW_SIDE),
  mime: row.mime,
  width: row.width ?? null,
  height: row.height ?? null,
  createdAt: new Date(row.createdAt).toISOString(),
  ...parts,
  task: task ? toTask(task) : null,
});

/** Many assets, in the order of their ids, in as many queries as for one. Without their entries. */
export async function assetAnswers(
  { strapi, settings }: AltText,
  ids: readonly number[],
): Promise<Asset[]> {
  if (ids.length === 0) return [];
  const where = { id: { $in: [...ids] } };
  const [{ languages }, found, texts, tasks] = await Promise.all([
    settings.get(),
    table<AssetRow>(strapi, FILE_UID).findMany({ where }),
    table<TextRow>(strapi, TEXTS_UID).findMany({ where: { assetId: where.id } }),
    latestTasks(strapi, ids),
  ]);
  const rows = new Map(found.map((row) => [row.id, row]));
  const folderOf = await folderNamePaths(
    strapi,
    found.map(({ folderPath }) => folderPath),
  );
  const kept = new Map<number, Map<string, TextRow>>();
  for (const text of texts) {
    const byLocale = kept.get(text.assetId) ?? new Map<string, TextRow>();
    kept.set(text.assetId, byLocale.set(text.locale, text));
  }
  // A file that was deleted in this moment is left out.
  const present = ids.flatMap((id) => rows.get(id) ?? []);
  return Promise.all(
    present.map(async (row) =>
      toAsset(await fileService(strapi).signFileUrls(row), {
        folder: folderOf(row.folderPath),
        texts: textsOf(row, kept.get(row.id) ?? new Map<string, TextRow>(), languages),
        task: tasks.get(row.id) ?? null,
      }),
    ),
  );
}
