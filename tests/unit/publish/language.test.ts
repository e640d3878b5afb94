import { expect, it } from 'vitest';

import { languageOf } from '../../../server/src/publish/missing';

it.each([
  ['fr', ['en', 'fr'], 'fr'],
  ['fr-CA', ['en', 'fr'], 'fr'],
  ['fr-CA', ['en', 'fr', 'fr-CA'], 'fr-CA'],
  ['en', ['en-US', 'fr'], 'en-US'],
  ['es', ['en', 'fr'], 'es'],
  [null, ['de', 'en'], 'de'],
])('an entry in %s, on a site in %j, wants texts in %s', (locale, languages, expected) => {
  expect(languageOf(locale, languages)).toBe(expected);
});
