import { seededRandom } from '../tests/vendors/kit/random';
import {
  APIS,
  ENTRIES,
  IMAGES,
  SIDES,
  startSides,
  type Api,
  type Client,
  type Side,
  type Sides,
} from './delivery/sides';
import type { Benchmark, BenchOptions } from './kit/benchmark';
import type { Figure, Limit } from './kit/figures';
import { startPostgres } from './kit/postgres';
import { median, medianRange, summarize } from './kit/stats';

const SEED = 7;

/** Milliseconds of the same page on both sides, at the same index. */
type Timings = Record<Side, number[]>;

const LIMITS: Record<Api, Limit> = {
  REST: { atMost: 1.05, why: 'a site must not become slower for its alternative texts' },
  GraphQL: { atMost: 1.1, why: 'in GraphQL each text is resolved by itself' },
};

const NAMES: Record<Client, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

/**
 * The same page from both sides, one after the other without a pause, in an order drawn anew for
 * each pair: what drifts on the machine hits both alike.
 */
async function inPairs(sides: Sides, api: Api, pairs: number, random: () => number) {
  const timings: Timings = { with: [], without: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = random() < 0.5 ? SIDES : SIDES.toReversed();
    for (const side of order) timings[side].push(await sides.ask(side, api));
  }
  return timings;
}

function figuresOf(what: string, { with: own, without }: Timings, limit: Limit): Figure[] {
  const ratios = own.map((ms, index) => ms / (without[index] ?? NaN));
  const [low, high] = medianRange(ratios, seededRandom(SEED));
  const info = (name: string, value: number, unit: string): Figure => ({
    name: `${what}: ${name}`,
    value,
    unit,
  });
  return [
    { ...info('median of the pairs’ ratios', summarize(ratios).median, '×'), limit },
    info('… 95 of 100 runs from', low, '×'),
    info('… 95 of 100 runs to', high, '×'),
    info('ratio of the medians', median(own) / median(without), '×'),
    info('median with the plugin', median(own), 'ms'),
    info('median without it', median(without), 'ms'),
  ];
}

/** Answers that nobody localizes would be cheap. */
async function mustBeFrench(sides: Sides, api: Api): Promise<void> {
  const counts = [await sides.french('with', api), await sides.french('without', api)];
  const [own, without] = counts;
  if (own !== ENTRIES * IMAGES || without !== 0) {
    throw new Error(`${api}: ${counts.join(' and ')} French texts`);
  }
}

async function measure(client: Client, { quick, say }: BenchOptions) {
  const counts = quick ? { warmUp: 10, pairs: 40 } : { warmUp: 40, pairs: 300 };
  say(`${NAMES[client]}: two Strapis with ${ENTRIES} entries each`);
  const sides = await startSides(client);
  const figures: Figure[] = [];
  const samples: Record<string, Timings> = {};
  try {
    const random = seededRandom(SEED);
    for (const api of APIS) {
      await mustBeFrench(sides, api);
      await inPairs(sides, api, counts.warmUp, random);
      const timings = await inPairs(sides, api, counts.pairs, random);
      const what = `${api} on ${NAMES[client]}`;
      samples[what] = timings;
      figures.push(...figuresOf(what, timings, LIMITS[api]));
      say(`${what}: ${counts.pairs} pairs`);
    }
  } finally {
    await sides.stop();
  }
  return { figures, samples, counts };
}

export const benchmark: Benchmark = {
  title: `the time of a page of ${ENTRIES} entries with ${IMAGES} images each, in French, with the plugin to that without it`,

  async run(options) {
    const server = await startPostgres();
    try {
      process.env.ALT_TEXT_TEST_POSTGRES_URL = server.url;
      const sqlite = await measure('sqlite', options);
      const postgres = await measure('postgres', options);
      return {
        figures: [...sqlite.figures, ...postgres.figures],
        setup: {
          ...sqlite.counts,
          entries: ENTRIES,
          images: IMAGES,
          seed: SEED,
          postgres: server.version,
        },
        samples: { ...sqlite.samples, ...postgres.samples },
      };
    } finally {
      await server.stop();
    }
  },
};
