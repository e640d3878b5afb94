/** Seconds since 1970 have ten digits for a long time yet: more than this are milliseconds. */
const MOST_SECONDS = 1e11;

/** Milliseconds from `Retry-After` (seconds or a date), else from `X-RateLimit-Reset` (epoch). */
export function retryAfter(
  headers: Record<string, unknown>,
  now: number,
  believeReset = true,
): number | undefined {
  const value = headers['retry-after'];
  if (typeof value === 'string' && value.trim() !== '') {
    const seconds = Number(value);
    const at = Number.isFinite(seconds) ? now + seconds * 1000 : Date.parse(value);
    if (Number.isFinite(at)) return Math.max(0, at - now);
  }
  const reset = believeReset ? Number(headers['x-ratelimit-reset']) : NaN;
  if (Number.isFinite(reset) && reset > 0) {
    return Math.max(0, (reset > MOST_SECONDS ? reset : reset * 1000) - now);
  }
  return undefined;
}
