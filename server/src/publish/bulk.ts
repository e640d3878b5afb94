import type { Core } from '@strapi/strapi';

import { altText } from '../plugin';
import { missingOf, whereDrafts } from './entries';
import { refusal } from './refusal';

interface DocumentManager {
  publishMany(uid: string, documentIds: string[], locale: unknown): Promise<number>;
}

interface ServicesRegistry {
  extend(uid: string, extend: (service: DocumentManager) => DocumentManager): void;
}

/**
 * Looks at all entries of a bulk publication before the first is published. Strapi publishes them
 * side by side in one transaction: were one refused on the way, the others would go on after the
 * transaction is rolled back, and be left half published. It also names all images at once.
 */
export function checkBulkPublications(strapi: Core.Strapi): void {
  const services = strapi.get<ServicesRegistry>('services');
  services.extend('plugin::content-manager.document-manager', (service) => ({
    ...service,
    async publishMany(uid, documentIds, locale) {
      const { onPublish, languages } = await altText(strapi).settings.get();
      if (onPublish === 'block') {
        const where = await whereDrafts(strapi, uid, documentIds, locale);
        const missing = await missingOf(strapi, uid, where, languages);
        if (missing.length > 0) throw refusal('Nothing was published', missing, languages);
      }
      return service.publishMany(uid, documentIds, locale);
    },
  }));
}
