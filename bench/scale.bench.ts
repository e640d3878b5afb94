import { DEFAULT_KEY, startOpenAi, type OpenAi } from '../tests/vendors/openai-compatible';
import type { Benchmark, BenchOptions } from './kit/benchmark';
import { startPostgres, type PostgresServer } from './kit/postgres';
import { measureClaims } from './scale/claims';
import { PICTURES } from './scale/fill';
import { figuresOf, type Measurement } from './scale/figures';
import { createLibrary, makePictures, type Client } from './scale/library';
import { lookAgain, lookOnce, LOOKS, TOLD } from './scale/looks';
import { DESCRIBED, LATENCY_MS, measureRun } from './scale/run';

const SIZES: Record<Client, number[]> = {
  sqlite: [1000, 10_000, 100_000],
  postgres: [1000, 10_000, 100_000, 1_000_000],
};
const QUICK: Record<Client, number[]> = { sqlite: [1000, 10_000], postgres: [1000, 10_000] };

interface Stage {
  server: PostgresServer;
  vendor: OpenAi;
  pictures: string;
  say: BenchOptions['say'];
}

/** One library from its creation to its end. */
async function measure(
  { server, vendor, pictures, say }: Stage,
  client: Client,
  files: number,
): Promise<Measurement> {
  const library = await createLibrary(client, files, { server: server.url, vendor, pictures });
  const { strapi, fillSeconds } = library;
  try {
    say(`${client}: ${files} files, written in ${fillSeconds.toFixed(1)} s`);
    await strapi.start();
    const ever = await lookOnce(strapi, files);
    await strapi.stop({ keep: true });
    await strapi.start();
    const first = await lookOnce(strapi, files);
    const later = await lookAgain(strapi, files);
    const run = await measureRun(library, vendor);
    await strapi.stop({ keep: true });
    const claims = await measureClaims(library);
    return { client, files, fillSeconds, ever, first, later, run, claims };
  } finally {
    await library.remove();
  }
}

export const benchmark: Benchmark = {
  title:
    'libraries of up to 1,000,000 files: what a person waits for, and what a run takes of time and memory',

  async run({ quick, say }) {
    const sizes = quick ? QUICK : SIZES;
    const server = await startPostgres();
    const vendor = await startOpenAi({
      key: DEFAULT_KEY,
      latencyMs: LATENCY_MS,
      inspectImages: false,
    });
    const pictures = await makePictures();
    try {
      const stage: Stage = { server, vendor, pictures: pictures.folder, say };
      const all: Measurement[] = [];
      for (const client of ['sqlite', 'postgres'] as const)
        for (const files of sizes[client]) all.push(await measure(stage, client, files));
      return {
        figures: figuresOf(all),
        setup: {
          sizes,
          postgres: server.version,
          latencyMs: LATENCY_MS,
          pictures: PICTURES,
          described: DESCRIBED,
          looks: LOOKS,
          notes: { withoutLimit: TOLD },
        },
        samples: { all },
      };
    } finally {
      await vendor.close();
      await pictures.remove();
      await server.stop();
    }
  },
};
