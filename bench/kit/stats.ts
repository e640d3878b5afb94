/** The value below which the part `p` (0 to 1) of the sample lies; between two values by their distance. */
export function percentile(sample: readonly number[], p: number): number {
  if (sample.length === 0) throw new Error('An empty sample has no percentiles');
  const sorted = [...sample].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);

export const mean = (sample: readonly number[]): number =>
  sample.reduce((sum, value) => sum + value, 0) / sample.length;

/** What is worth knowing of a sample. */
export interface Summary {
  n: number;
  median: number;
  mean: number;
  /** The first and the third quartile: half of the sample lies between them. */
  quartiles: [number, number];
  p95: number;
  min: number;
  max: number;
}

export function summarize(sample: readonly number[]): Summary {
  return {
    n: sample.length,
    median: median(sample),
    mean: mean(sample),
    quartiles: [percentile(sample, 0.25), percentile(sample, 0.75)],
    p95: percentile(sample, 0.95),
    min: Math.min(...sample),
    max: Math.max(...sample),
  };
}

const RESAMPLES = 2000;

/**
 * The range in which the median would lie in 95 of 100 such runs, by resampling (bootstrap): what
 * tells a small difference from the noise of the machine.
 *
 * @param random a seeded generator, so that the same sample has the same range
 */
export function medianRange(sample: readonly number[], random: () => number): [number, number] {
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(sample.map(() => sample[Math.floor(random() * sample.length)] ?? NaN)),
  );
  return [percentile(medians, 0.025), percentile(medians, 0.975)];
}
