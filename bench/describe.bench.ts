import { pluginConfig } from '../tests/support/scenario';
import { startStrapi } from '../tests/support/strapi';
import type { Comparison } from './describe/comparison';
import { figuresOfConversion, figuresOfCopies } from './describe/figures';
import { CONVERTED, COPIES } from './describe/kinds';
import { damage, sha256OfFile, type Item } from './describe/library';
import { fillShelf, itemsOn, type Counts, type Shelf } from './describe/shelf';
import { CONCURRENCY, type PluginResult, type SideResult } from './describe/sides';
import type { Benchmark } from './kit/benchmark';
import { runChild } from './kit/child';
import { startVendorProcess, type VendorProcess } from './kit/vendor';

/** How many of the copies have rubbish for pixels: they arrive whole only if nobody decodes them. */
const DAMAGED = 10;

const COUNTS = {
  quick: {
    copies: { warmUp: DAMAGED, rounds: 2, perRound: 10 },
    converted: { warmUp: 2, rounds: 2, perRound: 4 },
  },
  full: {
    copies: { warmUp: 20, rounds: 5, perRound: 40 },
    converted: { warmUp: 6, rounds: 4, perRound: 10 },
  },
} satisfies Record<string, Record<'copies' | 'converted', Counts>>;

export const benchmark: Benchmark = {
  title:
    'processor time and memory per described image, beside the least any program needs for the same (SQLite; the vendor answers at once)',

  async run({ quick, say }) {
    const counts = quick ? COUNTS.quick : COUNTS.full;
    const vendor = await startVendorProcess(0);
    const app = await startStrapi({ plugin: pluginConfig(vendor, { onUpload: 'off' }) });
    try {
      say('filling the media library');
      const copies = await fillShelf(app, COPIES, counts.copies);
      const damaged = copies.warmUp.slice(0, DAMAGED);
      for (const item of damaged) await damage(item);
      const converted = [];
      for (const kind of CONVERTED) converted.push(await fillShelf(app, kind, counts.converted));
      await app.stop({ keep: true });

      say(`${COPIES.name}: the plugin`);
      const plugin = await runPlugin(copies, vendor, app.appDir);
      const intact = await arrivedWhole(itemsOn(copies), vendor);
      say(`${COPIES.name}: the least`);
      const ofCopies = { plugin, bare: await runBare(copies, vendor) };

      const ofConverted: Comparison[] = [];
      for (const shelf of converted) {
        say(`${shelf.kind.name}: the plugin, then the least`);
        ofConverted.push({
          kind: shelf.kind.name,
          perRound: counts.converted.perRound,
          plugin: await runPlugin(shelf, vendor, app.appDir),
          bare: await runBare(shelf, vendor),
        });
      }
      const comparison = { kind: COPIES.name, perRound: counts.copies.perRound, ...ofCopies };
      return {
        figures: [
          ...figuresOfCopies(comparison, intact, itemsOn(copies).length),
          ...ofConverted.flatMap(figuresOfConversion),
        ],
        setup: { ...counts, damaged: DAMAGED, concurrency: CONCURRENCY, database: 'SQLite' },
        samples: { copies: comparison, converted: ofConverted },
      };
    } finally {
      await app.stop();
      await vendor.close();
    }
  },
};

const runPlugin = async (
  { warmUp, rounds }: Shelf,
  vendor: VendorProcess,
  appDir: string,
): Promise<PluginResult> =>
  runChild('bench/describe/plugin-side.ts', {
    warmUp,
    rounds,
    appDir,
    plugin: pluginConfig(vendor, {}, { queue: { concurrency: CONCURRENCY } }),
  });

const runBare = async (
  { warmUp, rounds, kind: { conversion } }: Shelf,
  { url, key }: VendorProcess,
): Promise<SideResult> =>
  runChild('bench/describe/bare-side.ts', { warmUp, rounds, conversion, vendor: { url, key } });

/** How many of the stored files reached the vendor byte for byte. */
async function arrivedWhole(items: readonly Item[], vendor: VendorProcess): Promise<number> {
  const { images } = await vendor.stats();
  const hashes = await Promise.all(items.map(sha256OfFile));
  return hashes.filter((hash) => hash in images).length;
}
