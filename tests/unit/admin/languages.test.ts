import { describe, expect, it } from 'vitest';

import { canonicalLanguage, offeredLanguages } from '../../../admin/src/pages/Settings/languages';

describe('The languages of the settings page', () => {
  it.each([
    ['fr', 'fr'],
    [' DE-at ', 'de-AT'],
    ['pt_BR', 'pt-BR'],
    ['zh-hans', 'zh-Hans'],
  ])('reads the code %j as %s', (typed, code) => {
    expect(canonicalLanguage(typed)).toBe(code);
  });

  it.each(['', 'not a code', '-', 'x'])('does not take %j for a code', (typed) => {
    expect(canonicalLanguage(typed)).toBeNull();
  });

  it('offers what the providers name beside the common ones, each once', () => {
    const offered = offeredLanguages([{ languages: 'any' }, { languages: ['fr', 'tlh'] }]);
    expect(offered).toContain('tlh');
    expect(offered.filter((code) => code === 'fr')).toHaveLength(1);
    expect(offered.every((code) => canonicalLanguage(code) === code)).toBe(true);
  });
});
