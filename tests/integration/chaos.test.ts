import { afterEach, describe, expect, it } from 'vitest';

import { audit, byLife, type VendorCall } from '../support/chaos/audit';
import { openBooks } from '../support/chaos/books';
import { expectFinal, expectWordsUnchanged, sum, tell } from '../support/chaos/expect';
import { chaosSeed, chaosStand } from '../support/chaos/stand';
import { storm } from '../support/chaos/storm';
import { watchRun } from '../support/chaos/watch';
import { runSteps } from '../support/runs';
import { waitFor } from '../support/wait';
import { startAlttextgenie, type Alttextgenie } from '../vendors/alttextgenie';

const KILLS = 20;
const CONCURRENCY = 4;

/** Answers that go out whole and are cut all the same. */
const CUT = new Set<string | null>(['half-json']);

/** What Alttextgenie has seen of the calls. */
function callsOf({ requests }: Alttextgenie): VendorCall[] {
  return requests.flatMap(({ endpoint, body, at, worked, deliveredAt, fault }) => {
    if (endpoint !== 'generate') return [];
    const { image, languages } = body as { image: { sha256: string }; languages: string };
    const locales = languages.split(',');
    const whole = deliveredAt !== null && !CUT.has(fault);
    return {
      fingerprint: image.sha256,
      locales,
      at: Date.parse(at),
      credits: worked ? locales.length : 0,
      answeredAt: whole ? Date.parse(deliveredAt) : null,
    };
  });
}

describe('chaos', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it('single calls: faults at the vendor, and 20 deaths', async () => {
    const seed = chaosSeed();
    const vendor = await startAlttextgenie({
      seed,
      credits: 100_000,
      latencyMs: [100, 600],
      faultRate: 0.25,
      faultMix: [
        { kind: 'status', status: 429, retryAfterSeconds: 1 },
        500,
        503,
        'reset',
        'reset-after-work',
        'hang',
        { kind: 'drip', intervalMs: 50 },
        'html',
        'half-json',
        'wrong-shape',
        'blank',
        'empty',
      ],
    });
    closing.push(() => vendor.close());
    const stand = await chaosStand(seed, () => ({
      providers: { alttextgenie: { apiKey: vendor.key, baseUrl: vendor.baseUrl } },
      settings: {
        sources: { providers: ['alttextgenie'] },
        languages: ['en', 'fr'],
        onUpload: 'off',
      },
      requestTimeoutMs: 1500,
      queue: { concurrency: CONCURRENCY },
    }));
    const { strapi, random } = stand;
    closing.unshift(() => strapi.stop());
    const runs = runSteps(strapi);
    const { id } = await runs.start();
    const watch = watchRun(stand, id);
    const asked = () => vendor.requests.length;
    const kills = await storm({ strapi, random, kills: KILLS, asked, atMost: 14, ...watch });
    expect(kills).toHaveLength(KILLS);

    const run = await runs.over(id, 120_000);
    await strapi.kill();
    expect(vendor.stats().inFlight).toBe(0);
    const books = openBooks(strapi.appDir, id);
    expect(watch.wrong).toEqual([]);
    expect(run).toMatchObject({ status: 'partial', counts: books.run.counts });
    expect(run.credits.used).toBe(books.run.creditsUsed);
    expectFinal(stand, books, watch.words);
    expectWordsUnchanged(books, watch.words);

    const calls = callsOf(vendor);
    const { unanswered, unheard, unfounded, repeated } = audit(calls, books.receipts);
    expect(repeated).toEqual([]);
    expect(unfounded).toEqual([]);
    // A process that is killed has so many calls under way at the most.
    const lost = byLife(unheard, kills);
    for (const life of lost) expect(life.length).toBeLessThanOrEqual(CONCURRENCY);
    expect(lost.at(-1)).toEqual([]);
    const { creditsCharged } = vendor.stats();
    expect(sum(calls)).toBe(creditsCharged);
    expect(sum(books.receipts) + sum(unanswered) + sum(unheard)).toBe(creditsCharged);

    tell(kills, `${calls.length} calls`, { unanswered, unheard });
    await retryKilled();

    /** What the vendor failed is retried, and the process dies in the middle of that. */
    async function retryKilled(): Promise<void> {
      vendor.set({ faultRate: 0, latencyMs: 50 });
      const { failed } = books.run.counts;
      await strapi.start();
      await strapi.admin.token();
      const asking = strapi.admin.post(`/alt-text/runs/${id}/retry`).catch(() => undefined);
      const until = Date.now() + random() * 25;
      await waitFor(() => Date.now() >= until, { what: 'the kill', intervalMs: 1 });
      await strapi.kill();
      await asking;
      const left = openBooks(strapi.appDir, id).tasks.filter(({ status }) => status === 'failed');
      await strapi.start();
      // All of them, or none; those that can be told to be bad at once may have failed again.
      if (left.length === failed) await runs.steer(id, 'retry');
      else expect(left.every(({ code }) => code === 'image_unreadable')).toBe(true);
      await runs.over(id, 60_000);
      await strapi.kill();
      const after = openBooks(strapi.appDir, id);
      const bad = stand.assets.filter(({ kind }) => kind === 'corrupt' || kind === 'rubbish');
      expect(after.run.counts.failed).toBe(bad.length);
      expectFinal(stand, after, watch.words);
      expectWordsUnchanged(after, watch.words);
    }
  }, 420_000);
});
