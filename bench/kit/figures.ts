/** What a figure must be, and why no more and no less is asked. */
export type Limit = ({ atMost: number } | { atLeast: number }) & { why: string };

/** One measured number. Without a limit it is there to understand the others. */
export interface Figure {
  name: string;
  value: number;
  /** `ms`, `MB`, `×`; empty for a count. */
  unit: string;
  limit?: Limit;
}

/** Whether a figure is what it must be; a figure without a limit cannot fall short. */
export function isReached({ value, limit }: Figure): boolean {
  if (!limit) return true;
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
}

/** `1.013 ×`, `12.4 ms`, `120` */
export function formatFigure(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : unit === '×' ? 3 : Math.abs(value) < 100 ? 2 : 1;
  return `${value.toFixed(digits)}${unit ? ` ${unit}` : ''}`;
}

/** `at most 1.03 ×` */
export function formatLimit({ unit, limit }: Figure): string {
  if (!limit) return '';
  const [word, value] =
    'atMost' in limit ? ['at most', limit.atMost] : (['at least', limit.atLeast] as const);
  return `${word} ${value}${unit ? ` ${unit}` : ''}`;
}
