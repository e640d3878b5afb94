import type { Core } from '@strapi/strapi';

import { RequestError } from '../errors';
import { altText } from '../plugin';
import { checkOptions } from '../providers/options';
import { validateSettings } from '../settings/schema';
import { answering } from './request';
import { findWarnings } from './warnings';

export const settings = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: answering(() => altText(strapi).settings.get()),

  put: answering(async (context) => {
    const plugin = altText(strapi);
    const result = validateSettings(
      context.request.body,
      (id) => plugin.registry.get(id) !== undefined,
      (id, options) => checkOptions(plugin.registry.get(id)?.options ?? [], options),
      (pages) => plugin.pages.check(pages),
    );
    if ('errors' in result) {
      const fields = result.errors
        .map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`)
        .join('; ');
      throw new RequestError(400, `Nothing was saved. ${fields}`, { errors: result.errors });
    }
    await plugin.settings.save(result.settings);
    return plugin.settings.get();
  }),

  warnings: answering(async () => {
    const results = await findWarnings(altText(strapi));
    return {
      results,
      pagination: { page: 1, pageSize: 100, pageCount: 1, total: results.length },
    };
  }),
});
