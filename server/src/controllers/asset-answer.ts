import type { Asset } from '../contracts/assets';
import { usagesOf } from '../describe/context';
import { folderNamePath } from '../describe/rules';
import { RequestError } from '../errors';
import type { AltText } from '../plugin';
import { toTask } from '../tasks/rows';
import { findAsset, findTextRows, textsOf } from '../texts/assets';

interface UploadFileService {
  signFileUrls<T extends object>(file: T): Promise<T>;
}

/** One asset as the API answers it. @throws RequestError 404 */
export async function assetAnswer(plugin: AltText, assetId: number): Promise<Asset> {
  const { strapi, tasks } = plugin;
  const row = await findAsset(strapi, assetId);
  if (!row) throw new RequestError(404, 'There is no such file in the media library.');
  const files = strapi.plugin('upload').service('file') as unknown as UploadFileService;
  const [signed, { languages }, rows, context, task, folder] = await Promise.all([
    files.signFileUrls(row),
    plugin.settings.get(),
    findTextRows(strapi, assetId),
    usagesOf(strapi, assetId),
    tasks.latest(assetId),
    folderNamePath(strapi, row.folderPath),
  ]);
  return {
    id: row.id,
    name: row.name,
    url: signed.url,
    mime: row.mime,
    width: row.width ?? null,
    height: row.height ?? null,
    folder,
    createdAt: new Date(row.createdAt).toISOString(),
    context,
    texts: textsOf(row, rows, languages),
    task: task ? toTask(task) : null,
  };
}
