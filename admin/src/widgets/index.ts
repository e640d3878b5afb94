import { Magic } from '@strapi/icons';

import { pathTo } from '../pages/App/pages';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';

/** What the plugin shows on Strapi's homepage. Its code is loaded when it is shown. */
export const WIDGETS = [
  {
    id: 'coverage',
    pluginId: PLUGIN_ID,
    icon: Magic,
    title: { id: `${PLUGIN_ID}.widget.title`, defaultMessage: 'Alternative texts' },
    link: {
      label: { id: `${PLUGIN_ID}.widget.link`, defaultMessage: 'Open the overview' },
      href: pathTo('overview'),
    },
    permissions: PERMISSIONS.readAssets,
    component: async () => (await import('./CoverageWidget')).CoverageWidget,
  },
];
