import type { Core } from '@strapi/strapi';

import { RequestError } from '../errors';
import { FILE_UID } from '../texts/assets';
import type { AdminContext } from './request';

interface PermissionsManager {
  ability: { cannot(action: string, subject: unknown): boolean };
  action: string;
  toSubject(entity: object): unknown;
}

interface PermissionService {
  createPermissionsManager(params: {
    ability: unknown;
    action: string;
    model: string;
  }): PermissionsManager;
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
  const service = strapi.service('admin::permission') as unknown as PermissionService;
  const manager = service.createPermissionsManager({
    ability: context.state.userAbility,
    action,
    model: FILE_UID,
  });
  return !manager.ability.cannot(manager.action, manager.toSubject(file));
}

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
