import type { Core } from '@strapi/strapi';

import type { SavedSettings, Settings } from '../contracts/settings';
import { messageOf } from '../errors';
import { PLUGIN_ID } from '../permissions';
import type { PluginConfig } from './config';
import { DEFAULT_LANGUAGES, DEFAULT_SETTINGS, mergeSettings } from './defaults';
import { followLocales, siteLocales, type SiteLocales } from './site-locales';

/** How long another instance's save may go unnoticed, in milliseconds. */
const CACHE_MS = 3000;

/** Before what is known is too old, so that no request has to wait for it. */
const REFRESH_MS = 1000;

/** The run-time settings: what was saved last, else the configuration over the defaults. */
export interface SettingsService {
  /** At most three seconds old. Here `languages: 'locales'` has become a list. */
  get(): Promise<Settings>;
  /** The same, as they were saved. */
  saved(): Promise<SavedSettings>;
  /** What Strapi's internationalization has, as old as the settings; `null` without it. */
  locales(): Promise<SiteLocales | null>;
  /** What the configuration says, over the defaults. */
  initial(): SavedSettings;
  /** Keeps settings that `validateSettings` has accepted. */
  save(settings: SavedSettings): Promise<void>;
  /**
   * Reads them again and again, and at once where a locale is added: from then on whoever asks
   * waits for no database. @returns stop
   */
  keepFresh(): () => void;
}

interface Known {
  saved: SavedSettings;
  locales: SiteLocales | null;
  settings: Settings;
}

export function createSettings(strapi: Core.Strapi, config: PluginConfig): SettingsService {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'settings' });
  const initial = mergeSettings<SavedSettings>(DEFAULT_SETTINGS, config.settings);
  let cache: { known: Known; until: number } | undefined;
  /** Grows with each change, so that what was read before it is not taken for new. */
  let changes = 0;

  const load = async (): Promise<Known> => {
    const before = changes;
    // One after the other: inside of a transaction there is one connection for all of them.
    const stored = (await store.get({})) as SavedSettings | null;
    const locales = await siteLocales(strapi);
    // A later version may know settings that were not there when these were saved.
    const saved = stored ? mergeSettings<SavedSettings>(DEFAULT_SETTINGS, stored) : initial;
    const known = { saved, locales, settings: { ...saved, languages: spoken(saved, locales) } };
    if (before === changes) cache = { known, until: Date.now() + CACHE_MS };
    return known;
  };
  const known = () => (cache && cache.until > Date.now() ? cache.known : load());
  const forget = () => {
    changes += 1;
    cache = undefined;
  };

  return {
    initial: () => initial,
    get: async () => (await known()).settings,
    saved: async () => (await known()).saved,
    locales: async () => (await known()).locales,
    async save(settings) {
      await store.set({ value: settings });
      forget();
    },
    keepFresh() {
      let reading = false;
      const refresh = () => {
        // A database that hangs is not asked once more each second.
        if (reading) return;
        reading = true;
        load()
          .catch((error: unknown) => {
            strapi.log.error(`[alt-text] the settings could not be read: ${messageOf(error)}`);
          })
          .finally(() => {
            reading = false;
          });
      };
      const timer = setInterval(refresh, REFRESH_MS).unref();
      const unfollow = followLocales(strapi, forget);
      return () => {
        clearInterval(timer);
        unfollow();
      };
    },
  };
}

function spoken({ languages }: SavedSettings, locales: SiteLocales | null): string[] {
  if (languages !== 'locales') return languages;
  return locales && locales.languages.length > 0 ? locales.languages : DEFAULT_LANGUAGES;
}
