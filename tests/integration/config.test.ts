import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { ProviderInfo } from '../../server/src/contracts/providers';
import type { Settings } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { startStrapi, type RunningStrapi } from '../support/strapi';

const SECRET = 'af_live_never_to_be_told_4711';

type Config = Record<string, unknown>;

/** What stops the boot with this configuration. */
async function bootError(plugin: Config): Promise<Error> {
  let app: RunningStrapi;
  try {
    app = await startStrapi({ plugin });
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  await app.stop();
  throw new Error('Strapi booted with a configuration that it should have refused');
}

describe('a bad configuration stops the boot', () => {
  const altframe = (config: Config): Config => ({ providers: { altframe: config } });

  it.each<[string, Config, string, RegExp]>([
    ['an unknown key', { surprise: SECRET }, 'alt-text.config', /surprise/],
    ['providers as a list', { providers: [SECRET] }, 'alt-text.config.providers', /expected/],
    [
      'a provider as a text',
      { providers: { altframe: SECRET } },
      'alt-text.config.providers.altframe',
      /expected/,
    ],
    [
      'an unknown provider',
      { providers: { altfame: { apiKey: SECRET } } },
      'alt-text.config.providers.altfame',
      /altframe/,
    ],
    [
      'a key that is no text',
      altframe({ apiKey: { secret: SECRET } }),
      'alt-text.config.providers.altframe.apiKey',
      /string/,
    ],
    [
      'a key that cannot go into a header',
      altframe({ apiKey: `${SECRET}\r\nx-evil: 1` }),
      'alt-text.config.providers.altframe.apiKey',
      /spaces/,
    ],
    [
      'a base URL without a scheme',
      altframe({ apiKey: SECRET, baseUrl: 'altframe.app' }),
      'alt-text.config.providers.altframe.baseUrl',
      /http/,
    ],
    [
      'a base URL of a file',
      altframe({ baseUrl: `file:///${SECRET}` }),
      'alt-text.config.providers.altframe.baseUrl',
      /http/,
    ],
    ['a public URL that is none', { publicUrl: SECRET }, 'alt-text.config.publicUrl', /http/],
    [
      'a concurrency of 0',
      { queue: { concurrency: 0 } },
      'alt-text.config.queue.concurrency',
      /from 1 to 64/,
    ],
    [
      'half a worker',
      { queue: { concurrency: 1.5 } },
      'alt-text.config.queue.concurrency',
      /whole number/,
    ],
    [
      'a concurrency as a text',
      { queue: { concurrency: '4' } },
      'alt-text.config.queue.concurrency',
      /whole number/,
    ],
    [
      'an unknown engine',
      { queue: { engine: SECRET } },
      'alt-text.config.queue.engine',
      /embedded/,
    ],
    [
      'an unknown key of the queue',
      { queue: { surprise: SECRET } },
      'alt-text.config.queue',
      /surprise/,
    ],
    [
      'too short a time-out',
      { requestTimeoutMs: 10 },
      'alt-text.config.requestTimeoutMs',
      /from 1000 to 600000/,
    ],
    [
      'a time-out before now',
      { shutdownTimeoutMs: -1 },
      'alt-text.config.shutdownTimeoutMs',
      /from 0 to 600000/,
    ],
    [
      'an unknown setting',
      { settings: { surprise: SECRET } },
      'alt-text.config.settings',
      /surprise/,
    ],
    [
      'an unknown choice',
      { settings: { onUpload: SECRET } },
      'alt-text.config.settings.onUpload',
      /apply/,
    ],
    [
      'no language',
      { settings: { languages: [] } },
      'alt-text.config.settings.languages',
      /at least one/,
    ],
    [
      'a language that is none',
      { settings: { languages: ['en', SECRET] } },
      'alt-text.config.settings.languages.1',
      /BCP-47/,
    ],
    [
      'an unknown mode of a provider',
      { settings: { providers: { altframe: { mode: SECRET } } } },
      'alt-text.config.settings.providers.altframe.mode',
      /standard/,
    ],
    [
      'an unknown option of a provider',
      { settings: { providers: { altframe: { surprise: SECRET } } } },
      'alt-text.config.settings.providers.altframe.surprise',
      /unknown option/,
    ],
    [
      'a source that is no provider',
      { settings: { sources: { providers: ['altframe', SECRET] } } },
      'alt-text.config.settings.sources.providers.1',
      /altframe/,
    ],
    [
      'a rule with an unknown provider',
      { settings: { rules: [{ folder: '/shop', provider: SECRET }] } },
      'alt-text.config.settings.rules.0.provider',
      /altframe/,
    ],
    [
      'a rule without a path',
      { settings: { rules: [{ folder: SECRET, action: 'skip' }] } },
      'alt-text.config.settings.rules.0.folder',
      /begins with/,
    ],
    [
      'a budget as a text',
      { settings: { budgets: { altframe: { monthlyCredits: SECRET } } } },
      'alt-text.config.settings.budgets.altframe.monthlyCredits',
      /number/,
    ],
    [
      'a schedule at the 61st minute',
      { schedules: [{ cron: '0 3 * * *' }, { cron: '61 3 * * *' }] },
      'alt-text.config.schedules.1.cron',
      /cron expression/,
    ],
    [
      'a schedule on a day that never comes',
      { schedules: [{ cron: '0 3 30 2 *' }] },
      'alt-text.config.schedules.0.cron',
      /a moment to come/,
    ],
    [
      'a schedule that is a text',
      { schedules: [{ cron: SECRET }] },
      'alt-text.config.schedules.0.cron',
      /five or six fields/,
    ],
    [
      'a schedule in a time zone that is none',
      { schedules: [{ cron: '0 3 * * *', timezone: SECRET }] },
      'alt-text.config.schedules.0.timezone',
      /Europe/,
    ],
    [
      'a schedule with an unknown provider',
      { schedules: [{ cron: '0 3 * * *', options: { provider: SECRET } }] },
      'alt-text.config.schedules.0.options.provider',
      /altframe/,
    ],
  ])(
    '%s: names the key and what was expected, and quotes nothing',
    async (_what, config, key, expected) => {
      const error = await bootError(config);
      expect(error.message).toContain('alt-text config');
      expect(error.message).toContain(key);
      expect(error.message).toMatch(expected);
      expect(`${error.stack}${String(error.cause)}`).not.toContain('never_to_be_told');
    },
  );

  it('names every wrong key at once', async () => {
    const { message } = await bootError({
      publicUrl: 'x',
      requestTimeoutMs: 'y',
      queue: { concurrency: 0 },
    });
    for (const key of ['publicUrl', 'requestTimeoutMs', 'queue.concurrency']) {
      expect(message).toContain(`alt-text.config.${key}`);
    }
  });
});

describe('a configuration with gaps', () => {
  let app: RunningStrapi;
  const settings = async () => ok(await app.admin.get<Settings>('/alt-text/settings'));

  beforeAll(async () => {
    app = await startStrapi({
      plugin: {
        // As `env()` gives them where the variable is there but empty.
        providers: { altframe: { apiKey: '', baseUrl: '' } },
        publicUrl: '',
        settings: {
          sources: { providers: ['altframe'] },
          languages: ['DE', 'pt_br'],
          text: { prefix: 'Foto: ' },
          fields: { caption: false },
          providers: { altframe: { keywords: ['sea'] } },
        },
      },
    });
  });
  afterAll(() => app.stop());

  it('takes empty values for ones that are not set', async () => {
    const { results } = ok(await app.admin.get<Page<ProviderInfo>>('/alt-text/providers'));
    expect(results.find(({ id }) => id === 'altframe')?.keySource).toBe('none');
    const warnings = ok(await app.admin.get<Page<{ code: string }>>('/alt-text/settings/warnings'));
    expect(warnings.results.map(({ code }) => code)).toEqual(['key_missing']);
  });

  it('lays the settings it names over the defaults, lists whole', async () => {
    expect(await settings()).toEqual({
      sources: {
        embeddedMetadata: true,
        reuseIdenticalImages: true,
        providers: ['altframe'],
        whenOutOfCredits: 'stop',
      },
      providers: { altframe: { keywords: ['sea'] } },
      languages: ['de', 'pt-BR'],
      fields: { alternativeText: true, caption: false, captionFallback: 'leave' },
      onUpload: 'apply',
      onReplace: 'suggest',
      onPublish: 'off',
      text: { prefix: 'Foto: ', suffix: '', maxLength: 125, removeRedundantPhrases: true },
      rules: [],
      budgets: {},
      pages: {},
      delivery: { localize: true },
    });
  });

  it('does not bring back list entries that were taken out in the settings page', async () => {
    const saved = {
      ...(await settings()),
      languages: ['fr'],
      providers: { altframe: { keywords: [] } },
    };
    ok(await app.admin.put('/alt-text/settings', saved));
    await app.restart();
    expect(await settings()).toEqual(saved);
  });

  it('takes a blank key for none', async () => {
    await app.restart({ plugin: { providers: { altframe: { apiKey: '  \n' } } } });
    const { results } = ok(await app.admin.get<Page<ProviderInfo>>('/alt-text/providers'));
    expect(results.find(({ id }) => id === 'altframe')?.keySource).toBe('none');
  });
});
