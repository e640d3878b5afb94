import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type {
  SavedSettings,
  SettingsLocales,
  SettingsWarning,
} from '../../server/src/contracts/settings';
import type { Site } from '../../server/src/contracts/site';
import { ok } from '../support/http';
import { startScenario, type Scenario } from '../support/scenario';

const SETTINGS = '/alt-text/settings';

describe('the locales of the site for languages', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ config: { settings: { languages: 'locales' } } });
  });
  afterAll(() => scenario.stop());

  const languages = async () =>
    ok(await scenario.strapi.admin.get<Site>('/alt-text/site')).languages;
  const saved = async () => ok(await scenario.strapi.admin.get<SavedSettings>(SETTINGS));
  const locales = async () =>
    ok(await scenario.strapi.admin.get<SettingsLocales>(`${SETTINGS}/locales`)).locales;
  const warnings = async () =>
    ok(await scenario.strapi.admin.get<Page<SettingsWarning>>(`${SETTINGS}/warnings`)).results;
  const add = async (code: string, isDefault = false) =>
    ok(
      await scenario.strapi.admin.post<{ id: number }>('/i18n/locales', {
        code,
        name: code,
        isDefault,
      }),
    );

  it('follow what is added, at once, the default first', async () => {
    expect(await languages()).toEqual(['en']);
    const french = await add('fr');
    await add('pt-BR');
    expect(await languages()).toEqual(['en', 'fr', 'pt-BR']);
    ok(await scenario.strapi.admin.put(`/i18n/locales/${french.id}`, { isDefault: true }));
    expect(await languages()).toEqual(['fr', 'en', 'pt-BR']);
    expect(await locales()).toEqual(['fr', 'en', 'pt-BR']);
  });

  it('are seen as they were set, and saved so', async () => {
    const current = await saved();
    expect(current.languages).toBe('locales');
    const list = ok(
      await scenario.strapi.admin.put<SavedSettings>(SETTINGS, { ...current, languages: ['de'] }),
    );
    expect(list.languages).toEqual(['de']);
    expect(await languages()).toEqual(['de']);
    ok(await scenario.strapi.admin.put(SETTINGS, current));
    expect(await languages()).toEqual(['fr', 'en', 'pt-BR']);
  });

  it('are warned of where one is no language', async () => {
    const { db } = scenario.strapi.strapi;
    await db.query('plugin::i18n.locale').create({ data: { code: 'house-style!', name: 'House' } });
    expect(await languages()).toEqual(['fr', 'en', 'pt-BR']);
    expect(await warnings()).toContainEqual(
      expect.objectContaining({ code: 'locale_unknown', locale: 'house-style!' }),
    );
  });
});
