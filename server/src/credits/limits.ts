import { setTimeout as sleep } from 'node:timers/promises';

import { ProviderError } from '../errors';
import { retryAfter } from '../providers/retry-after';
import { type RequestLimiter } from '../providers/http';
import { failureSentence } from '../providers/sentences';
import type { Provider } from '../providers/types';
import { closeUntil, countEarlier, NOTHING, takePlace, type Windows } from './windows';

/** A worker waits this long for a free place; after that the task waits instead. Milliseconds. */
const LONGEST_WAIT_MS = 10_000;

/**
 * A vendor counts a request when it arrives, which nobody here sees: by its answer at the latest,
 * and where that takes its time, so long after it was sent. Milliseconds.
 */
const LONGEST_ROAD_MS = 1000;

/** The same where windows are short, which would stand empty for it: as a share of the shortest. */
const LONGEST_ROAD_SHARE = 0.25;

/** What becomes of the windows at a moment, and what was found out by it. */
export type Change<T> = (windows: Windows, now: number) => { windows?: Windows; result: T };

/** Where the windows of one vendor are kept, for all who call it. */
export interface WindowStore {
  /** Changes them as if nobody else did at the same time. The moment is by the store's own clock. */
  change<T>(change: Change<T>): Promise<T>;
  /** A moment of this process's clock by that of the store. */
  momentOf(at: number): number;
}

/** For whoever is alone. */
export function createMemoryStore(): WindowStore {
  let kept = NOTHING;
  return {
    change(change) {
      const { windows = kept, result } = change(kept, Date.now());
      kept = windows;
      return Promise.resolve(result);
    },
    momentOf: (at) => at,
  };
}

/** A place, or how long there will be none. */
type Asked = { countedBy: number; taken: number } | { waitMs: number };

export interface LimiterInit extends Pick<Provider, 'id' | 'name' | 'limits'> {
  /** This process alone, unless given. */
  store?: WindowStore;
  onError?: (error: unknown) => void;
}

/** Keeps one provider's requests, of all who share the store, within all its windows at once. */
export function createLimiter({
  id,
  name,
  limits,
  store = createMemoryStore(),
  onError = () => undefined,
}: LimiterInit): RequestLimiter {
  const road = Math.min(
    LONGEST_ROAD_MS,
    LONGEST_ROAD_SHARE * Math.min(...limits.map(({ windowMs }) => windowMs)),
  );
  /** What answers have told; it is written down with the next request. */
  const answered: { countedBy: number; at: number }[] = [];

  const ask = () => {
    const told = answered.splice(0);
    return store.change<Asked>((windows, now) => {
      const known = told.reduce(
        (all, { countedBy, at }) => countEarlier(all, countedBy, at),
        windows,
      );
      const place = takePlace(known, { limits, now, road });
      if ('free' in place) return { windows: known, result: { waitMs: place.free - now } };
      return {
        windows: place.windows,
        result: { countedBy: place.countedBy, taken: performance.now() },
      };
    });
  };

  return {
    async acquire(signal) {
      const began = performance.now();
      // Nobody holds a place while waiting: who is there when one is free takes it.
      for (;;) {
        signal.throwIfAborted();
        const place = await ask();
        if ('countedBy' in place) {
          // A store that took long to write it down: the vendor would count the request later.
          if (performance.now() - place.taken > road) continue;
          return place.countedBy;
        }
        const { waitMs } = place;
        if (performance.now() - began + waitMs > LONGEST_WAIT_MS) {
          throw new ProviderError({
            provider: id,
            code: 'rate_limited',
            notSent: true,
            retryAfterMs: waitMs,
            message: failureSentence(name, 'rate_limited'),
          });
        }
        // Answers may still bring it nearer, by a road at the most: then it is looked at again.
        await sleep(waitMs > road ? waitMs - road : waitMs, undefined, { signal }).catch(
          () => undefined,
        );
      }
    },
    observe({ status, headers, at, countedBy }) {
      const moment = store.momentOf(at);
      if (moment < countedBy) answered.push({ countedBy, at: moment });
      const used = status === 429 || Number(headers['x-ratelimit-remaining'] ?? 1) <= 0;
      const wait = used ? retryAfter(headers, at) : undefined;
      if (wait === undefined) return;
      store
        .change((windows) => ({ windows: closeUntil(windows, moment + wait), result: undefined }))
        .catch(onError);
    },
  };
}

export interface LimitersInit {
  /** A provider's part of the configuration, which may set its limits. */
  configOf?: (id: string) => Readonly<Record<string, unknown>>;
  /** Where a vendor's windows are kept; in this process unless given. */
  storeOf?: (id: string) => WindowStore;
  onError?: (error: unknown) => void;
}

/** One limiter for each provider, shared by all who ask. */
export function createLimiters({ configOf = () => ({}), storeOf, onError }: LimitersInit = {}): (
  provider: Provider,
) => RequestLimiter {
  const limiters = new Map<string, RequestLimiter>();
  return (provider) => {
    const { id, name } = provider;
    const existing = limiters.get(id);
    if (existing) return existing;
    const limits = provider.limitsOf?.(configOf(id)) ?? provider.limits;
    // A vendor that only asks to slow down now and then is no reason to ask the database each time.
    const store = limits.length > 0 ? storeOf?.(id) : undefined;
    const limiter = createLimiter({
      id,
      name,
      limits,
      ...(store ? { store } : {}),
      ...(onError ? { onError } : {}),
    });
    limiters.set(id, limiter);
    return limiter;
  };
}
