import { describe, expect, it } from 'vitest';

import { parseConfig } from '../../../server/src/settings/config';

const SECRET = 'af_live_0123456789_secret';

/** What the boot would stop with. */
function complaint(config: unknown): string {
  try {
    parseConfig(config);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

describe('parseConfig', () => {
  it.each([[undefined], [null], [{}]])('is complete without any configuration: %o', (config) => {
    expect(parseConfig(config)).toEqual({
      providers: {},
      publicUrl: undefined,
      queue: { engine: 'embedded', concurrency: 4 },
      requestTimeoutMs: 30_000,
      shutdownTimeoutMs: 10_000,
      schedules: [],
      settings: {},
    });
  });

  it('takes what was configured', () => {
    const config = parseConfig({
      providers: {
        altframe: { apiKey: SECRET, baseUrl: 'http://127.0.0.1:4711' },
        imgix: { apiKey: SECRET, sourceUrl: 'https://assets.example.com' },
      },
      publicUrl: 'https://cms.example.com/strapi',
      queue: { concurrency: 8 },
      requestTimeoutMs: 5000,
      settings: { languages: ['de'], text: { maxLength: 90 } },
    });
    expect(config).toMatchObject({
      providers: {
        altframe: { apiKey: SECRET, baseUrl: 'http://127.0.0.1:4711' },
        imgix: { sourceUrl: 'https://assets.example.com' },
      },
      publicUrl: 'https://cms.example.com/strapi',
      queue: { engine: 'embedded', concurrency: 8 },
      requestTimeoutMs: 5000,
      settings: { languages: ['de'], text: { maxLength: 90 } },
    });
  });

  it.each(['', '   ', null, undefined])('takes the unset variable %o for “not set”', (unset) => {
    const config = parseConfig({
      providers: { altframe: { apiKey: unset, baseUrl: unset } },
      publicUrl: unset,
    });
    expect(config.providers['altframe']?.apiKey).toBeUndefined();
    expect(config.providers['altframe']?.baseUrl).toBeUndefined();
    expect(config.publicUrl).toBeUndefined();
  });

  it('takes the line break off a key that came from a file', () => {
    const config = parseConfig({ providers: { altframe: { apiKey: `${SECRET}\n` } } });
    expect(config.providers['altframe']?.apiKey).toBe(SECRET);
  });

  it.each([
    ['an unknown key', { provider: {} }, 'alt-text.config.provider'],
    [
      'an unknown key of the queue',
      { queue: { engin: 'embedded' } },
      'alt-text.config.queue.engin',
    ],
    ['another engine', { queue: { engine: 'magic' } }, 'alt-text.config.queue.engine'],
    ['no concurrency', { queue: { concurrency: 0 } }, 'alt-text.config.queue.concurrency'],
    ['half a worker', { queue: { concurrency: 1.5 } }, 'alt-text.config.queue.concurrency'],
    ['seconds for milliseconds', { requestTimeoutMs: 30 }, 'alt-text.config.requestTimeoutMs'],
    ['a time as text', { requestTimeoutMs: '30000' }, 'alt-text.config.requestTimeoutMs'],
    ['a URL without a scheme', { publicUrl: 'cms.example.com' }, 'alt-text.config.publicUrl'],
    ['a URL of another scheme', { publicUrl: 'ftp://example.com' }, 'alt-text.config.publicUrl'],
    [
      'a base URL that is none',
      { providers: { altframe: { baseUrl: 'altframe' } } },
      'alt-text.config.providers.altframe.baseUrl',
    ],
    [
      'a key that is no text',
      { providers: { altframe: { apiKey: 7 } } },
      'alt-text.config.providers.altframe.apiKey',
    ],
    ['a provider that is no object', { providers: { altframe: SECRET } }, 'providers.altframe'],
    [
      'an unknown setting',
      { settings: { onDownload: 'off' } },
      'alt-text.config.settings.onDownload',
    ],
    ['a bad setting', { settings: { onUpload: 'maybe' } }, 'alt-text.config.settings.onUpload'],
    ['a bad language', { settings: { languages: ['!'] } }, 'alt-text.config.settings.languages.0'],
    [
      'a bad rule',
      { settings: { rules: [{ folder: 'x', action: 'skip' }] } },
      'alt-text.config.settings.rules.0.folder',
    ],
  ])('refuses %s by its name, and says what was expected', (_what, config, key) => {
    const message = complaint(config);
    expect(message).toContain(`${key}: `);
    expect(message.split(`${key}: `)[1]).toMatch(/\w+ \S+/);
  });

  it('names every bad key', () => {
    const message = complaint({ publicUrl: 'x', requestTimeoutMs: 1, queue: { concurrency: 99 } });
    expect(message).toContain('publicUrl');
    expect(message).toContain('requestTimeoutMs');
    expect(message).toContain('queue.concurrency');
  });

  it.each([
    [{ providers: { altframe: { apiKey: `${SECRET} ü` } } }],
    [{ providers: { altframe: { apiKey: [SECRET] } } }],
    [{ providers: { altframe: { baseUrl: SECRET } } }],
    [{ providers: { altframe: SECRET } }],
    [{ providers: SECRET }],
    [{ publicUrl: SECRET }],
    [{ queue: { engine: SECRET } }],
    [{ queue: { concurrency: SECRET } }],
    [{ requestTimeoutMs: SECRET }],
    [{ settings: { onUpload: SECRET } }],
    [{ settings: { languages: [SECRET] } }],
    [{ settings: { rules: [{ folder: SECRET, action: SECRET }] } }],
    [{ settings: { fields: { captionFallback: SECRET } } }],
    [SECRET],
  ])('never quotes a value, which may be a secret in the wrong place: %j', (config) => {
    const message = complaint(config);
    expect(message).not.toBe('');
    expect(message).not.toContain(SECRET);
  });
});
