import type { Window } from './switches';

export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in milliseconds. */
  readonly resetAt: number;
}

interface Count {
  used: number;
  endsAt: number;
}

/** Counts in fixed windows that begin with a bucket's first request. */
export class RateLimiter {
  private readonly counts = new Map<string, Count>();

  /** Counts one request; a refused one is not counted. */
  take(bucket: string, window: Window): Allowance {
    const count = this.countOf(bucket, window);
    const allowed = count.used < window.limit;
    if (allowed) count.used += 1;
    return allowance(allowed, count, window);
  }

  clear(): void {
    this.counts.clear();
  }

  private countOf(bucket: string, window: Window): Count {
    const now = Date.now();
    const known = this.counts.get(bucket);
    if (known && known.endsAt > now) return known;
    const fresh = { used: 0, endsAt: now + window.windowMs };
    this.counts.set(bucket, fresh);
    return fresh;
  }
}

function allowance(allowed: boolean, count: Count, window: Window): Allowance {
  const remaining = Math.max(0, window.limit - count.used);
  return { allowed, limit: window.limit, remaining, resetAt: count.endsAt };
}
