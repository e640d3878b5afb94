import type { RateLimit } from '../providers/types';

/** What one vendor has counted lately, as far as it is known here. Moments in milliseconds. */
export interface Windows {
  /** By when the vendor had counted each request, in rising order. */
  counted: readonly number[];
  /** The vendor takes nothing before. */
  closedUntil: number;
}

export const NOTHING: Windows = { counted: [], closedUntil: 0 };

/** Where a request stands: its place, or when to ask again. */
export type Place = { countedBy: number; windows: Windows } | { free: number };

/**
 * The earliest moment at which one more request is within every limit.
 *
 * @param counted moments by which the vendor had counted the requests before it, in rising order
 */
function earliestFree(counted: readonly number[], limits: readonly RateLimit[], now: number) {
  let free = now;
  for (const { requests, windowMs } of limits) {
    // The request that has to leave the window before another one may enter.
    const blocking = counted.at(-requests);
    if (blocking !== undefined) free = Math.max(free, blocking + windowMs);
  }
  return free;
}

const insert = (counted: readonly number[], moment: number): number[] => {
  const before = counted.findLastIndex((other) => other <= moment);
  return counted.toSpliced(before + 1, 0, moment);
};

/**
 * A place within all windows at once, if there is one.
 *
 * @param road how long a request may take until the vendor counts it
 */
export function takePlace(
  { counted, closedUntil }: Windows,
  { limits, now, road }: { limits: readonly RateLimit[]; now: number; road: number },
): Place {
  const longest = Math.max(0, ...limits.map(({ windowMs }) => windowMs));
  const countedBy = now + road;
  const recent = counted
    .filter((moment) => moment > now - longest)
    // A clock that was set back: nothing is counted later than what is sent now.
    .map((moment) => Math.min(moment, countedBy));
  const free = Math.max(earliestFree(recent, limits, now), closedUntil);
  if (free > now) return { free };
  const all = limits.length > 0 ? insert(recent, countedBy) : recent;
  return { countedBy, windows: { counted: all, closedUntil } };
}

/** An answer tells that its request was counted earlier than had to be feared. */
export function countEarlier(windows: Windows, countedBy: number, at: number): Windows {
  const place = at < countedBy ? windows.counted.lastIndexOf(countedBy) : -1;
  if (place === -1) return windows;
  return { ...windows, counted: insert(windows.counted.toSpliced(place, 1), at) };
}

/** The vendor asks to wait. */
export const closeUntil = (windows: Windows, moment: number): Windows =>
  moment > windows.closedUntil ? { ...windows, closedUntil: moment } : windows;
