import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { Settings, SettingsWarning } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { namedFields, refusal } from '../support/refusal';
import { pluginConfig, startScenario, type Scenario } from '../support/scenario';

const PATH = '/alt-text/settings';

const CONFIGURED: Settings = {
  sources: {
    embeddedMetadata: true,
    reuseIdenticalImages: true,
    providers: ['altframe'],
    whenOutOfCredits: 'stop',
  },
  providers: { altframe: { mode: 'ecommerce' } },
  languages: ['en', 'fr'],
  fields: { alternativeText: true, caption: true, captionFallback: 'leave' },
  onUpload: 'off',
  onReplace: 'suggest',
  onPublish: 'off',
  text: { prefix: '', suffix: '', maxLength: 90, removeRedundantPhrases: true },
  rules: [],
  budgets: {},
  pages: {},
  delivery: { localize: true },
};

const EDITED: Settings = {
  sources: {
    embeddedMetadata: false,
    reuseIdenticalImages: false,
    providers: [],
    whenOutOfCredits: 'next',
  },
  providers: { altframe: { mode: 'standard', keywords: ['sea', '{{file.name}}'], maxLength: 200 } },
  languages: ['de', 'pt-BR'],
  fields: { alternativeText: true, caption: false, captionFallback: 'second-call' },
  onUpload: 'suggest',
  onReplace: 'off',
  onPublish: 'warn',
  text: { prefix: '» ', suffix: ' «', maxLength: 300, removeRedundantPhrases: false },
  rules: [
    { folder: '/private', action: 'skip' },
    { folder: '/shop', provider: 'altframe', options: { mode: 'ecommerce' } },
  ],
  budgets: { altframe: { monthlyCredits: 5000 } },
  pages: {},
  delivery: { localize: false },
};

describe('the settings over the admin API', () => {
  let scenario: Scenario;
  const put = (body: unknown) => scenario.strapi.admin.put<Settings>(PATH, body);

  beforeAll(async () => {
    scenario = await startScenario({
      settings: {
        providers: { altframe: { mode: 'ecommerce' } },
        languages: ['en', 'fr'],
        onUpload: 'off',
        text: { maxLength: 90 },
      },
    });
  });
  afterAll(() => scenario.stop());

  it('are the configuration over the defaults until somebody saves', async () => {
    expect(await scenario.settings()).toEqual(CONFIGURED);
  });

  it('are saved whole as GET gave them, with every edit', async () => {
    const edited = { ...(await scenario.settings()), ...EDITED };
    expect(ok(await put(edited))).toEqual(EDITED);
    expect(await scenario.settings()).toEqual(EDITED);
    expect(ok(await put(CONFIGURED))).toEqual(CONFIGURED);
    expect(await scenario.settings()).toEqual(CONFIGURED);
  });

  it('keep language codes in their canonical form', async () => {
    const languages = ['EN', 'pt_br', 'zh-hans-cn', 'iw'];
    const saved = ok(await put({ ...CONFIGURED, languages }));
    expect(saved.languages).toEqual(['en', 'pt-BR', 'zh-Hans-CN', 'he']);
    expect((await scenario.settings()).languages).toEqual(saved.languages);
    ok(await put(CONFIGURED));
  });

  const without = (key: keyof Settings): object =>
    Object.fromEntries(Object.entries(CONFIGURED).filter(([name]) => name !== key));
  const { sources, fields, text } = CONFIGURED;
  const rules = (...list: unknown[]) => ({ ...CONFIGURED, rules: list });
  const altframe = (options: object) => ({ ...CONFIGURED, providers: { altframe: options } });

  it.each<[string, object, string]>([
    ['an unknown key', { ...CONFIGURED, surprise: 1 }, 'surprise'],
    ['an unknown key below', { ...CONFIGURED, text: { ...text, surprise: 1 } }, 'text.surprise'],
    ['a missing key', without('onUpload'), 'onUpload'],
    ['a number as text', { ...CONFIGURED, text: { ...text, maxLength: '125' } }, 'text.maxLength'],
    [
      'a length below the least',
      { ...CONFIGURED, text: { ...text, maxLength: 5 } },
      'text.maxLength',
    ],
    ['a broken length', { ...CONFIGURED, text: { ...text, maxLength: 99.5 } }, 'text.maxLength'],
    ['a list as text', { ...CONFIGURED, text: { ...text, prefix: ['x'] } }, 'text.prefix'],
    [
      'a switch that is none',
      { ...CONFIGURED, fields: { ...fields, caption: 'yes' } },
      'fields.caption',
    ],
    ['an unknown choice', { ...CONFIGURED, onUpload: 'sometimes' }, 'onUpload'],
    ['nothing in place of a part', { ...CONFIGURED, sources: null }, 'sources'],
    [
      'an unknown provider',
      { ...CONFIGURED, sources: { ...sources, providers: ['nobody'] } },
      'sources.providers.0',
    ],
    [
      'a provider twice',
      { ...CONFIGURED, sources: { ...sources, providers: ['altframe', 'altframe'] } },
      'sources.providers',
    ],
    [
      'options of an unknown provider',
      { ...CONFIGURED, providers: { nobody: {} } },
      'providers.nobody',
    ],
    ['an unknown option', altframe({ surprise: true }), 'providers.altframe.surprise'],
    ['an option with an unknown choice', altframe({ mode: 'loud' }), 'providers.altframe.mode'],
    ['an option of a wrong type', altframe({ keywords: 'sea' }), 'providers.altframe.keywords'],
    ['an option out of its bounds', altframe({ maxLength: 1001 }), 'providers.altframe.maxLength'],
    ['no option value at all', altframe({ mode: null }), 'providers.altframe.mode'],
    [
      'a code that is no language',
      { ...CONFIGURED, languages: ['en', 'no language'] },
      'languages.1',
    ],
    ['a language that is no text', { ...CONFIGURED, languages: [7] }, 'languages.0'],
    ['no language', { ...CONFIGURED, languages: [] }, 'languages'],
    [
      'a language twice under two spellings',
      { ...CONFIGURED, languages: ['fr-CA', 'FR_ca'] },
      'languages',
    ],
    [
      'a budget of an unknown provider',
      { ...CONFIGURED, budgets: { nobody: { monthlyCredits: 1 } } },
      'budgets.nobody',
    ],
    [
      'a budget below nothing',
      { ...CONFIGURED, budgets: { altframe: { monthlyCredits: -1 } } },
      'budgets.altframe.monthlyCredits',
    ],
    ['a rule without a path', rules({ folder: 'shop', action: 'skip' }), 'rules.0.folder'],
    [
      'a rule with an unknown key',
      rules({ folder: '/shop', action: 'skip', surprise: 1 }),
      'rules.0.surprise',
    ],
    ['a rule with an unknown action', rules({ folder: '/shop', action: 'burn' }), 'rules.0.action'],
    [
      'a rule with an unknown provider',
      rules({ folder: '/shop', provider: 'nobody' }),
      'rules.0.provider',
    ],
    [
      'a rule with a bad option',
      rules({ folder: '/shop', provider: 'altframe', options: { mode: 'loud' } }),
      'rules.0.options.mode',
    ],
    ['no object', ['settings'], ''],
  ])('refuse %s by name, and save nothing', async (_what, body, field) => {
    const error = refusal(await put(body), 400);
    expect(namedFields(error)).toEqual([field]);
    expect(error.name).toBe('ValidationError');
    expect(error.message).toContain('Nothing was saved');
    expect(error.message).toContain(field);
    expect(await scenario.settings()).toEqual(CONFIGURED);
  });

  it('name every bad field at once', async () => {
    const body = { ...CONFIGURED, onUpload: 1, onReplace: 2, surprise: 3 };
    expect(namedFields(refusal(await put(body), 400)).sort()).toEqual([
      'onReplace',
      'onUpload',
      'surprise',
    ]);
  });

  it('that were saved survive a restart and go before the configuration', async () => {
    ok(await put(EDITED));
    await scenario.strapi.restart();
    expect(await scenario.settings()).toEqual(EDITED);
  });
});

describe('the warnings of the settings', () => {
  let scenario: Scenario;
  const warnings = async () =>
    ok(await scenario.strapi.admin.get<Page<SettingsWarning>>(`${PATH}/warnings`));
  const codes = async () =>
    (await warnings()).results.map(({ code, provider }) =>
      [code, provider].filter(Boolean).join(' '),
    );

  beforeAll(async () => {
    scenario = await startScenario();
  });
  afterAll(() => scenario.stop());

  it('are none where all is well', async () => {
    expect(await warnings()).toEqual({
      results: [],
      pagination: { page: 1, pageSize: 100, pageCount: 1, total: 0 },
    });
  });

  it('name what is missing, each with the next step', async () => {
    const { strapi, vendor } = scenario;
    await strapi.restart({
      encryptionKey: false,
      plugin: { ...pluginConfig(vendor), providers: {}, publicUrl: 'http://192.168.1.7:1337' },
    });
    expect((await codes()).sort()).toEqual([
      'key_missing altframe',
      'no_encryption_key',
      'public_url_private',
    ]);
    const messages = (await warnings()).results.map(({ message }) => message).join('\n');
    expect(messages).toContain('admin.secrets.encryptionKey');
    expect(messages).toContain('publicUrl');
    expect(messages).toContain('AltFrame');
  });

  it('say that nothing generates texts where no provider is chosen', async () => {
    const { strapi, vendor } = scenario;
    await strapi.restart({
      plugin: pluginConfig(
        vendor,
        { sources: { providers: [] } },
        { publicUrl: 'https://cms.example.com' },
      ),
    });
    expect(await codes()).toContain('no_provider');
    expect(await codes()).not.toContain('public_url_private');
  });
});
