import type { Figure, Limit } from '../kit/figures';
import type { RateLimit } from '../../server/src/providers/types';
import type { Run } from './workers';

const SHARE: Limit = {
  atLeast: 0.97,
  why: 'what is allowed is used, but for the time in which nobody here can know whether a request was counted already, and for seconds that a header rounds up',
};

/** Emulators count in fixed windows, which forgive more: a vendor may count otherwise. */
const inAnyStretch = ({ requests }: RateLimit): Limit => ({
  atMost: requests,
  why: 'this many are allowed, and a vendor may look at any stretch of that length',
});

const NO_REFUSAL: Limit = {
  atMost: 0,
  why: 'whoever keeps to the limits is never refused for them',
};

/**
 * What was answered of what was allowed, from the first request on to the last, which waited for
 * its window: where that one opens late, the time in which it was open already counts as allowed.
 *
 * @param arrivals in milliseconds, in rising order; as many as some windows allow, and one more
 */
export function shareOf(arrivals: readonly number[], { requests, windowMs }: RateLimit): number {
  const answered = arrivals.length - 1;
  const took = (arrivals.at(-1) ?? NaN) - (arrivals[0] ?? NaN);
  return answered / ((requests * took) / windowMs);
}

/**
 * The same for a short window while a long one has room: as many whole short windows as fit into
 * what the long one allows, each time that it begins anew.
 */
export function shareWithin(
  arrivals: readonly number[],
  short: RateLimit,
  long: RateLimit,
): number {
  const burst = Math.floor((long.requests - 1) / short.requests) * short.requests;
  const shares: number[] = [];
  for (let from = 0; from + burst < arrivals.length; from += long.requests) {
    shares.push(shareOf(arrivals.slice(from, from + burst + 1), short));
  }
  return Math.min(...shares);
}

/** The most requests that arrived within any stretch as long as the window. */
export function mostWithin(arrivals: readonly number[], { windowMs }: RateLimit): number {
  let most = 0;
  let first = 0;
  arrivals.forEach((arrival, at) => {
    while ((arrivals[first] ?? arrival) <= arrival - windowMs) first += 1;
    most = Math.max(most, at - first + 1);
  });
  return most;
}

/** The figures that every run has. */
export function figuresOf(
  name: string,
  run: Run,
  shares: Readonly<Record<string, number>>,
): Figure[] {
  const figure = (what: string, value: number, unit: string, limit?: Limit): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit,
    ...(limit && { limit }),
  });
  const lastAt = run.arrivals.at(-1) ?? 0;
  return [
    ...Object.entries(shares).map(([what, share]) => figure(what, share, '×', SHARE)),
    ...run.vendor.limits.map((limit) =>
      figure(
        `the most in any ${limit.windowMs / 1000} s`,
        mostWithin(run.arrivals, limit),
        '',
        inAnyStretch(limit),
      ),
    ),
    figure('refused with 429', run.refused, '', NO_REFUSAL),
    figure('… of calls', run.arrivals.length, ''),
    figure('… from the first to the last', lastAt / 1000, 's'),
  ];
}
