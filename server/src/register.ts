import type { Core } from '@strapi/strapi';

import { localizeGraphql } from './delivery/graphql';
import { localizeRest } from './delivery/rest';
import type { Delivery } from './delivery/service';
import { models } from './models';
import { checkBulkPublications } from './publish/bulk';
import { altText } from './plugin';
import { remindAtPublishing } from './publish/middleware';
import { captureOriginals } from './upload/capture';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  const registry = strapi.get<{ add(model: object): void }>('models');
  for (const model of models) registry.add(model);
  captureOriginals(strapi);
  remindAtPublishing(strapi);
  checkBulkPublications(strapi);
  localizeAnswers(strapi);
}

function localizeAnswers(strapi: Core.Strapi): void {
  // The rooms are built after Strapi has loaded the others' parts.
  const delivery: Delivery = {
    speech: () => altText(strapi).delivery.speech(),
    shapeOf: (uid) => altText(strapi).delivery.shapeOf(uid),
    batch: (speech) => altText(strapi).delivery.batch(speech),
  };
  localizeRest(strapi, delivery, localizeGraphql(strapi, delivery));
}
