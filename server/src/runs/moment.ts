/** When a job fires next after some moment; `null`: never again. */
export type NextAfter = (moment: Date) => Date | null;

/**
 * How late a job may fire: the process may have been busy. From as near as possible, so that few
 * moments are walked through; an hour, because around a change of the clocks no nearer one will do.
 * Milliseconds.
 */
const LATE_MS = [1000, 60_000, 3_600_000];

/**
 * The scheduled moment that a job has just fired for: the same on every instance, whenever it got
 * round to it. Strapi hands over a date of its own, but that lags behind for good as soon as one
 * moment passed unused, as while Strapi boots.
 *
 * @returns `null` where it fires more than an hour late
 */
export function dueMoment(nextAfter: NextAfter, now: Date): Date | null {
  for (const late of LATE_MS) {
    let moment = nextAfter(new Date(now.getTime() - late));
    if (!moment || moment > now) continue;
    for (let next = nextAfter(moment); next && next <= now; next = nextAfter(moment)) moment = next;
    return moment;
  }
  return null;
}
