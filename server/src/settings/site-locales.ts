import type { Core } from '@strapi/strapi';

import { canonicalLanguage } from '../languages';

interface LocalesService {
  find(): Promise<{ id: number; code: string }[]>;
  getDefaultLocale(): Promise<string | null>;
}

/** The locales of Strapi's internationalization. */
export interface SiteLocales {
  /** BCP-47, the default first, the others as they were added. */
  languages: string[];
  /** The default, as Strapi writes it. */
  defaultLocale: string | null;
  /** Codes that are no BCP-47: no provider could be asked for them. */
  unknown: string[];
}

/** Its locales, or `null` where the plugin is switched off. */
export async function siteLocales(strapi: Core.Strapi): Promise<SiteLocales | null> {
  // Typed as if it were always there.
  const plugin = strapi.plugin('i18n') as ReturnType<typeof strapi.plugin> | undefined;
  if (!plugin) return null;
  const service = plugin.service('locales') as unknown as LocalesService;
  const found = await service.find();
  const defaultLocale = await service.getDefaultLocale();
  const codes = found.sort((one, other) => one.id - other.id).map(({ code }) => code);
  if (defaultLocale && codes.includes(defaultLocale)) codes.unshift(defaultLocale);
  const languages = new Set<string>();
  const unknown = new Set<string>();
  for (const code of codes) {
    const language = canonicalLanguage(code);
    if (language) languages.add(language);
    else unknown.add(code);
  }
  return { languages: [...languages], defaultLocale, unknown: [...unknown] };
}

const LOCALE_UID = 'plugin::i18n.locale';
const STORE_UID = 'strapi::core-store';
const DEFAULT_LOCALE_KEY = 'plugin_i18n_default_locale';

/** Tells when somebody adds a locale, removes one or makes another the default. @returns stop */
export function followLocales(strapi: Core.Strapi, changed: () => void): () => void {
  const hasChanged = () => changed();
  const stored = ({ result }: { result?: unknown }) => {
    if ((result as { key?: string } | undefined)?.key === DEFAULT_LOCALE_KEY) changed();
  };
  const stops = [
    strapi.db.lifecycles.subscribe({
      models: [LOCALE_UID],
      afterCreate: hasChanged,
      afterUpdate: hasChanged,
      afterDelete: hasChanged,
    }),
    strapi.db.lifecycles.subscribe({
      models: [STORE_UID],
      afterCreate: stored,
      afterUpdate: stored,
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
