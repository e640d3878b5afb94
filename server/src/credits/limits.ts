import { setTimeout as sleep } from 'node:timers/promises';

import { ProviderError } from '../errors';
import { retryAfter, type RequestLimiter } from '../providers/http';
import { failureSentence } from '../providers/sentences';
import type { Provider, RateLimit } from '../providers/types';

/** A worker waits this long for a free place; after that the task waits instead. Milliseconds. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Requests need not arrive in the rhythm in which they are sent: a window is taken to be this much
 * longer than it is, as a share of it.
 */
const JITTER_SHARE = 0.01;

/** A window as it is kept: what the vendor counts, and a little more. */
const guarded = ({ requests, windowMs }: RateLimit): RateLimit => ({
  requests,
  windowMs: windowMs * (1 + JITTER_SHARE),
});

/**
 * The earliest moment at which one more request is within every limit.
 *
 * @param taken moments at which requests were or will be sent, in rising order
 */
export function earliestFree(
  taken: readonly number[],
  limits: readonly RateLimit[],
  now: number,
): number {
  let free = now;
  for (const { requests, windowMs } of limits) {
    // The request that has to leave the window before another one may enter.
    const blocking = taken.at(-requests);
    if (blocking !== undefined) free = Math.max(free, blocking + windowMs);
  }
  return free;
}

/** Keeps one provider's requests, of all workers of this process, within all its windows at once. */
export function createLimiter(
  provider: Pick<Provider, 'id' | 'name' | 'limits'>,
  clock: () => number = Date.now,
): RequestLimiter {
  const limits = provider.limits.map(guarded);
  const longest = Math.max(0, ...limits.map(({ windowMs }) => windowMs));
  const taken: number[] = [];
  let closedUntil = 0;

  const forget = (now: number) => {
    while (taken[0] !== undefined && taken[0] <= now - longest) taken.shift();
  };

  return {
    async acquire(signal) {
      const now = clock();
      forget(now);
      const at = Math.max(earliestFree(taken, limits, now), closedUntil);
      if (at - now > LONGEST_WAIT_MS) {
        throw new ProviderError({
          provider: provider.id,
          code: 'rate_limited',
          notSent: true,
          retryAfterMs: at - now,
          message: failureSentence(provider.name, 'rate_limited'),
        });
      }
      if (longest > 0) taken.push(at);
      if (at <= now) return;
      try {
        await sleep(at - now, undefined, { signal });
      } catch (error) {
        const place = taken.lastIndexOf(at);
        if (place !== -1) taken.splice(place, 1);
        throw error;
      }
      // The vendor closed the door while we stood in line.
      if (closedUntil > clock()) await this.acquire(signal);
    },
    observe({ status, headers, at }) {
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
