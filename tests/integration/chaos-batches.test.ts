import { afterEach, describe, expect, it } from 'vitest';

import { audit, byLife, repeatedIn, type Receipt, type VendorCall } from '../support/chaos/audit';
import { openBooks } from '../support/chaos/books';
import { expectFinal, expectWordsUnchanged, sum, tell } from '../support/chaos/expect';
import { chaosSeed, chaosStand, type ChaosAsset } from '../support/chaos/stand';
import { storm } from '../support/chaos/storm';
import { watchRun } from '../support/chaos/watch';
import { runSteps } from '../support/runs';
import { pluginConfig } from '../support/scenario';
import { startAltFrame, type AltFrame } from '../vendors/altframe';

const KILLS = 12;
const CONCURRENCY = 2;

interface Call extends VendorCall {
  /** How many images went together. */
  size: number;
}

/** What AltFrame has seen of the calls: a batch is a call for each of its images. */
function callsOf({ requests }: AltFrame, url: string, assets: readonly ChaosAsset[]): Call[] {
  const known = new Map(assets.map(({ path, fingerprint }) => [url + path, fingerprint]));
  type Image = { image_url?: string; image_base64?: { sha256: string } };
  const fingerprintOf = ({ image_url: at = '', image_base64: data }: Image) =>
    data?.sha256 ?? known.get(at) ?? `unknown: ${at}`;
  return requests.flatMap(({ endpoint, body, at, worked, deliveredAt, fault }) => {
    if (endpoint !== 'generate' && endpoint !== 'bulk') return [];
    const { language, images } = body as Image & { language: string; images?: Image[] };
    const whole = deliveredAt !== null && fault !== 'half-json';
    return (images ?? [body as Image]).map((image) => ({
      fingerprint: fingerprintOf(image),
      locales: [language],
      at: Date.parse(at),
      credits: worked ? 1 : 0,
      answeredAt: whole ? Date.parse(deliveredAt) : null,
      size: images?.length ?? 0,
    }));
  });
}

/** Takes the receipts of batches out of all receipts: the first for what a batch has described. */
function parted(
  vendor: AltFrame,
  url: string,
  assets: readonly ChaosAsset[],
  receipts: readonly Receipt[],
): { batched: Receipt[]; single: Receipt[]; missing: string[] } {
  const { images } = vendor.stats();
  const single = [...receipts];
  const batched: Receipt[] = [];
  const missing: string[] = [];
  for (const { id, path } of assets) {
    for (const [language, times] of Object.entries(images[url + path]?.languages ?? {})) {
      for (let n = 0; n < times; n += 1) {
        const index = single.findIndex((one) => one.assetId === id && one.locale === language);
        if (index === -1) missing.push(`${path} ${language}`);
        else batched.push(...single.splice(index, 1));
      }
    }
  }
  return { batched, single, missing };
}

describe('chaos', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it('batches: faults at the vendor, and 12 deaths, and not one credit is lost', async () => {
    const seed = chaosSeed();
    const vendor = await startAltFrame({
      seed,
      credits: 100_000,
      rateLimit: false,
      // A dead Strapi cannot show its images to anybody.
      fetchImages: false,
      // What is damaged is so at the vendor too, which is not shown the bytes.
      failImages: ['/corrupt-', '/rubbish-'],
      bulkMsPerImage: 60,
      latencyMs: [500, 1000],
      faultRate: 0.25,
      faultMix: [
        { kind: 'status', status: 429, retryAfterSeconds: 1 },
        500,
        'reset',
        'reset-after-work',
        'half-json',
        { kind: 'drip', intervalMs: 50 },
      ],
    });
    closing.push(() => vendor.close());
    const stand = await chaosStand(seed, (url) =>
      pluginConfig(
        vendor,
        { languages: ['en', 'fr'], onUpload: 'off' },
        { publicUrl: url, requestTimeoutMs: 1500, queue: { concurrency: CONCURRENCY } },
      ),
    );
    const { strapi, assets, random } = stand;
    closing.unshift(() => strapi.stop());
    const runs = runSteps(strapi);
    const { id } = await runs.start();
    const watch = watchRun(stand, id);
    const alive = async () => {
      const mishaps = [429, 503, 'reset', 'half-json'] as const;
      for (const endpoint of ['batch', 'history']) {
        const mishap = mishaps[Math.floor(random() * mishaps.length)] ?? 500;
        const fault = typeof mishap === 'number' ? { status: mishap } : {};
        vendor.inject({ kind: typeof mishap === 'number' ? 'status' : mishap, ...fault, endpoint });
      }
      await watch.alive();
    };
    const asked = () => vendor.stats().calls['generate'] ?? 0;
    const { dead } = watch;
    const kills = await storm({ strapi, random, kills: KILLS, asked, atMost: 12, alive, dead });
    expect(kills).toHaveLength(KILLS);

    const run = await runs.over(id, 150_000);
    await strapi.kill();
    await vendor.settled();
    const books = openBooks(strapi.appDir, id);
    expect(watch.wrong).toEqual([]);
    expect(run).toMatchObject({ status: 'partial', counts: books.run.counts });
    expect(run.credits.used).toBe(books.run.creditsUsed);
    expect(books.batches).toBe(0);
    expectFinal(stand, books, watch.words);
    expectWordsUnchanged(books, watch.words);

    const calls = callsOf(vendor, strapi.url, assets);
    const { batched, single, missing } = parted(vendor, strapi.url, assets, books.receipts);
    // Whatever a batch has cost is in the ledger, whoever died when.
    expect(missing).toEqual([]);
    expect(batched.length).toBeGreaterThan(150);
    const { unanswered, unheard, unfounded } = audit(
      calls.filter(({ size }) => size === 0),
      single,
    );
    expect(unfounded).toEqual([]);
    expect(repeatedIn(calls, books.receipts)).toEqual([]);
    for (const life of byLife(unheard, kills)) {
      expect(life.length).toBeLessThanOrEqual(CONCURRENCY);
    }
    const { creditsCharged } = vendor.stats();
    expect(sum(books.receipts) + sum(unanswered) + sum(unheard)).toBe(creditsCharged);
    tell(kills, `${batched.length} answers in batches, ${single.length} single ones`, {
      unanswered,
      unheard,
    });
  }, 480_000);
});
