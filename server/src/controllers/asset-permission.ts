import type { Core } from '@strapi/strapi';

import type { MayRead } from '../describe/context';
import { RequestError } from '../errors';
import type { Where } from '../models/table';
import { FILE_UID } from '../texts/assets';
import type { FilesQuery } from '../texts/state-sql';
import type { AdminContext } from './request';

interface PermissionsManager {
  ability: { cannot(action: string, subject: unknown, field?: string): boolean };
  action: string;
  toSubject(entity: object): unknown;
  /** The conditions as Strapi's filters; `null` where nothing is allowed. */
  getQuery(): object | null;
}

interface PermissionService {
  createPermissionsManager(params: {
    ability: unknown;
    action: string;
    model: string;
  }): PermissionsManager;
}

/** What Strapi knows of this person's permissions on one kind of entries. */
export const managerFor = (
  strapi: Core.Strapi,
  context: AdminContext,
  action: string,
  model = FILE_UID,
): PermissionsManager => {
  const service = strapi.service('admin::permission') as unknown as PermissionService;
  return service.createPermissionsManager({
    ability: context.state.userAbility,
    action,
    model,
  });
};

/** The files that a person may do something to: a query of their ids where not simply all. */
export type AllowedFiles = 'all' | 'none' | FilesQuery;

interface QueryParams {
  transform(uid: string, query: { filters: object }): { where?: Where };
}

/**
 * The files of the media library that this person may do this to, conditions of their roles
 * included, for use inside of other queries: a list and its totals hold these files only.
 */
export function allowedFiles(
  strapi: Core.Strapi,
  context: AdminContext,
  action: string,
): AllowedFiles {
  const filters = managerFor(strapi, context, action).getQuery();
  if (filters === null) return 'none';
  if (Object.keys(filters).length === 0) return 'all';
  return queryOf(strapi, FILE_UID, 'id', filters);
}

/**
 * A query of one column, for use inside of another query.
 *
 * @param filters as Strapi's permissions give them
 * @param and what has to hold besides
 */
export function queryOf(
  strapi: Core.Strapi,
  uid: string,
  column: string,
  filters: object,
  and: Where = {},
): FilesQuery {
  const { where = {} } = strapi.get<QueryParams>('query-params').transform(uid, { filters });
  const query = strapi.db.queryBuilder(uid) as unknown as FilesQueryBuilder;
  return query
    .select([column])
    .where({ $and: [where, and] })
    .getKnexQuery();
}

interface FilesQueryBuilder {
  select(columns: string[]): FilesQueryBuilder;
  where(where: Where): FilesQueryBuilder;
  getKnexQuery(): FilesQuery;
}

/**
 * Whether this person may do this to this file in the media library, conditions of their roles
 * ("is creator") included. `null` where there is no such file.
 */
export async function mayOnAsset(
  strapi: Core.Strapi,
  context: AdminContext,
  assetId: number,
  action: string,
): Promise<boolean | null> {
  // The conditions look at the creator and the creator's roles.
  const file = (await strapi.db.query(FILE_UID).findOne({
    where: { id: assetId },
    populate: { createdBy: { populate: { roles: true } }, folder: true },
  })) as object | null;
  if (!file) return null;
  const manager = managerFor(strapi, context, action);
  return !manager.ability.cannot(manager.action, manager.toSubject(file));
}

const EXPLORER_READ = 'plugin::content-manager.explorer.read';

/** Whether this person may read an entry in the Content Manager. */
export const mayReadEntry =
  (strapi: Core.Strapi, context: AdminContext): MayRead =>
  (uid, entry, field) => {
    const manager = managerFor(strapi, context, EXPLORER_READ, uid);
    return !manager.ability.cannot(EXPLORER_READ, manager.toSubject(entry), field);
  };

/** Whether this person may read entries of this type, be it only some of them. */
export const mayReadType = (strapi: Core.Strapi, context: AdminContext, uid: string): boolean =>
  !managerFor(strapi, context, EXPLORER_READ, uid).ability.cannot(EXPLORER_READ, uid);

/** @throws RequestError 404 where there is no such file, 403 where this person may not */
export async function requireOnAsset(
  strapi: Core.Strapi,
  context: AdminContext,
  assetId: number,
  action: string,
): Promise<void> {
  const may = await mayOnAsset(strapi, context, assetId, action);
  if (may === null) throw new RequestError(404, 'There is no such file in the media library.');
  if (!may) {
    throw new RequestError(
      403,
      'Your role does not allow this for this file in the media library.',
    );
  }
}
