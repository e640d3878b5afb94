import type { Detector } from '../../server/src/quality';
import { long, PARTS, workOn } from '../../tests/unit/quality/long-texts';

/** Below that the clock tells more of the machine than of the work. Milliseconds. */
const NOISE_MS = 50;

const ROUNDS = 5;

/** How the time of one kind of work grows with the length of a text. */
export interface Growth {
  work: string;
  part: string;
  /** Milliseconds for one length, and for twice of it. */
  once: number;
  twice: number;
}

/** The time of this process's own work, whatever else the machine is doing. */
function timeOf(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Each work on each text, where it takes long enough to be compared; the least of some rounds. */
export function growthOf(detector: Detector, characters: number): Growth[] {
  return Object.entries(PARTS).flatMap(([part, text]) =>
    Object.entries(workOn(detector)).flatMap(([work, run]) => {
      const one = long(text, characters);
      const two = one + one;
      const least = { work, part, once: Infinity, twice: Infinity };
      if (timeOf(() => run(two)) < NOISE_MS) return [];
      for (let round = 0; round < ROUNDS; round += 1) {
        least.once = Math.min(
          least.once,
          timeOf(() => run(one)),
        );
        least.twice = Math.min(
          least.twice,
          timeOf(() => run(two)),
        );
      }
      return [least];
    }),
  );
}
