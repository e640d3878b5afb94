import { describe, expect, it } from 'vitest';

import { moved, placeAt, shiftOf } from '../../../admin/src/components/ordered/order';
import { firstBudget, spentOf } from '../../../admin/src/pages/Settings/credits/budget';
import { exampleOf } from '../../../admin/src/pages/Settings/example';
import {
  actionOf,
  oddityOf,
  withAction,
  withoutOption,
} from '../../../admin/src/pages/Settings/folders/rules';
import { fieldName, guessMapping } from '../../../admin/src/pages/Settings/pages/mapping';
import type { PageField } from '../../../server/src/contracts/pages';
import { finishAlternativeText } from '../../../server/src/texts/finish';

describe('A row that is dragged', () => {
  const rows = [0, 50, 100, 150].map((top) => ({ top, height: 40 }));

  it.each([
    [0, 0, 0],
    [0, 35, 1],
    [0, 25, 0],
    [0, 85, 2],
    [0, 900, 3],
    [3, -35, 2],
    [3, -900, 0],
    [2, -25, 2],
    [1, 30, 1],
  ])('from place %i by %i pixels takes place %i', (from, by, place) => {
    expect(placeAt(rows, from, by)).toBe(place);
  });

  it('makes those between make room', () => {
    const shifts = (from: number, to: number) =>
      rows.map((_row, at) => shiftOf(rows, at, from, to));
    expect(shifts(0, 2)).toEqual([0, -50, -50, 0]);
    expect(shifts(3, 1)).toEqual([0, 50, 50, 0]);
    expect(shifts(1, 1)).toEqual([0, 0, 0, 0]);
  });

  it('is put at its place', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a'], 3, 0)).toEqual(['a']);
  });
});

describe('A folder rule', () => {
  const rule = { folder: '/shop', provider: 'altframe', options: { mode: 'ecommerce', x: 1 } };

  it('loses the options of a provider that it no longer names', () => {
    expect(actionOf(rule)).toBe('altframe');
    expect(withAction(rule, 'altframe')).toBe(rule);
    expect(withAction(rule, 'imgix')).toEqual({ folder: '/shop', provider: 'imgix' });
    expect(withAction(rule, 'skip')).toEqual({ folder: '/shop', action: 'skip' });
    expect(actionOf({ folder: '/', action: 'skip' })).toBe('skip');
  });

  it('has no empty options', () => {
    const one = withoutOption(rule, 'x');
    expect(one).toEqual({ ...rule, options: { mode: 'ecommerce' } });
    expect(withoutOption(one, 'mode')).toEqual({ folder: '/shop', provider: 'altframe' });
  });

  it('is odd where its folder is gone, or an earlier one is for the same', () => {
    const skip = (folder: string) => ({ folder, action: 'skip' as const });
    const rules = [skip('/Shop/'), skip('/gone'), skip('/shop'), skip('/'), skip('')];
    const odd = (folders?: string[]) => rules.map((_rule, at) => oddityOf(rules, at, folders));
    expect(odd(['/shop'])).toEqual([null, 'gone', 'shadowed', null, null]);
    expect(odd()).toEqual([null, null, 'shadowed', null, null]);
  });
});

describe('A budget', () => {
  it('begins with some room over what a month costs', () => {
    expect(firstBudget(undefined)).toBe(1000);
    expect(firstBudget({ thisMonth: 0, usualMonth: null })).toBe(1000);
    expect(firstBudget({ thisMonth: 12, usualMonth: 100 })).toBe(150);
    expect(firstBudget({ thisMonth: 4321, usualMonth: 100 })).toBe(6500);
    expect(firstBudget({ thisMonth: 2, usualMonth: null })).toBe(3);
  });

  it('is fine, nearly used up, or used up', () => {
    expect(spentOf(10, 100)).toEqual({ percent: 10, state: 'fine' });
    expect(spentOf(80, 100)).toEqual({ percent: 80, state: 'near' });
    expect(spentOf(120, 100)).toEqual({ percent: 100, state: 'used-up' });
    expect(spentOf(0, 0)).toEqual({ percent: 100, state: 'used-up' });
  });
});

describe('The example of the text rules', () => {
  const sentence = { raw: 'Image of a red bicycle', clean: 'A red bicycle' };

  it.each([
    { prefix: '', suffix: '', maxLength: 125, removeRedundantPhrases: true },
    { prefix: '» ', suffix: ' «', maxLength: 10, removeRedundantPhrases: false },
    { prefix: ' Photo: ', suffix: ' 🚲 ', maxLength: 24, removeRedundantPhrases: true },
  ])('is what the server makes of it: %j', (rules) => {
    const { text, length, isTooLong } = exampleOf(sentence, rules);
    expect(text).toBe(finishAlternativeText(sentence.raw, 'en', rules));
    expect(length).toBe(Array.from(text).length);
    expect(isTooLong).toBe(length > rules.maxLength);
  });

  it('has no end while the length is being typed', () => {
    const rules = { prefix: '', suffix: '', maxLength: null, removeRedundantPhrases: true };
    expect(exampleOf(sentence, rules)).toMatchObject({ max: null, isTooLong: false });
  });
});

describe('A mapping of pages', () => {
  const field = (path: string, type: string, sent = true): PageField => ({
    ...{ path, type, sent },
    short: type === 'string' || type === 'text',
  });

  it('is guessed from the names of the fields', () => {
    const fields = [
      field('slug', 'string'),
      field('title', 'string'),
      field('secret', 'text', false),
      field('intro', 'text'),
      field('body', 'richtext'),
      field('seo', 'component'),
      field('seo.metaTitle', 'string'),
      field('seo.metaDescription', 'text'),
      field('sections', 'dynamiczone'),
    ];
    expect(guessMapping({ fields })).toEqual({
      title: 'title',
      content: ['intro', 'body', 'sections'],
      metaTitle: 'seo.metaTitle',
      metaDescription: 'seo.metaDescription',
    });
  });

  it('leaves open what cannot be guessed', () => {
    expect(guessMapping({ fields: [] })).toEqual({
      ...{ title: '', content: [], metaTitle: '', metaDescription: '' },
    });
    expect(guessMapping({ fields: [field('label', 'string')] }).title).toBe('label');
  });

  it('has its place in the form, although the name of a content type has dots', () => {
    expect(fieldName('api::a.a', 'title')).toBe('pages["api::a.a"].title');
  });
});
