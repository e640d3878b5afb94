import { expect, it } from 'vitest';

import { countEarlier, NOTHING, takePlace } from '../../../server/src/credits/windows';

const MINUTE = 60_000;
const limits = [{ requests: 2, windowMs: MINUTE }];

it('counts nothing later than now where the clock was set back by an hour', () => {
  const hourAhead = 60 * MINUTE;
  const windows = { counted: [hourAhead, hourAhead + 1], closedUntil: 0 };
  expect(takePlace(windows, { limits, now: 0, road: 10 })).toEqual({ free: MINUTE + 10 });
});

it('forgets what is out of every window', () => {
  const windows = { counted: [0, 1], closedUntil: 0 };
  const place = takePlace(windows, { limits, now: 2 * MINUTE, road: 10 });
  expect(place).toMatchObject({ windows: { counted: [2 * MINUTE + 10] } });
});

it('moves the request that was answered, and no other', () => {
  const windows = { counted: [5, 10, 10], closedUntil: 0 };
  expect(countEarlier(windows, 10, 7).counted).toEqual([5, 7, 10]);
  expect(countEarlier(windows, 11, 7)).toBe(windows);
  expect(countEarlier(NOTHING, 11, 7)).toBe(NOTHING);
});
