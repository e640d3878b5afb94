import { setTimeout as sleep } from 'node:timers/promises';

import { ProviderError } from '../errors';
import { retryAfter } from '../providers/retry-after';
import { type RequestLimiter } from '../providers/http';
import { failureSentence } from '../providers/sentences';
import type { Provider, RateLimit } from '../providers/types';

/** A worker waits this long for a free place; after that the task waits instead. Milliseconds. */
const LONGEST_WAIT_MS = 10_000;

/**
 * A vendor counts a request when it arrives, which nobody here sees: by its answer at the latest,
 * and where that takes its time, so long after it was sent. Milliseconds.
 */
const LONGEST_ROAD_MS = 1000;

/** The same where windows are short, which would stand empty for it: as a share of the shortest. */
const LONGEST_ROAD_SHARE = 0.25;

/**
 * The earliest moment at which one more request is within every limit.
 *
 * @param counted moments by which the vendor had counted the requests before it, in rising order
 */
function earliestFree(
  counted: readonly number[],
  limits: readonly RateLimit[],
  now: number,
): number {
  let free = now;
  for (const { requests, windowMs } of limits) {
    // The request that has to leave the window before another one may enter.
    const blocking = counted.at(-requests);
    if (blocking !== undefined) free = Math.max(free, blocking + windowMs);
  }
  return free;
}

/** Keeps one provider's requests, of all workers of this process, within all its windows at once. */
export function createLimiter({
  id,
  name,
  limits,
}: Pick<Provider, 'id' | 'name' | 'limits'>): RequestLimiter {
  const windows = limits.map(({ windowMs }) => windowMs);
  const longest = Math.max(0, ...windows);
  const road = Math.min(LONGEST_ROAD_MS, LONGEST_ROAD_SHARE * Math.min(...windows));
  const counted: number[] = [];
  let closedUntil = 0;

  const count = (moment: number) => {
    const before = counted.findLastIndex((other) => other <= moment);
    counted.splice(before + 1, 0, moment);
  };
  const forget = (now: number) => {
    while (counted[0] !== undefined && counted[0] <= now - longest) counted.shift();
  };

  return {
    async acquire(signal) {
      const asked = Date.now();
      // Nobody holds a place while waiting: who is there when one is free takes it.
      for (;;) {
        signal.throwIfAborted();
        const now = Date.now();
        forget(now);
        const free = Math.max(earliestFree(counted, limits, now), closedUntil);
        if (free <= now) {
          if (limits.length > 0) count(now + road);
          return now + road;
        }
        if (free - asked > LONGEST_WAIT_MS) {
          throw new ProviderError({
            provider: id,
            code: 'rate_limited',
            notSent: true,
            retryAfterMs: free - now,
            message: failureSentence(name, 'rate_limited'),
          });
        }
        // Answers may still bring it nearer, by a road at the most: then it is looked at again.
        const until = now < free - road ? free - road : free;
        await sleep(until - now, undefined, { signal }).catch(() => undefined);
      }
    },
    observe({ status, headers, at, countedBy }) {
      const place = at < countedBy ? counted.lastIndexOf(countedBy) : -1;
      if (place !== -1) {
        counted.splice(place, 1);
        count(at);
      }
      const used = status === 429 || Number(headers['x-ratelimit-remaining'] ?? 1) <= 0;
      const wait = used ? retryAfter(headers, at) : undefined;
      if (wait !== undefined) closedUntil = Math.max(closedUntil, at + wait);
    },
  };
}

/**
 * One limiter for each provider, shared by all who ask.
 *
 * @param configOf a provider's part of the configuration, which may set its limits
 */
export function createLimiters(
  configOf: (id: string) => Readonly<Record<string, unknown>> = () => ({}),
): (provider: Provider) => RequestLimiter {
  const limiters = new Map<string, RequestLimiter>();
  return (provider) => {
    const { id, name } = provider;
    const limits = provider.limitsOf?.(configOf(id)) ?? provider.limits;
    const limiter = limiters.get(id) ?? createLimiter({ id, name, limits });
    limiters.set(id, limiter);
    return limiter;
  };
}
