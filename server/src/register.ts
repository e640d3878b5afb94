import type { Core } from '@strapi/strapi';

import { models } from './models';
import { captureOriginals } from './upload/capture';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  const registry = strapi.get('models') as { add(model: object): void };
  for (const model of models) registry.add(model);
  captureOriginals(strapi);
}
