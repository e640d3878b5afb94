import * as React from 'react';

import { type Permission, useAuth } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';

/** What the person at the panel may do. The server decides anew for each image. */
export type Rights = Record<keyof typeof PERMISSIONS, boolean>;

/** `undefined` until it is known. */
export function useRights(): Rights | undefined {
  // Not `useRBAC`: it hands back what it was asked, and its own answer knows only the last word of
  // an action, so that to read settings would be to read images.
  const isLoading = useAuth('useRights', (state) => state.isLoading);
  const permissions = useAuth('useRights', (state) => state.permissions);
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
