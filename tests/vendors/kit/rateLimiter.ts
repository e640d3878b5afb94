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

  /** Counts one request in several windows at once, or, where one of them is full, in none. */
  takeAll(bucket: string, windows: readonly Window[]): boolean {
    const counts = windows.map((window, at) => ({
      window,
      count: this.countOf(`${bucket} ${at}`, window),
    }));
    const allowed = counts.every(({ count, window }) => count.used < window.limit);
    if (allowed) for (const { count } of counts) count.used += 1;
    return allowed;
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
