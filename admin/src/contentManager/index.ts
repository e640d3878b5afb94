import type { StrapiApp } from '@strapi/strapi/admin';

import type { ContentManagerApis } from './types';
import { withBulkReminder } from './withBulkReminder';
import { withReminder } from './withReminder';

/** Lets the Content Manager's own Publish buttons speak of images without alternative text. */
export function remindInContentManager(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis = app.getPlugin('content-manager').apis as unknown as ContentManagerApis;
  apis.addDocumentAction((actions) =>
    actions.map((action) => (action.type === 'publish' ? withReminder(action) : action)),
  );
  // Which of these publishes is told by what it returns, not by what it is.
  apis.addBulkAction((actions) => actions.map(withBulkReminder));
}
