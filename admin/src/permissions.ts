import type { Permission } from '@strapi/strapi/admin';

import { PLUGIN_ID } from './pluginId';

const permission = (action: string, plugin: string = PLUGIN_ID): Permission[] => [
  {
    id: '',
    action: `plugin::${plugin}.${action}`,
    // Strapi compares action and subject; what a plugin registers has no subject.
    subject: null,
    actionParameters: {},
    properties: {},
    conditions: [],
    createdAt: '',
    updatedAt: '',
  },
];

/** What the admin panel asks for. Constants, because Strapi's hooks compare them by identity. */
export const PERMISSIONS = {
  readAssets: permission('assets.read'),
  generate: permission('assets.generate'),
  review: permission('assets.review'),
  manageRuns: permission('runs.manage'),
  readSettings: permission('settings.read'),
  updateSettings: permission('settings.update'),
  /** Of the Media Library, which binds whoever writes a text as well. */
  updateFiles: permission('assets.update', 'upload'),
};
