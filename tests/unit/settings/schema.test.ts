import { describe, expect, it } from 'vitest';

import type { SavedSettings } from '../../../server/src/contracts/settings';
import { altframe } from '../../../server/src/providers/altframe';
import { checkOptions } from '../../../server/src/providers/options';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';
import { validateSettings } from '../../../server/src/settings/schema';

const validate = (input: unknown) =>
  validateSettings(
    input,
    (id) => id === 'altframe',
    (id, options) => (id === 'altframe' ? checkOptions(altframe.options, options) : []),
    (pages) =>
      'api::lost.lost' in pages ? [{ path: ['api::lost.lost'], message: 'it is lost' }] : [],
  );

const settings = (change: Record<string, unknown>) => ({ ...DEFAULT_SETTINGS, ...change });

function accepted(input: unknown): SavedSettings {
  const result = validate(input);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.settings;
}

function refusedPaths(input: unknown): string[] {
  const result = validate(input);
  return 'errors' in result ? result.errors.map(({ path }) => path.join('.')) : [];
}

const FULL = settings({
  sources: {
    embeddedMetadata: false,
    reuseIdenticalImages: false,
    providers: ['altframe'],
    whenOutOfCredits: 'next',
  },
  providers: { altframe: { mode: 'ecommerce', keywords: ['a'], maxLength: 80 } },
  languages: ['en', 'pt-BR'],
  fields: { alternativeText: true, caption: false, captionFallback: 'second-call' },
  onUpload: 'suggest',
  onReplace: 'off',
  text: { prefix: 'a', suffix: 'b', maxLength: 200, removeRedundantPhrases: false },
  rules: [
    { folder: '/private', action: 'skip' },
    { folder: '/shop', provider: 'altframe', options: { mode: 'ecommerce' } },
    { folder: '/', provider: 'altframe' },
  ],
  budgets: { altframe: { monthlyCredits: 5000 } },
  pages: {
    'api::page.page': {
      title: 'title',
      content: ['intro', 'sections'],
      keyword: '{{entry.topic}}',
      metaTitle: 'seo.metaTitle',
      metaDescription: 'seo.metaDescription',
      provider: 'altframe',
    },
  },
});

const PAGE = { title: 'title', content: [], metaTitle: 'a', metaDescription: 'b' };

describe('validateSettings', () => {
  it('accepts the defaults, and takes them as they are', () => {
    expect(accepted(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('accepts every setting, and takes it as it is', () => {
    expect(accepted(FULL)).toEqual(FULL);
  });

  it('stops at an empty account where older settings say nothing of it', () => {
    const { whenOutOfCredits, ...older } = DEFAULT_SETTINGS.sources;
    expect(whenOutOfCredits).toBe('stop');
    expect(accepted(settings({ sources: older })).sources.whenOutOfCredits).toBe('stop');
  });

  it('takes the locales of the site for languages', () => {
    expect(accepted(settings({ languages: 'locales' })).languages).toBe('locales');
  });

  it('says what it expected for languages', () => {
    const result = validate(settings({ languages: 'fr' }));
    const [error] = 'errors' in result ? result.errors : [];
    expect(error).toMatchObject({
      path: ['languages'],
      message: "expected 'locales' or a list of BCP-47 language codes",
    });
    const { languages, ...without } = DEFAULT_SETTINGS;
    expect(languages).toEqual(['en']);
    expect(refusedPaths(without)).toEqual(['languages']);
  });

  it('delivers texts by language where older settings say nothing of it', () => {
    const { delivery, ...older } = DEFAULT_SETTINGS;
    expect(accepted(older).delivery).toEqual(delivery);
    expect(refusedPaths(settings({ delivery: { localize: 'yes' } }))).toEqual([
      'delivery.localize',
    ]);
  });

  it('keeps languages in their canonical form', () => {
    expect(accepted(settings({ languages: ['FR_ca', 'iw', 'zh-hans-cn'] })).languages).toEqual([
      'fr-CA',
      'he',
      'zh-Hans-CN',
    ]);
  });

  it('knows no pages where older settings say nothing of them', () => {
    const { pages, ...older } = DEFAULT_SETTINGS;
    expect(pages).toEqual({});
    expect(accepted(older).pages).toEqual({});
  });

  it.each([
    ['a mapping of pages without targets', { title: 'title', content: [] }, 'metaTitle'],
    ['an unknown key of a mapping', { ...PAGE, colour: 1 }, 'colour'],
    ['a field that is no path', { ...PAGE, title: 'a..b' }, 'title'],
    ['a keyword that is neither', { ...PAGE, keyword: 'two words' }, 'keyword'],
  ])('names %s', (_what, mapping, field) => {
    const paths = refusedPaths(settings({ pages: { 'api::page.page': mapping } }));
    expect(paths).toContain(`pages.api::page.page.${field}`);
  });

  it('names a mapping that does not fit this Strapi', () => {
    const pages = { 'api::lost.lost': PAGE };
    expect(refusedPaths(settings({ pages }))).toEqual(['pages.api::lost.lost']);
  });

  it.each([
    ['an unknown key', { onDownload: 'apply' }, 'onDownload'],
    ['an unknown key inside', { text: { ...DEFAULT_SETTINGS.text, colour: 1 } }, 'text.colour'],
    ['a missing part', { text: undefined }, 'text'],
    [
      'a missing key inside',
      { fields: { alternativeText: true, caption: true } },
      'fields.captionFallback',
    ],
    ['a value that is no choice', { onUpload: 'maybe' }, 'onUpload'],
    [
      'a number as text',
      { text: { ...DEFAULT_SETTINGS.text, maxLength: '125' } },
      'text.maxLength',
    ],
    ['too small a length', { text: { ...DEFAULT_SETTINGS.text, maxLength: 19 } }, 'text.maxLength'],
    ['half a character', { text: { ...DEFAULT_SETTINGS.text, maxLength: 99.5 } }, 'text.maxLength'],
    ['no language', { languages: [] }, 'languages'],
    ['a language that is none', { languages: ['en', 'English!'] }, 'languages.1'],
    ['a language twice', { languages: ['en', 'EN'] }, 'languages'],
    [
      'a provider twice',
      { sources: { ...DEFAULT_SETTINGS.sources, providers: ['altframe', 'altframe'] } },
      'sources.providers',
    ],
    [
      'a provider that is none',
      { sources: { ...DEFAULT_SETTINGS.sources, providers: ['nobody'] } },
      'sources.providers.0',
    ],
    ['options of nobody', { providers: { nobody: {} } }, 'providers.nobody'],
    [
      'an unknown option',
      { providers: { altframe: { colour: 'red' } } },
      'providers.altframe.colour',
    ],
    ['a bad option', { providers: { altframe: { maxLength: 5 } } }, 'providers.altframe.maxLength'],
    ['a folder that is no path', { rules: [{ folder: 'shop', action: 'skip' }] }, 'rules.0.folder'],
    ['an unknown action', { rules: [{ folder: '/shop', action: 'burn' }] }, 'rules.0.action'],
    ['a rule for nobody', { rules: [{ folder: '/shop', provider: 'nobody' }] }, 'rules.0.provider'],
    [
      'a bad option of a rule',
      { rules: [{ folder: '/shop', provider: 'altframe', options: { mode: 'x' } }] },
      'rules.0.options.mode',
    ],
    [
      'a negative budget',
      { budgets: { altframe: { monthlyCredits: -1 } } },
      'budgets.altframe.monthlyCredits',
    ],
    ['a budget of nobody', { budgets: { nobody: { monthlyCredits: 1 } } }, 'budgets.nobody'],
  ])('refuses %s by its name', (_what, change, path) => {
    expect(refusedPaths(settings(change))).toEqual([path]);
  });

  it('names every bad field at once', () => {
    const paths = refusedPaths(settings({ onUpload: 1, onReplace: 2, languages: [3], extra: 4 }));
    expect(paths.sort()).toEqual(['extra', 'languages.0', 'onReplace', 'onUpload']);
  });

  it.each([null, undefined, 'settings', 7, []])('refuses %o', (input) => {
    expect(refusedPaths(input)).not.toEqual(['never']);
    expect(validate(input)).toHaveProperty('errors');
  });

  it('says what was expected, in words', () => {
    const result = validate(settings({ onUpload: 'maybe', languages: [] }));
    const messages = 'errors' in result ? result.errors.map(({ message }) => message) : [];
    expect(messages.join(' ')).toMatch(/apply.*suggest.*off/);
    expect(messages.join(' ')).toContain('at least one language');
  });
});
