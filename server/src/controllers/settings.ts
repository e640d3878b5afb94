import { isDeepStrictEqual } from 'node:util';

import type { Core } from '@strapi/strapi';

import type { Settings, SettingsLocales } from '../contracts/settings';
import { RequestError } from '../errors';
import { altText } from '../plugin';
import { checkOptions } from '../providers/options';
import { validateSettings } from '../settings/schema';
import { answering } from './request';
import { findWarnings } from './warnings';

/** The mappings that are new or differ from those that stand. */
const changed = (pages: Settings['pages'], before: Settings['pages']): Settings['pages'] =>
  Object.fromEntries(
    Object.entries(pages).filter(
      ([uid, mapping]) => !Object.hasOwn(before, uid) || !isDeepStrictEqual(mapping, before[uid]),
    ),
  );

export const settings = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: answering(() => altText(strapi).settings.saved()),

  locales: answering(async (): Promise<SettingsLocales> => {
    const found = await altText(strapi).settings.locales();
    return { locales: found?.languages ?? null };
  }),

  put: answering(async (context) => {
    const plugin = altText(strapi);
    const { pages: before } = await plugin.settings.get();
    const result = validateSettings(
      context.request.body,
      (id) => plugin.registry.get(id) !== undefined,
      (id, options) => checkOptions(plugin.registry.get(id)?.options ?? [], options),
      // What has stood here before, and has lost its content type since, must not keep all the rest
      // from being saved: it is warned of.
      (pages) => plugin.pages.check(changed(pages, before)),
    );
    if ('errors' in result) {
      const fields = result.errors
        .map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`)
        .join('; ');
      throw new RequestError(400, `Nothing was saved. ${fields}`, { errors: result.errors });
    }
    await plugin.settings.save(result.settings);
    return plugin.settings.saved();
  }),

  warnings: answering(async () => {
    const results = await findWarnings(altText(strapi));
    return {
      results,
      pagination: { page: 1, pageSize: 100, pageCount: 1, total: results.length },
    };
  }),
});
