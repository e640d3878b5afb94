import { pluginConfig } from '../tests/support/scenario';
import { startStrapi } from '../tests/support/strapi';
import { startStrapiProcess } from '../tests/support/strapi-process';
import { figuresOf } from './bulk/figures';
import { fillLibrary, type Stored } from './bulk/library';
import { CONCURRENCY, type RunResult, type ScriptResult } from './bulk/sides';
import type { Benchmark } from './kit/benchmark';
import { runChild } from './kit/child';
import { startVendorProcess, type VendorProcess } from './kit/vendor';

/** What the vendor takes for an answer, in milliseconds. */
const LATENCY_MS = 200;

/** One after the other, 5,000 images would take a script twenty minutes: it is judged by fewer. */
const COUNTS = {
  quick: { images: 400, oneByOne: 10, limited: 100 },
  full: { images: 5000, oneByOne: 250, limited: 2000 },
};

export const benchmark: Benchmark = {
  title: `a run over a library, ${CONCURRENCY} images at once, beside the script one would write instead (SQLite; the vendor answers after ${LATENCY_MS} ms and limits no rate)`,

  async run({ quick, say }) {
    const counts = quick ? COUNTS.quick : COUNTS.full;
    const vendor = await startVendorProcess(LATENCY_MS);
    const plugin = pluginConfig(
      vendor,
      { onUpload: 'off' },
      { queue: { engine: 'embedded', concurrency: CONCURRENCY } },
    );
    const app = await startStrapi({ plugin });
    try {
      say(`filling the media library with ${counts.images} images`);
      const images = await fillLibrary(app, counts.images);
      await app.stop({ keep: true });

      say('the script, one after the other');
      const oneByOne = await script(app.appDir, vendor, images.slice(0, counts.oneByOne), 1);
      say(`the script, ${CONCURRENCY} at once`);
      const limited = await script(app.appDir, vendor, images.slice(-counts.limited), CONCURRENCY);
      say('the plugin');
      await forget(app.appDir, plugin);
      const asked = (await vendor.stats()).generations;
      const run = await runChild<RunResult>('bench/bulk/plugin-side.ts', {
        appDir: app.appDir,
        plugin,
        images: counts.images,
      });
      const calls = (await vendor.stats()).generations - asked;
      if (calls !== counts.images) throw new Error(`${counts.images} images took ${calls} calls`);
      return {
        figures: figuresOf(run, { oneByOne, limited }, LATENCY_MS),
        setup: { ...counts, concurrency: CONCURRENCY, latencyMs: LATENCY_MS, database: 'SQLite' },
        samples: { run, script: { oneByOne, limited } },
      };
    } finally {
      await app.stop();
      await vendor.close();
    }
  },
};

/** The script in a process of its own, against a Strapi without the plugin. */
async function script(
  appDir: string,
  vendor: VendorProcess,
  images: readonly Stored[],
  concurrency: number,
): Promise<ScriptResult> {
  const strapi = await startStrapiProcess({ appDir, plugin: false });
  try {
    return await runChild<ScriptResult>('bench/bulk/script-side.ts', {
      strapi: { url: strapi.url, token: await strapi.contentApi.token() },
      vendor: { url: vendor.url, key: vendor.key },
      images,
      concurrency,
    });
  } finally {
    await strapi.stop({ keep: true });
  }
}

/** Takes the texts that the script wrote away again: the run is to find an untouched library. */
async function forget(appDir: string, plugin: Record<string, unknown>): Promise<void> {
  const app = await startStrapi({ appDir, plugin });
  await app.strapi.db
    .query('plugin::upload.file')
    .updateMany({ where: {}, data: { alternativeText: null, caption: null } });
  await app.stop({ keep: true });
}
