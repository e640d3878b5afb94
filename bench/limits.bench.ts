import type { Benchmark } from './kit/benchmark';
import type { Figure } from './kit/figures';
import { figuresOf, shareOf, shareWithin } from './limits/figures';
import {
  ALTFRAME,
  ALTTEXT_IO,
  HOUR_OF_ALTTEXT_IO,
  MINUTE_OF_ALTTEXT_IO,
  OPENAI,
  OPENAI_BY_THE_SECOND,
  type LimitedVendor,
  type Manner,
} from './limits/vendors';
import { describeOften, WORKERS, type Run } from './limits/workers';

const MANNERS = {
  'even road': { roadMs: 0, latencyMs: 20 },
  'uneven road': { roadMs: [0, 80], latencyMs: 0 },
  'slow answers': { roadMs: [0, 80], latencyMs: [1500, 2500] },
} satisfies Record<string, Manner>;

interface Planned {
  vendor: LimitedVendor;
  manners: (keyof typeof MANNERS)[];
  /** How often the longest window is used up. */
  windows: { quick: number; full: number };
  shares: (arrivals: readonly number[]) => Record<string, number>;
}

const USED = 'answered of what was allowed';

const PLAN: Planned[] = [
  {
    vendor: ALTFRAME,
    manners: ['even road', 'uneven road', 'slow answers'],
    windows: { quick: 1, full: 3 },
    shares: (arrivals) => sharesOf(ALTFRAME, arrivals),
  },
  {
    vendor: ALTTEXT_IO,
    manners: ['even road', 'uneven road'],
    windows: { quick: 1, full: 3 },
    shares: (arrivals) => ({
      [`${USED} by the hour`]: shareOf(arrivals, HOUR_OF_ALTTEXT_IO),
      [`${USED} by the minute, while the hour had room`]: shareWithin(
        arrivals,
        MINUTE_OF_ALTTEXT_IO,
        HOUR_OF_ALTTEXT_IO,
      ),
    }),
  },
  {
    vendor: OPENAI,
    manners: ['even road', 'uneven road'],
    windows: { quick: 3, full: 30 },
    shares: (arrivals) => sharesOf(OPENAI, arrivals),
  },
  {
    vendor: OPENAI_BY_THE_SECOND,
    manners: ['uneven road'],
    windows: { quick: 15, full: 120 },
    // Of a second, such a road takes more than 3 %: never over the limit is all that is asked.
    shares: () => ({}),
  },
];

function sharesOf({ limits }: LimitedVendor, arrivals: readonly number[]): Record<string, number> {
  return Object.fromEntries(limits.map((limit) => [USED, shareOf(arrivals, limit)]));
}

export const benchmark: Benchmark = {
  title: `what is used of vendors' limits, by ${WORKERS} workers that always have work, at emulators that enforce them in fixed windows; the windows are shortened`,

  async run({ quick, say }) {
    for (const { vendor } of PLAN) say(`${vendor.name}: ${vendor.scaled}`);
    say(`all at once; about ${quick ? 'a minute' : '3 minutes'}`);
    const runs = await Promise.all(
      PLAN.flatMap((planned) => planned.manners.map((manner) => measure(planned, manner))),
    );

    async function measure({ vendor, windows, shares }: Planned, manner: keyof typeof MANNERS) {
      const longest = Math.max(...vendor.limits.map(({ requests }) => requests));
      const wanted = longest * (quick ? windows.quick : windows.full) + 1;
      const run = await describeOften(vendor, MANNERS[manner], wanted);
      const name = `${vendor.name}, ${manner}`;
      say(`${name}: done`);
      const figures: Figure[] = figuresOf(name, run, shares(run.arrivals));
      return { name, run, figures };
    }

    return {
      figures: runs.flatMap(({ figures }) => figures),
      setup: {
        workers: WORKERS,
        manners: MANNERS,
        vendors: PLAN.map(({ vendor: { name, limits, scaled } }) => ({ name, limits, scaled })),
      },
      samples: Object.fromEntries(runs.map(({ name, run }) => [name, sampleOf(run)])),
    };
  },
};

/** Every moment at which a request arrived: on one line, for there are thousands. */
const sampleOf = ({ arrivals, refused }: Run) => ({ refused, arrivals: arrivals.join(' ') });
