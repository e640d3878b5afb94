import { describe, expect, it } from 'vitest';

import {
  baseLanguage,
  canonicalLanguage,
  englishName,
  ISO_639_1,
  matchLanguage,
} from '../../server/src/languages';

describe('canonicalLanguage', () => {
  it.each([
    ['en', 'en'],
    ['FR-ca', 'fr-CA'],
    ['pt_BR', 'pt-BR'],
    [' de ', 'de'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['iw', 'he'],
    ['gsw', 'gsw'],
  ])('%s is %s', (code, canonical) => {
    expect(canonicalLanguage(code)).toBe(canonical);
  });

  it.each(['', ' ', 'English', 'e', 'en-', 'en--US', '../en', 'en;q=1', '英語', 'x-default'])(
    '“%s” is none',
    (code) => {
      expect(canonicalLanguage(code)).toBeNull();
    },
  );

  it('stays as it is when it is made twice', () => {
    for (const code of ISO_639_1) {
      const once = canonicalLanguage(code) ?? '';
      expect(canonicalLanguage(once)).toBe(once);
    }
  });
});

describe('baseLanguage', () => {
  it('is the language without script and region', () => {
    expect(['pt-BR', 'zh-Hant-TW', 'gsw', 'en'].map(baseLanguage)).toEqual([
      'pt',
      'zh',
      'gsw',
      'en',
    ]);
  });
});

describe('matchLanguage', () => {
  it.each([
    ['the same code first', 'pt-BR', ['pt', 'pt-PT', 'pt-BR'], 'pt-BR'],
    ['then the language without a region', 'pt-BR', ['pt-PT', 'pt'], 'pt'],
    ['then any region of it', 'pt-BR', ['en', 'pt-PT'], 'pt-PT'],
    ['a region for a language without one', 'pt', ['pt-PT'], 'pt-PT'],
    ['nothing of another language', 'pt', ['en', 'es'], null],
    ['nothing that only begins alike', 'gs', ['gsw'], null],
    ['nothing of nothing', 'pt', [], null],
  ])('takes %s', (_what, wanted, available, match) => {
    expect(matchLanguage(wanted, available)).toBe(match);
  });

  it('finds every language of ISO 639-1 under the code that the settings keep', () => {
    const lost = ISO_639_1.filter(
      (code) => matchLanguage(canonicalLanguage(code) ?? '', ISO_639_1) === null,
    );
    expect(lost).toEqual([]);
  });

  it('finds a language that the vendor knows by an old code', () => {
    expect(matchLanguage('he', ['en', 'iw'])).toBe('iw');
    expect(matchLanguage('fil', ['en', 'tl'])).toBe('tl');
    expect(matchLanguage('nb', ['en', 'no'])).toBe('no');
  });
});

describe('englishName', () => {
  it('is what a prompt calls the language', () => {
    expect(['en', 'pt-BR', 'gsw'].map(englishName)).toEqual([
      'English',
      'Brazilian Portuguese',
      'Swiss German',
    ]);
  });
});

describe('the codes of ISO 639-1', () => {
  it('are two letters each, and there once', () => {
    for (const code of ISO_639_1) expect(code).toMatch(/^[a-z]{2}$/);
    expect(new Set(ISO_639_1).size).toBe(ISO_639_1.length);
    expect(ISO_639_1.length).toBeGreaterThan(180);
  });
});
