import { describe, expect, it } from 'vitest';

import {
  faultIn,
  languagesOf,
  unsupportedLanguage,
} from '../../../server/src/describe/ask-provider';
import { altframe } from '../../../server/src/providers/altframe';
import type { DescribedText } from '../../../server/src/models/spend';
import { MAX_TEXT } from '../../../server/src/texts/finish';

const text = (change: Partial<DescribedText> = {}): DescribedText => ({
  alternativeText: 'A shoe',
  caption: null,
  title: null,
  keywords: null,
  ogDescription: null,
  ...change,
});

const BOTH = ['alternativeText', 'caption'] as const;

describe('languagesOf', () => {
  const writes = (supported: 'any' | string[]) => ({
    ...altframe,
    languages: { supported, perCall: 'one' as const },
  });

  it('gives the vendor’s own code for each language, in the order asked', () => {
    const languages = languagesOf(writes(['en', 'pt', 'zh-CN']), ['pt-BR', 'en', 'zh']);
    expect([...languages]).toEqual([
      ['pt-BR', 'pt'],
      ['en', 'en'],
      ['zh', 'zh-CN'],
    ]);
  });

  it('leaves out what the vendor does not write', () => {
    expect([...languagesOf(writes(['en']), ['de', 'en']).keys()]).toEqual(['en']);
    expect(languagesOf(writes(['en']), ['de']).size).toBe(0);
  });

  it('leaves a language as it is where the vendor sets no list', () => {
    expect([...languagesOf(writes('any'), ['gsw', 'pt-BR'])]).toEqual([
      ['gsw', 'gsw'],
      ['pt-BR', 'pt-BR'],
    ]);
  });

  it('gives two locales of one language the same code', () => {
    expect(new Set(languagesOf(writes(['pt']), ['pt-BR', 'pt-PT']).values())).toEqual(
      new Set(['pt']),
    );
  });
});

describe('unsupportedLanguage', () => {
  it('is an error that nobody tries again', () => {
    expect(unsupportedLanguage(altframe)).toMatchObject({
      code: 'unsupported_language',
      retryable: false,
      provider: 'altframe',
    });
  });
});

describe('faultIn', () => {
  const check = (
    texts: Record<string, DescribedText>,
    fields: readonly ('alternativeText' | 'caption')[] = BOTH,
    decorative = false,
  ) => faultIn({ texts, credits: 1, decorative }, fields);

  it.each(['A shoe', '猫', '🎉', '42', 'قطة', 'x'.repeat(MAX_TEXT)])(
    'finds none in a text',
    (alternativeText) => {
      expect(check({ en: text({ alternativeText }) })).toBeNull();
    },
  );

  it.each([
    ['no text at all', {}, 'no text'],
    ['a text that is null', { en: text({ alternativeText: null }) }, 'blank'],
    ['an empty text', { en: text({ alternativeText: '' }) }, 'blank'],
    ['white space', { en: text({ alternativeText: ' \n\t\u00A0\u3000' }) }, 'blank'],
    [
      'invisible characters',
      { en: text({ alternativeText: '\u200B\u200D\u2060\u00AD' }) },
      'blank',
    ],
    ['a full stop', { en: text({ alternativeText: '.' }) }, 'blank'],
    ['nothing but markup', { en: text({ alternativeText: '<p>&nbsp;</p><br>' }) }, 'blank'],
    [
      'nothing but a script',
      { en: text({ alternativeText: '<script>alert(1)</script>' }) },
      'blank',
    ],
    ['one blank language of two', { en: text(), fr: text({ alternativeText: ' ' }) }, 'blank'],
    ['an endless text', { en: text({ alternativeText: 'x'.repeat(MAX_TEXT + 1) }) }, 'longer'],
    ['an endless caption', { en: text({ caption: 'x'.repeat(MAX_TEXT + 1) }) }, 'longer'],
    ['an endless title', { en: text({ title: 'x'.repeat(MAX_TEXT + 1) }) }, 'longer'],
    ['an endless og description', { en: text({ ogDescription: 'x'.repeat(1e6) }) }, 'longer'],
    ['an endless keyword', { en: text({ keywords: ['x'.repeat(MAX_TEXT + 1)] }) }, 'longer'],
    [
      'a megabyte of markup',
      { en: text({ alternativeText: '<script'.repeat(150_000) }) },
      'longer',
    ],
  ])('finds one in %s', (_what, texts, fault) => {
    expect(check(texts)).toContain(fault);
  });

  it('asks for the caption where the site wants nothing else', () => {
    expect(check({ en: text({ alternativeText: null, caption: 'Red' }) }, ['caption'])).toBeNull();
    expect(check({ en: text({ caption: ' ' }) }, ['caption'])).toContain('blank');
  });

  it('lets a decorative image be without words, but not with endless ones', () => {
    const blank = text({ alternativeText: '' });
    expect(check({ en: blank }, BOTH, true)).toBeNull();
    const endless = text({ alternativeText: '', caption: 'x'.repeat(MAX_TEXT + 1) });
    expect(check({ en: endless }, BOTH, true)).toContain('longer');
  });
});
