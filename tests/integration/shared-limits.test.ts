import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createLimiter } from '../../server/src/credits/limits';
import { createSharedStore } from '../../server/src/credits/shared-limits';
import { ProviderError } from '../../server/src/errors';
import { LIMITS_UID, type LimitRow } from '../../server/src/models/limits';
import { table } from '../../server/src/models/table';
import { DATABASE_KIND } from '../support/database';
import { DATABASE, describeWith } from '../support/needs';
import { startStrapi, type RunningStrapi } from '../support/strapi';

const WINDOW_MS = 1000;
const REQUESTS = 10;

/** The most that any window of that length holds. */
const mostInAWindow = (moments: readonly number[]): number =>
  Math.max(
    ...moments.map(
      (from) => moments.filter((moment) => moment >= from && moment < from + WINDOW_MS).length,
    ),
  );

describeWith(DATABASE, `a vendor's limit on ${DATABASE_KIND}`, () => {
  let app: RunningStrapi;
  const rows = () => table<LimitRow>(app.strapi, LIMITS_UID);
  const never = new AbortController().signal;

  /** The limiter of another instance: it shares nothing with the others but the database. */
  const instance = (requests = REQUESTS) =>
    createLimiter({
      id: 'vendor',
      name: 'Vendor',
      limits: [{ requests, windowMs: WINDOW_MS }],
      store: createSharedStore(app.strapi, 'vendor'),
    });

  beforeAll(async () => {
    app = await startStrapi();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await rows().deleteMany({ where: {} });
  });

  it('holds for all instances at once', async () => {
    const sent: number[] = [];
    const send = async (limiter: ReturnType<typeof instance>) => {
      const countedBy = await limiter.acquire(never);
      sent.push(Date.now());
      limiter.observe({ status: 200, headers: {}, at: Date.now(), countedBy });
    };
    const instances = [instance(), instance(), instance()];
    await Promise.all(
      instances.flatMap((limiter) => Array.from({ length: 12 }, () => send(limiter))),
    );
    expect(sent).toHaveLength(36);
    expect(mostInAWindow(sent)).toBeLessThanOrEqual(REQUESTS);
    // There is one row for it, however many wanted to make it.
    expect(await rows().count()).toBe(1);
  });

  describe('where the vendor tells one instance to wait', () => {
    it('makes the others wait as well', async () => {
      const [one, other] = [instance(), instance()];
      const countedBy = await one.acquire(never);
      one.observe({ status: 429, headers: { 'retry-after': '60' }, at: Date.now(), countedBy });
      // The next request of the same instance is behind the one that writes it down.
      await expect(one.acquire(never)).rejects.toThrow(ProviderError);
      const refused = await other.acquire(never).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'rate_limited', notSent: true });
      expect((refused as ProviderError).retryAfterMs).toBeGreaterThan(55_000);
      expect((refused as ProviderError).retryAfterMs).toBeLessThanOrEqual(60_000);
    });
  });

  it('ends the wait of whoever is told to stop', async () => {
    const limiter = instance(1);
    await limiter.acquire(never);
    const abort = new AbortController();
    const waiting = limiter.acquire(abort.signal);
    abort.abort(new Error('Strapi is shutting down'));
    await expect(waiting).rejects.toThrow('Strapi is shutting down');
  });
});
