import type { StrapiApp } from '@strapi/strapi/admin';
import { Magic } from '@strapi/icons';

import { remindInContentManager, showImagesInContentManager } from './contentManager';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';
import { WIDGETS } from './widgets';

const prefixed = (messages: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(messages).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));

const LANGUAGES: Record<string, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./translations/en'),
  fr: () => import('./translations/fr'),
  de: () => import('./translations/de'),
  es: () => import('./translations/es'),
  it: () => import('./translations/it'),
  pt: () => import('./translations/pt'),
};

/** The messages of one language or of its parent (`pt-BR` → `pt`); without any, Strapi shows English. */
async function loadMessages(locale: string): Promise<Record<string, string>> {
  const load = LANGUAGES[locale] ?? LANGUAGES[locale.split('-')[0] ?? ''];
  return load === undefined ? {} : prefixed((await load()).default);
}

/** What Strapi's admin panel loads. */
const plugin = {
  register(app: StrapiApp): void {
    const name = { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Alt Text' };

    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Magic,
      intlLabel: name,
      permissions: PERMISSIONS.readAssets,
      Component: () => import('./pages/App'),
    });
    app.addSettingsLink(
      { id: PLUGIN_ID, intlLabel: name },
      {
        id: 'alt-text-settings',
        to: PLUGIN_ID,
        intlLabel: { id: `${PLUGIN_ID}.settings.link`, defaultMessage: 'Providers and rules' },
        permissions: PERMISSIONS.readSettings,
        Component: () => import('./pages/Settings'),
      },
    );

    app.widgets.register(WIDGETS);
    app.registerPlugin({ id: PLUGIN_ID, name: 'Alt Text' });
  },

  bootstrap(app: StrapiApp): void {
    remindInContentManager(app);
    showImagesInContentManager(app);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({ locale, data: await loadMessages(locale) })),
    );
  },
};

export default plugin;
