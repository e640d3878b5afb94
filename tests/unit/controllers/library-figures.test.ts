import { describe, expect, it } from 'vitest';

import { totalIn } from '../../../server/src/controllers/library-figures';
import type { Coverage } from '../../../server/src/texts/coverage';

const states = (missing: number, human: number) => ({
  ...{ missing, human, suggested: 0, ai: 0, approved: 0, embedded: 0, decorative: 0, stale: 0 },
});
const figures: Coverage = {
  images: 10,
  coverage: { en: states(4, 6), fr: states(9, 1) },
  findings: 0,
  findingsByRule: {},
  countedAt: '',
};

describe('how many images a list has in all, from the figures of the library', () => {
  it.each([
    ['every image', {}, 10],
    ['a state of the first language', { state: 'human' }, 6],
    ['a state of a language', { state: 'missing', locale: 'fr' }, 9],
    ['the images with a text in a language', { locale: 'fr' }, 1],
    ['a language that is not counted', { state: 'ai', locale: 'de' }, undefined],
  ] as const)('%s', (_what, filter, total) => {
    expect(totalIn(figures, filter, ['en', 'fr'])).toBe(total);
  });
});
