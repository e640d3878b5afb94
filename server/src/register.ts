import type { Core } from '@strapi/strapi';

import { models } from './models';
import { checkBulkPublications } from './publish/bulk';
import { remindAtPublishing } from './publish/middleware';
import { captureOriginals } from './upload/capture';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  const registry = strapi.get<{ add(model: object): void }>('models');
  for (const model of models) registry.add(model);
  captureOriginals(strapi);
  remindAtPublishing(strapi);
  checkBulkPublications(strapi);
}
