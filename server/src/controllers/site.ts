import type { Core } from '@strapi/strapi';

import type { Site, SiteProvider } from '../contracts/site';
import { altText } from '../plugin';
import { providerInfo } from '../providers/info';
import { answering } from './request';

/** `GET /site`: of the settings what an editor's pages are drawn from; no key and no option. */
export const site = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: answering(async (): Promise<Site> => {
    const { keys, registry, settings } = altText(strapi);
    const { fields, languages, onUpload, sources, text } = await settings.get();
    const chosen = await Promise.all(
      sources.providers.map(async (id): Promise<SiteProvider | null> => {
        const provider = registry.get(id);
        if (!provider) return null;
        const { keySource, languages, name, needsKey, returns } = providerInfo(
          provider,
          await keys.source(id),
        );
        return {
          id,
          name,
          ready: !needsKey || keySource !== 'none',
          languages,
          returns,
        };
      }),
    );
    return {
      languages,
      fields: { alternativeText: fields.alternativeText, caption: fields.caption },
      maxLength: text.maxLength,
      onUpload,
      embeddedMetadata: sources.embeddedMetadata,
      providers: chosen.filter((provider) => provider !== null),
    };
  }),
});
