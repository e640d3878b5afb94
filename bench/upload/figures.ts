import { seededRandom } from '../../tests/vendors/kit/random';
import type { Figure, Limit } from '../kit/figures';
import { median, medianRange, summarize } from '../kit/stats';
import type { Side } from './sides';

/** Milliseconds of the same image on both sides, at the same index. */
export type Timings = Record<Side, number[]>;

const RATIO: Limit = {
  atMost: 1.03,
  why: 'an upload must not feel slower for the plugin; three in a hundred nobody notices',
};

const PRECISION: Limit = {
  atMost: 0.06,
  why: 'where the range is wider, the machine was too busy for the run to tell 1.03 from 1.00',
};

/** A figure that must be reached, or one that is only told. */
const bounded = (figure: Figure, limit: Limit, required: boolean): Figure =>
  required ? { ...figure, limit } : figure;

/** The ratio of an upload's time with the plugin to that without it, and what surrounds it. */
export function figuresOf(
  what: string,
  { with: own, without }: Timings,
  { seed, required }: { seed: number; required: boolean },
): Figure[] {
  const ratios = own.map((ms, index) => ms / (without[index] ?? NaN));
  const ratio = summarize(ratios);
  const [low, high] = medianRange(ratios, seededRandom(seed));
  const sides = { with: summarize(own), without: summarize(without) };
  const info = (name: string, value: number, unit: string): Figure => ({
    name: `${what}: ${name}`,
    value,
    unit,
  });
  return [
    bounded(info('median of the pairs’ ratios', ratio.median, '×'), RATIO, required),
    info('… 95 of 100 runs from', low, '×'),
    info('… 95 of 100 runs to', high, '×'),
    bounded(info('… width of that range', high - low, '×'), PRECISION, required),
    info('… first quartile of the ratios', ratio.quartiles[0], '×'),
    info('… third quartile of the ratios', ratio.quartiles[1], '×'),
    info('ratio of the medians', median(own) / median(without), '×'),
    info('median with the plugin', sides.with.median, 'ms'),
    info('median without it', sides.without.median, 'ms'),
    info('95th percentile with the plugin', sides.with.p95, 'ms'),
    info('95th percentile without it', sides.without.p95, 'ms'),
  ];
}
