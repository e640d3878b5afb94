import * as React from 'react';

import { type Permission, useRBAC } from '@strapi/strapi/admin';

import { ALL_PERMISSIONS, PERMISSIONS } from '../permissions';

/** What the person at the panel may do. The server decides anew for each image. */
export type Rights = Record<keyof typeof PERMISSIONS, boolean>;

/** `undefined` until it is known. */
export function useRights(): Rights | undefined {
  const { isLoading, permissions } = useRBAC(ALL_PERMISSIONS);
  return React.useMemo(() => {
    if (isLoading) return undefined;
    const actions = new Set(permissions.map(({ action }) => action));
    const may = ([name, wanted]: [string, Permission[]]): [string, boolean] => [
      name,
      wanted.every(({ action }) => actions.has(action)),
    ];
    return Object.fromEntries(Object.entries(PERMISSIONS).map(may)) as Rights;
  }, [isLoading, permissions]);
}
