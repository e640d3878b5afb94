import type { Figure } from './figures';

export interface BenchOptions {
  /** A few rounds only, to see that it works: its figures are kept nowhere. */
  quick: boolean;
  /** One line on how far it is. */
  say: (line: string) => void;
}

export interface Measured {
  figures: Figure[];
  /** How it was measured: sizes, counts, seeds. */
  setup: Record<string, unknown>;
  /** What the figures were made of, so that they can be computed again. */
  samples: Record<string, unknown>;
}

/** What `bench/NAME.bench.ts` exports as `benchmark`. */
export interface Benchmark {
  /** What is measured against what, in one sentence. */
  title: string;
  run(options: BenchOptions): Promise<Measured>;
}
