import type { Core } from '@strapi/strapi';

import type { FolderRule, Settings } from '../contracts/settings';

interface FolderRow {
  name: string;
  /** Ids from the root, `/1/4`. */
  path: string;
  pathId: number;
}

/**
 * The path of a folder by the names a person sees (`/shop/shoes`) from the path by ids that Strapi
 * keeps (`/1/4`). `/` for the root.
 */
export async function folderNamePath(strapi: Core.Strapi, idPath: string | null): Promise<string> {
  const ids = (idPath ?? '/').split('/').filter(Boolean).map(Number);
  if (ids.length === 0) return '/';
  const folders = (await strapi.db
    .query('plugin::upload.folder')
    .findMany({ where: { pathId: { $in: ids } } })) as FolderRow[];
  const names = new Map(folders.map((folder) => [folder.pathId, folder.name]));
  return `/${ids.map((id) => names.get(id) ?? String(id)).join('/')}`;
}

const normalized = (path: string) => path.replace(/\/+$/, '').toLowerCase();

/** The rule for a folder: of those whose path holds it, the longest. */
export function ruleFor(settings: Settings, namePath: string): FolderRule | null {
  const path = normalized(namePath);
  const matching = settings.rules.filter(({ folder }) => {
    const base = normalized(folder);
    return path === base || path.startsWith(`${base}/`);
  });
  return matching.reduce<FolderRule | null>(
    (best, rule) =>
      best === null || normalized(rule.folder).length > normalized(best.folder).length
        ? rule
        : best,
    null,
  );
}
