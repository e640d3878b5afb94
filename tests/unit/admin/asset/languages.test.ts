import { expect, it } from 'vitest';

import {
  directionOf,
  orderedLocales,
  ownNameOf,
} from '../../../../admin/src/components/asset/languageFacts';
import { entryLanguage } from '../../../../admin/src/contentManager/entryLanguage';

it.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['az', 'ltr'],
  ['az-Arab', 'rtl'],
  ['no language', 'ltr'],
])('texts in %s run %s', (code, direction) => {
  expect(directionOf(code)).toBe(direction);
});

it.each([
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['ar', 'العربية'],
  ['no language', 'no language'],
])('%s is called %s by its speakers', (code, name) => {
  expect(ownNameOf(code)).toBe(name);
});

it('puts the languages of the site first, and those kept besides last', () => {
  expect(orderedLocales(['en', 'fr'], ['de', 'fr', 'en'])).toEqual(['en', 'fr', 'de']);
});

it.each([
  [undefined, 'en'],
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['pt_BR', 'pt-PT'],
  ['de', undefined],
])('an entry in %s shows texts in %s', (locale, expected) => {
  expect(entryLanguage(locale, ['en', 'fr', 'pt-PT'])).toBe(expected);
});
