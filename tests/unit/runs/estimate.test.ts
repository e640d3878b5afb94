import { describe, expect, it } from 'vitest';

import { secondsToAsk } from '../../../server/src/runs/estimate';

const A_MINUTE = 60_000;

describe('how long a run takes', () => {
  it('is what our workers take where the vendor has no limit', () => {
    expect(secondsToAsk(100, { limits: [], concurrency: 4 })).toBe(50);
    expect(secondsToAsk(0, { limits: [], concurrency: 4 })).toBe(0);
  });

  it('is what the strictest of the vendor’s limits takes', () => {
    const limits = [
      { requests: 60, windowMs: A_MINUTE },
      { requests: 1000, windowMs: 60 * A_MINUTE },
    ];
    expect(secondsToAsk(600, { limits, concurrency: 8 })).toBe(600);
    expect(secondsToAsk(2000, { limits, concurrency: 8 })).toBe(7200);
    // So few are through before a limit is met.
    expect(secondsToAsk(60, { limits, concurrency: 8 })).toBe(15);
  });

  it('is shorter where images go in batches', () => {
    const limits = [{ requests: 60, windowMs: A_MINUTE }];
    const batch = { maxImages: 100, limits: [{ requests: 10, windowMs: A_MINUTE }] };
    expect(secondsToAsk(10_600, { limits, concurrency: 4, batch })).toBe(600);
    expect(secondsToAsk(90, { limits, concurrency: 4, batch })).toBe(90);
  });
});
