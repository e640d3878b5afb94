import type { TaskCode } from '../contracts/errors';

const SECOND = 1000;
const FIRST_DELAY = 2 * SECOND;
const LONGEST_DELAY = 5 * 60 * SECOND;
/** A vendor's windows are hours at the most; anything beyond is a mistake in its header. */
const LONGEST_ASKED = 24 * 60 * 60 * SECOND;

/**
 * How often a task is begun before a failure stands. Where an answer may have been paid for and
 * lost on its way, trying again costs money: those get fewer attempts.
 */
const ATTEMPTS: Partial<Record<TaskCode, number>> = {
  rate_limited: 20,
  server_error: 6,
  network: 6,
  timeout: 3,
  bad_response: 2,
  image_unreachable: 4,
  storage_unreachable: 4,
  internal: 3,
};

/** Whether a task that has been begun `attempts` times may be begun again. */
export const mayRetry = (code: TaskCode, attempts: number): boolean =>
  attempts < (ATTEMPTS[code] ?? 1);

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, with jitter
 * so that many tasks do not come back together; never earlier than the vendor asked, but within a
 * day.
 *
 * @param attempts how often it was begun, at least 1
 * @param random 0 ≤ r < 1
 */
export function retryDelay(
  attempts: number,
  retryAfterMs: number | undefined,
  random: number,
): number {
  const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempts - 1));
  const backoff = ceiling / 2 + (ceiling / 2) * random;
  // A wait of nothing is no answer to a failure that has just happened.
  if (retryAfterMs === undefined || retryAfterMs <= 0) return Math.round(backoff);
  // The jitter stands on top of what the vendor asked, or all would come back in the same moment.
  return Math.round(Math.min(retryAfterMs, LONGEST_ASKED) + random * SECOND);
}
