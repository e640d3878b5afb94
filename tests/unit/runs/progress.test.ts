import { describe, expect, it } from 'vitest';

import { finalStatus } from '../../../server/src/runs/advance';
import { secondsLeft } from '../../../server/src/runs/progress';

describe('the time left', () => {
  it('follows from the rate that was measured', () => {
    const samples = [
      { at: 0, ended: 100 },
      { at: 5000, ended: 110 },
      { at: 10_000, ended: 120 },
    ];
    expect(secondsLeft(samples, 60)).toBe(30);
  });

  it('is unknown where nothing has ended yet, and where nothing is left', () => {
    expect(secondsLeft([], 10)).toBeNull();
    expect(secondsLeft([{ at: 0, ended: 5 }], 10)).toBeNull();
    expect(
      secondsLeft(
        [
          { at: 0, ended: 5 },
          { at: 9000, ended: 5 },
        ],
        10,
      ),
    ).toBeNull();
    expect(
      secondsLeft(
        [
          { at: 0, ended: 5 },
          { at: 9000, ended: 15 },
        ],
        0,
      ),
    ).toBeNull();
  });
});

describe('what a run that is over is called', () => {
  it.each([
    [{ done: 3, failed: 0, skipped: 0 }, 'completed'],
    [{ done: 0, failed: 0, skipped: 3 }, 'completed'],
    [{ done: 0, failed: 0, skipped: 0 }, 'completed'],
    [{ done: 1, failed: 2, skipped: 0 }, 'partial'],
    [{ done: 0, failed: 2, skipped: 1 }, 'partial'],
    [{ done: 0, failed: 2, skipped: 0 }, 'failed'],
  ] as const)('%j: %s', (counts, status) => {
    expect(finalStatus(counts)).toBe(status);
  });
});
