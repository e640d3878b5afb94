import type { Overview } from '../../../../server/src/contracts/overview';
import type { TextState } from '../../../../server/src/contracts/texts';

/** States in which nothing is left to be done, in the order in which they are drawn. */
export const COVERED = [
  'human',
  'approved',
  'ai',
  'embedded',
  'decorative',
] as const satisfies readonly TextState[];

/** States that wait for somebody. */
export const OPEN = ['suggested', 'stale', 'missing'] as const satisfies readonly TextState[];

/** All of them: first what is there, then what is not. */
export const DRAWN: readonly TextState[] = [...COVERED, ...OPEN];

export type StateCounts = Record<TextState, number>;

/** How many of so many. */
export interface Share {
  count: number;
  total: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What is covered in one language. */
export const coveredIn = (counts: StateCounts): Share => ({
  count: sum(COVERED.map((state) => counts[state])),
  total: sum(Object.values(counts)),
});

/** What is covered in all languages together: a text that an image needs in two counts twice. */
export function coveredInAll({ coverage }: Pick<Overview, 'coverage'>): Share {
  const shares = Object.values(coverage).map(coveredIn);
  return {
    count: sum(shares.map(({ count }) => count)),
    total: sum(shares.map(({ total }) => total)),
  };
}

/** How many texts of all languages are in this state. */
export const countOf = ({ coverage }: Pick<Overview, 'coverage'>, state: TextState): number =>
  sum(Object.values(coverage).map((counts) => counts[state]));

/** The states of all languages together. */
export function countsOfAll(overview: Pick<Overview, 'coverage'>): StateCounts {
  return Object.fromEntries(DRAWN.map((state) => [state, countOf(overview, state)])) as StateCounts;
}

/**
 * Whole percentages that add up to 100: those that lose most by rounding down get what is left over.
 * Of nothing each is 0.
 */
export function percentages(counts: readonly number[]): number[] {
  const total = sum(counts);
  if (total === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count * 100) / total);
  const rounded = exact.map(Math.floor);
  const lossOf = (index: number) => (exact[index] ?? 0) - (rounded[index] ?? 0);
  const countAt = (index: number) => counts[index] ?? 0;
  const byLoss = [...counts.keys()].sort(
    (a, b) => lossOf(b) - lossOf(a) || countAt(b) - countAt(a),
  );
  for (const index of byLoss.slice(0, 100 - sum(rounded))) {
    rounded[index] = (rounded[index] ?? 0) + 1;
  }
  return rounded;
}

/** Never “all of it” while something is left: rounded down. */
export const wholePercent = ({ count, total }: Share): number =>
  total === 0 ? 0 : Math.floor((count * 100) / total);
