import { describe, expect, it } from 'vitest';

import type { TaskCode } from '../../../server/src/contracts/errors';
import { isRetryableCode } from '../../../server/src/errors';
import { mayRetry, retryDelay } from '../../../server/src/tasks/retry';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

describe('mayRetry', () => {
  it.each<[TaskCode, number]>([
    ['rate_limited', 20],
    ['server_error', 6],
    ['network', 6],
    ['timeout', 3],
    ['bad_response', 2],
    ['image_unreachable', 4],
    ['storage_unreachable', 4],
    ['internal', 3],
  ])('begins a task that failed with %s at most %i times', (code, times) => {
    expect(isRetryableCode(code)).toBe(true);
    expect(mayRetry(code, times - 1)).toBe(true);
    expect(mayRetry(code, times)).toBe(false);
    expect(mayRetry(code, times + 1)).toBe(false);
  });

  it.each<TaskCode>([
    'invalid_request',
    'unauthorized',
    'forbidden',
    'insufficient_credits',
    'unsupported_language',
    'unsupported_image',
    'refused',
    'image_unreadable',
    'image_too_large',
  ])('never begins a task again that failed with %s', (code) => {
    expect(isRetryableCode(code)).toBe(false);
    expect(mayRetry(code, 1)).toBe(false);
  });
});

describe('retryDelay', () => {
  const ALMOST_ONE = 0.999999;

  it('is twice as long each time, between half of it and all of it', () => {
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      const most = 2 * SECOND * 2 ** (attempt - 1);
      expect(retryDelay(attempt, undefined, 0)).toBe(most / 2);
      expect(retryDelay(attempt, undefined, ALMOST_ONE)).toBeLessThanOrEqual(most);
      expect(retryDelay(attempt, undefined, ALMOST_ONE)).toBeGreaterThan(0.9 * most);
    }
  });

  it.each([9, 20, 100, 5000])('is five minutes at the most, at attempt %i', (attempt) => {
    expect(retryDelay(attempt, undefined, 0)).toBe(2.5 * MINUTE);
    expect(retryDelay(attempt, undefined, ALMOST_ONE)).toBeLessThanOrEqual(5 * MINUTE);
  });

  it('is what the vendor asked, and never less, whatever the attempt', () => {
    for (const attempt of [1, 5, 20]) {
      expect(retryDelay(attempt, 7 * SECOND, 0)).toBe(7 * SECOND);
      expect(retryDelay(attempt, 7 * SECOND, ALMOST_ONE)).toBeLessThanOrEqual(8 * SECOND);
    }
    expect(retryDelay(1, 60 * MINUTE, 0)).toBe(60 * MINUTE);
  });

  it('scatters the tasks that the vendor sent away together', () => {
    const delays = [0, 0.25, 0.5, 0.75].map((random) => retryDelay(1, 7 * SECOND, random));
    expect(new Set(delays).size).toBe(delays.length);
  });

  it('still grows where the vendor asks to wait for nothing', () => {
    expect(retryDelay(5, 0, 0)).toBe(retryDelay(5, undefined, 0));
    expect(retryDelay(5, 0, 0)).toBeGreaterThan(retryDelay(1, 0, 0));
  });

  it('does not put a task off for ever where the vendor’s header is a mistake', () => {
    expect(retryDelay(1, 50_000 * 365 * DAY, ALMOST_ONE)).toBeLessThanOrEqual(DAY + SECOND);
  });

  it('is a whole number of milliseconds', () => {
    expect(Number.isInteger(retryDelay(3, undefined, 0.123456))).toBe(true);
    expect(Number.isInteger(retryDelay(3, 1234.5, 0.123456))).toBe(true);
  });
});
