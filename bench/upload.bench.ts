import { sleep, waitFor } from '../tests/support/wait';
import { seededRandom } from '../tests/vendors/kit/random';
import type { Benchmark, BenchOptions } from './kit/benchmark';
import { median } from './kit/stats';
import { startVendorProcess } from './kit/vendor';
import { figuresOf, type Timings } from './upload/figures';
import { makeImages, type Images } from './upload/images';
import { SIDES, startSides, type Side, type Sides } from './upload/sides';

/** What the vendor takes for an answer, in milliseconds. */
const LATENCY_MS = 800;
const SEED = 5;
/** Uploads in a row to the same side in the second part. */
const TURN = 5;
/** Before a turn: the vendor has answered the last one's images, and the answers are written. */
const SETTLE_MS = LATENCY_MS + 1200;

interface Counts {
  /** Pairs that are not counted: the code is compiled and the caches are filled by them. */
  warmUp: number;
  pairs: number;
  turns: number;
}

interface Run {
  sides: Sides;
  images: Images;
  next(): number;
  say: BenchOptions['say'];
}

const timings = (): Timings => ({ with: [], without: [] });

async function upload({ sides, images }: Run, side: Side, image: number): Promise<number> {
  return sides.upload(side, await images.read(image), `photo-${image}.jpg`);
}

/**
 * The same image to both sides, one after the other without a pause, in an order drawn anew for
 * each pair: what drifts on the machine hits both alike. While one side takes an upload, the plugin
 * may be describing the image before it on the other; so this part sees what the plugin costs the
 * request itself. AltFrame takes 60 requests a minute: on a fast machine a backlog of images stays
 * for after the part.
 */
async function inPairs(run: Run, pairs: number, random: () => number): Promise<Timings> {
  const all = timings();
  for (let pair = 0; pair < pairs; pair += 1) {
    const image = run.next();
    const order: Side[] = random() < 0.5 ? ['with', 'without'] : ['without', 'with'];
    for (const side of order) all[side].push(await upload(run, side, image));
    if ((pair + 1) % 20 === 0) run.say(`${pair + 1} of ${pairs} pairs`);
  }
  return all;
}

/**
 * Five images in a row to one side, then the same five to the other, each turn after a pause in
 * which the plugin finishes its work: so all that it does in the background, it does during its own
 * side's uploads, as when an editor drops a folder of photographs into the library. Told, not
 * limited: to describe an image takes this process some fifteen milliseconds of its one thread, and
 * here they fall on the next upload.
 */
async function inTurns(run: Run, turns: number, random: () => number): Promise<Timings> {
  const all = timings();
  for (let turn = 0; turn < turns; turn += 1) {
    const images = Array.from({ length: TURN }, () => run.next());
    const order = random() < 0.5 ? SIDES : SIDES.toReversed();
    for (const side of order) {
      await sleep(SETTLE_MS);
      for (const image of images) all[side].push(await upload(run, side, image));
    }
    if ((turn + 1) % 5 === 0) run.say(`${turn + 1} of ${turns} turns of ${TURN}`);
  }
  return all;
}

async function measure(run: Run, { warmUp, pairs, turns }: Counts, random: () => number) {
  await inPairs(run, warmUp, random);
  const ofPairs = await inPairs(run, pairs, random);
  await mustBeDescribed(run.sides, warmUp + pairs);
  return { inPairs: ofPairs, inTurns: await inTurns(run, turns, random) };
}

export const benchmark: Benchmark = {
  title: `the time of POST /upload of a 2 MB photograph with the plugin to that without it (SQLite; the vendor answers after ${LATENCY_MS} ms)`,

  async run({ quick, say }) {
    const counts: Counts = quick
      ? { warmUp: 2, pairs: 6, turns: 1 }
      : { warmUp: 10, pairs: 200, turns: 10 };
    const total = counts.warmUp + counts.pairs + counts.turns * TURN;
    say(`making ${total} photographs`);
    const images = await makeImages(total);
    const vendor = await startVendorProcess(LATENCY_MS);
    let sides: Sides | undefined;
    try {
      sides = await startSides(vendor);
      let used = 0;
      const next = () => used++;
      const random = seededRandom(SEED);
      const measured = await measure({ sides, images, next, say }, counts, random);
      await mustBeDescribed(sides, total);
      return {
        figures: [
          ...figuresOf('pairs', measured.inPairs, { seed: SEED, required: true }),
          ...figuresOf('turns of five', measured.inTurns, { seed: SEED, required: false }),
        ],
        setup: {
          ...counts,
          turn: TURN,
          latencyMs: LATENCY_MS,
          seed: SEED,
          medianImageBytes: median(images.sizes),
          database: 'SQLite',
        },
        samples: measured,
      };
    } finally {
      await sides?.stop();
      await vendor.close();
      await images.remove();
    }
  },
};

/** Uploads whose images nobody describes would be cheap. */
async function mustBeDescribed(sides: Sides, total: number): Promise<void> {
  await waitFor(async () => (await sides.ended('done')) === total, {
    what: `all ${total} images to be described`,
    timeoutMs: 300_000,
    intervalMs: 500,
  });
}
