import { describe, expect, it } from 'vitest';

import {
  columnsOf,
  paidProviders,
  roundUp,
} from '../../../../admin/src/pages/Overview/credits/chart';

const CREDITS = {
  by: 'day' as const,
  periods: ['2026-11-19', '2026-11-20'],
  spent: { imgseo: [0, 3], altframe: [2, 4] },
};

describe('The chart of credits', () => {
  it.each([
    [0, 1],
    [0.3, 0.5],
    [1, 1],
    [7, 10],
    [11, 20],
    [21, 25],
    [26, 50],
    [999, 1000],
    [1001, 2000],
  ])('that has %d at the most ends at %d', (most, end) => {
    expect(roundUp(most)).toBe(end);
  });

  it('has a column for each period, empty ones too, and begins with who was paid most', () => {
    expect(paidProviders(CREDITS)).toEqual(['altframe', 'imgseo']);
    expect(columnsOf(CREDITS)).toEqual([
      { period: '2026-11-19', total: 2, parts: [{ provider: 'altframe', credits: 2 }] },
      {
        period: '2026-11-20',
        total: 7,
        parts: [
          { provider: 'altframe', credits: 4 },
          { provider: 'imgseo', credits: 3 },
        ],
      },
    ]);
    expect(columnsOf({ ...CREDITS, spent: {} })[0]).toEqual({
      period: '2026-11-19',
      total: 0,
      parts: [],
    });
  });
});
