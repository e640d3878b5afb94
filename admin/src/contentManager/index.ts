import type { StrapiApp } from '@strapi/strapi/admin';

import { useImagesPanel } from './ImagesPanel';
import type { ContentManagerApis } from './types';
import { withBulkReminder } from './withBulkReminder';
import { withReminder } from './withReminder';

const apisOf = (app: Pick<StrapiApp, 'getPlugin'>): ContentManagerApis =>
  app.getPlugin('content-manager').apis as unknown as ContentManagerApis;

/** Shows the texts of an entry's images beside its form. */
export function showImagesInContentManager(app: Pick<StrapiApp, 'getPlugin'>): void {
  apisOf(app).addEditViewSidePanel([useImagesPanel]);
}

/** Lets the Content Manager's own Publish buttons speak of images without alternative text. */
export function remindInContentManager(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis = apisOf(app);
  apis.addDocumentAction((actions) =>
    actions.map((action) => (action.type === 'publish' ? withReminder(action) : action)),
  );
  // Which of these publishes is told by what it returns, not by what it is.
  apis.addBulkAction((actions) => actions.map(withBulkReminder));
}
