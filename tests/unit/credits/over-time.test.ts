import { describe, expect, it } from 'vitest';

import { periodsUntil } from '../../../server/src/credits/over-time';

const names = (at: string, by: 'day' | 'month') =>
  periodsUntil(new Date(at), by).map(({ name }) => name);

describe('the periods up to a moment', () => {
  it('end with the day or month that it is in, in UTC', () => {
    expect(names('2026-11-20T23:59:59.999Z', 'day').at(-1)).toBe('2026-11-20');
    expect(names('2026-11-21T00:00:00.000Z', 'day').at(-1)).toBe('2026-11-21');
    expect(names('2026-11-20T12:00:00.000Z', 'month').at(-1)).toBe('2026-11');
  });

  it('follow each other without a gap, over a leap day and the turn of a year', () => {
    const days = names('2028-03-01T08:00:00.000Z', 'day');
    expect(days).toHaveLength(30);
    expect(days.slice(-2)).toEqual(['2028-02-29', '2028-03-01']);
    const months = names('2028-03-31T08:00:00.000Z', 'month');
    expect([months[0], months[9], months[10]]).toEqual(['2027-04', '2028-01', '2028-02']);
    expect(new Set(months).size).toBe(12);
  });
});
