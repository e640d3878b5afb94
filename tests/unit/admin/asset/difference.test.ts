import { describe, expect, it } from 'vitest';

import { differenceOf } from '../../../../admin/src/components/asset/difference';

/** `[-removed-]` and `{+added+}` */
const marked = (before: string, after: string, locale = 'en'): string =>
  differenceOf(before, after, locale)
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('');

describe('The difference of two texts', () => {
  it.each([
    ['', '', ''],
    ['A red boat', 'A red boat', 'A red boat'],
    ['', 'A boat', '{+A boat+}'],
    ['A boat', '', '[-A boat-]'],
    ['A red boat', 'A blue boat', 'A [-red-]{+blue+} boat'],
    ['A boat', 'A small boat', 'A {+small +}boat'],
    ['A boat at sea.', 'A boat.', 'A boat[- at sea-].'],
    ['Two red boats', 'Three blue boats', '[-Two red-]{+Three blue+} boats'],
  ])('from %j to %j is told word by word: %s', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it('finds words where a language writes no spaces', () => {
    expect(marked('赤い自転車', '青い自転車', 'ja')).toBe('[-赤い-]{+青い+}自転車');
  });

  it('is told for a language that nobody knows', () => {
    expect(marked('A red boat', 'A blue boat', 'no language')).toBe('A [-red-]{+blue+} boat');
  });

  it('holds both texts whole, however long they are', () => {
    const before = Array.from({ length: 700 }, (_, index) => `old${index % 7}`).join(' ');
    const after = Array.from({ length: 700 }, (_, index) => `new${index % 5}`).join(' ');
    const pieces = differenceOf(before, after, 'en');
    const without = (kind: 'added' | 'removed') =>
      pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });
});
