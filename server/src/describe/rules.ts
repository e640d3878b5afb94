import type { Core } from '@strapi/strapi';

import type { FolderRule, Settings } from '../contracts/settings';
import { folderNamePaths } from '../texts/folders';

/** The path of a folder by the names a person sees, from the path by ids that Strapi keeps. */
export const folderNamePath = async (strapi: Core.Strapi, idPath: string | null): Promise<string> =>
  (await folderNamePaths(strapi, [idPath]))(idPath);

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
