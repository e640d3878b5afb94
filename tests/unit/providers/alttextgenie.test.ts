import { describe, expect, it } from 'vitest';

import { languagesOf } from '../../../server/src/describe/ask-provider';
import { alttextgenie } from '../../../server/src/providers/alttextgenie';
import { SUPPORTED, VENDOR_CODES } from '../../../server/src/providers/alttextgenie/languages';
import { joinKeywords } from '../../../server/src/providers/alttextgenie/request';
import { LANGUAGES } from '../../vendors/alttextgenie/languages';

describe('the languages', () => {
  it('are the 138 of the document, no more and no less', () => {
    expect(VENDOR_CODES).toHaveLength(138);
    expect(new Set(VENDOR_CODES).size).toBe(138);
    expect(VENDOR_CODES).toEqual(LANGUAGES.map(({ code }) => code));
  });

  it('are 137 in BCP-47, as Hebrew is there twice', () => {
    expect(SUPPORTED).toHaveLength(137);
    expect(SUPPORTED).toEqual(Intl.getCanonicalLocales([...SUPPORTED]));
    expect(SUPPORTED).not.toContain('iw');
    expect(SUPPORTED).not.toContain('tl');
  });

  it.each([
    ['he', 'he'],
    ['fil', 'fil'],
    ['zh-Hans', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['pt-BR', 'pt'],
    ['nb', 'no'],
    ['nn', 'no'],
    ['no', 'no'],
  ])('serve %s as %s', (locale, language) => {
    expect(languagesOf(alttextgenie, [locale]).get(locale)).toBe(language);
  });
});

describe('the keywords', () => {
  const long = (length: number) => 'x'.repeat(length);

  it.each([
    [[], ''],
    [['one'], 'one'],
    [['one', 'two words'], 'one two words'],
    [[long(255)], long(255)],
    [[long(256)], ''],
    [[long(256), 'short'], 'short'],
    [[long(200), long(54), 'more'], `${long(200)} ${long(54)}`],
    [[long(200), long(55), 'more'], long(200)],
  ])('%j are joined within 255 characters', (keywords, joined) => {
    expect(joinKeywords(keywords)).toBe(joined);
  });
});
