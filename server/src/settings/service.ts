import type { Core } from '@strapi/strapi';

import type { Settings } from '../contracts/settings';
import { PLUGIN_ID } from '../permissions';
import type { PluginConfig } from './config';
import { DEFAULT_SETTINGS, mergeSettings } from './defaults';

/** How long another instance's save may go unnoticed, in milliseconds. */
const CACHE_MS = 2000;

/** The run-time settings: what was saved last, else the configuration over the defaults. */
export interface SettingsService {
  /** At most two seconds old. */
  get(): Promise<Settings>;
  /** What the configuration says, over the defaults. */
  initial(): Settings;
  /** Keeps settings that `validateSettings` has accepted. */
  save(settings: Settings): Promise<void>;
}

export function createSettings(strapi: Core.Strapi, config: PluginConfig): SettingsService {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'settings' });
  const initial = mergeSettings(DEFAULT_SETTINGS, config.settings);
  let cache: { settings: Settings; until: number } | undefined;

  return {
    initial: () => initial,
    async get() {
      if (cache && cache.until > Date.now()) return cache.settings;
      const saved = (await store.get({})) as Settings | null;
      // A later version may know settings that were not there when these were saved.
      const settings = saved ? mergeSettings(DEFAULT_SETTINGS, saved) : initial;
      cache = { settings, until: Date.now() + CACHE_MS };
      return settings;
    },
    async save(settings) {
      await store.set({ value: settings });
      cache = undefined;
    },
  };
}
