import { describe, expect, it } from 'vitest';

import {
  countOf,
  countsOfAll,
  coveredIn,
  coveredInAll,
  DRAWN,
  percentages,
  wholePercent,
  type StateCounts,
} from '../../../../admin/src/components/states/shares';
import { TEXT_STATES } from '../../../../server/src/models/states';

const counts = (some: Partial<StateCounts>): StateCounts => ({
  ...(Object.fromEntries(TEXT_STATES.map((state) => [state, 0])) as StateCounts),
  ...some,
});

const total = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);

describe('The shares of the overview', () => {
  it('know every state of a text, each once', () => {
    expect([...DRAWN].sort()).toEqual([...TEXT_STATES].sort());
  });

  it.each([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [1, 2, 0],
      [33, 67, 0],
    ],
    [
      [999, 1],
      [100, 0],
    ],
    [
      [5, 0, 0],
      [100, 0, 0],
    ],
  ])('of %j are %j', (parts, expected) => {
    expect(percentages(parts)).toEqual(expected);
  });

  it('add up to 100 whatever is counted', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const parts = Array.from({ length: 8 }, (_none, index) => (seed * (index + 3) * 7919) % 101);
      if (total(parts) > 0) expect(total(percentages(parts)), String(parts)).toBe(100);
    }
  });

  it('of nothing are nothing', () => {
    expect(percentages([0, 0])).toEqual([0, 0]);
    expect(wholePercent({ count: 0, total: 0 })).toBe(0);
  });

  it('are covered by what a visitor gets, and not by what waits for a person', () => {
    const each = Object.fromEntries(TEXT_STATES.map((state) => [state, 1])) as StateCounts;
    expect(coveredIn(each)).toEqual({ count: 5, total: 8 });
    expect(coveredIn(counts({ suggested: 3, stale: 2, missing: 1 }))).toEqual({
      count: 0,
      total: 6,
    });
  });

  it('are added up over the languages', () => {
    const overview = {
      coverage: { en: counts({ human: 3, missing: 1 }), fr: counts({ ai: 1, missing: 3 }) },
    };
    expect(coveredInAll(overview)).toEqual({ count: 4, total: 8 });
    expect(countOf(overview, 'missing')).toBe(4);
    expect(countsOfAll(overview)).toEqual(counts({ human: 3, ai: 1, missing: 4 }));
  });

  it('are not all as long as one text is left', () => {
    expect(wholePercent({ count: 99_999, total: 100_000 })).toBe(99);
    expect(wholePercent({ count: 100_000, total: 100_000 })).toBe(100);
  });
});
