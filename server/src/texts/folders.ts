import type { Core } from '@strapi/strapi';

interface FolderRow {
  name: string;
  /** Ids from the root, `/1/4`. */
  path: string;
  pathId: number;
}

const FOLDER_UID = 'plugin::upload.folder';

const idsIn = (idPath: string | null): number[] =>
  (idPath ?? '/').split('/').filter(Boolean).map(Number);

/** The paths by name (`/shop/shoes`) of many paths by id (`/1/4`), in one query. */
export async function folderNamePaths(
  strapi: Core.Strapi,
  idPaths: readonly (string | null)[],
): Promise<(idPath: string | null) => string> {
  const ids = [...new Set(idPaths.flatMap(idsIn))];
  const folders =
    ids.length === 0
      ? []
      : ((await strapi.db
          .query(FOLDER_UID)
          .findMany({ where: { pathId: { $in: ids } } })) as FolderRow[]);
  const names = new Map(folders.map(({ pathId, name }) => [pathId, name]));
  return (idPath) =>
    `/${idsIn(idPath)
      .map((id) => names.get(id) ?? String(id))
      .join('/')}`;
}

/**
 * The path by id of a folder that is named by the path a person sees, whatever the case of its
 * letters. `/` is the root.
 *
 * @returns `null` where there is no such folder
 */
export async function folderIdPath(strapi: Core.Strapi, namePath: string): Promise<string | null> {
  const names = namePath.split('/').filter(Boolean);
  if (names.length === 0) return '/';
  const folders = (await strapi.db.query(FOLDER_UID).findMany({})) as FolderRow[];
  let found: FolderRow[] = [];
  for (const [depth, name] of names.entries()) {
    found = folders.filter(
      (folder) =>
        folder.name.toLowerCase() === name.toLowerCase() &&
        idsIn(folder.path).length === depth + 1 &&
        (depth === 0 || found.some(({ path }) => folder.path.startsWith(`${path}/`))),
    );
  }
  return found[0]?.path ?? null;
}
