import { describe, expect, it } from 'vitest';

import { readAddress } from '../../../../admin/src/pages/Review/address';
import { requestsFor, resultOf, type Target } from '../../../../admin/src/pages/Review/list/bulk';
import { comparisonsOf } from '../../../../admin/src/pages/Review/texts/comparison';
import { differences } from '../../../../admin/src/pages/Review/texts/differences';
import type { AssetText } from '../../../../server/src/contracts/texts';

const changed = (parts: { text: string; changed: boolean }[]) =>
  parts.filter((part) => part.changed).map(({ text }) => text);
const whole = (parts: { text: string }[]) => parts.map(({ text }) => text).join('');

describe('The differences of two texts', () => {
  it('are words, and both texts stay whole', () => {
    const [a, b] = ['A red bicycle leans on a wall.', 'A blue bicycle leans on a brick wall.'];
    const { before, after } = differences(a, b, 'en');
    expect([whole(before), whole(after)]).toEqual([a, b]);
    expect(changed(before)).toEqual(['red']);
    expect(changed(after).map((text) => text.trim())).toEqual(['blue', 'brick']);
  });

  it('are found where no blanks part the words', () => {
    const { after } = differences(
      '赤い自転車が壁に寄りかかっている',
      '青い自転車が壁に寄りかかっている',
      'ja',
    );
    expect(changed(after)).toEqual(['青い']);
  });

  it('are not marked where everything differs, or one side is empty', () => {
    const other = differences('A red bicycle', 'Two dogs in deep snow', 'en');
    expect([...changed(other.before), ...changed(other.after)]).toEqual([]);
    expect(differences('', 'A dog', 'en')).toEqual({
      before: [],
      after: [{ text: 'A dog', changed: false }],
    });
  });

  it('of very long texts are not looked for', () => {
    const long = 'word '.repeat(2000);
    const began = performance.now();
    expect(changed(differences(long, `${long}end`, 'en').after)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('What a suggestion would change', () => {
  const text: AssetText = {
    alternativeText: 'Old',
    caption: 'A caption',
    state: 'suggested',
    suggestion: { alternativeText: 'New', caption: null },
    updatedAt: null,
  };

  it('is each field that is offered; one that is not stays', () => {
    expect(comparisonsOf(text, 'en')).toMatchObject([
      { field: 'alternativeText', offered: [{ text: 'New' }], standing: [{ text: 'Old' }] },
      { field: 'caption', offered: null, standing: [{ text: 'A caption', changed: false }] },
    ]);
  });

  it('may be an empty text, and leaves out what neither side has', () => {
    const suggestion = { alternativeText: '', caption: null };
    const decorative = { ...text, alternativeText: null, caption: null, suggestion };
    expect(comparisonsOf(decorative, 'en')).toEqual([
      { field: 'alternativeText', offered: [], standing: [] },
    ]);
  });
});

describe('A decision on many', () => {
  const target = (assetId: number, locale: string): Target => ({
    assetId,
    locale,
    name: `${assetId}.jpg`,
  });

  it('is asked for language by language, so many at once', () => {
    const targets = [
      target(1, 'en'),
      target(1, 'fr'),
      ...Array.from({ length: 300 }, (_, index) => target(index + 2, 'en')),
    ];
    const requests = requestsFor(targets, 'approve');
    expect(requests.map(({ locale, ids }) => [locale, ids.length])).toEqual([
      ['en', 200],
      ['en', 101],
      ['fr', 1],
    ]);
  });

  it('tells what was done, and of the rest why not', () => {
    const targets = [target(1, 'en'), target(2, 'en'), target(1, 'fr')];
    const skip = { id: 2, locale: 'en', code: 'changed_since', message: 'No.' } as const;
    const body = { ids: [1, 2], locale: 'en', decision: 'approve' } as const;
    expect(resultOf(targets, { ...body, ids: [...body.ids] }, [skip])).toEqual({
      decision: 'approve',
      done: [target(1, 'en')],
      notDone: [{ ...target(2, 'en'), reason: skip }],
    });
  });
});

describe('The address of the review', () => {
  it('gives the filters that make sense, and no others', () => {
    expect(
      readAddress({ view: 'list', locale: 'fr', quality: 'severe', sort: 'name', folder: '' }),
    ).toMatchObject({ view: 'list', locale: 'fr', quality: 'severe', sort: 'name' });
    const odd = readAddress({ view: 'grid', sort: 'size', quality: '<b>', locale: ['fr'] });
    expect(Object.values(odd).every((value) => value === undefined)).toBe(true);
  });
});
