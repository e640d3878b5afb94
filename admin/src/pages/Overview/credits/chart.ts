import type { CreditsOverTime } from '../../../../../server/src/contracts/overview';

/** One stretch of time, with what each provider was paid. */
export interface Column {
  period: string;
  total: number;
  parts: { provider: string; credits: number }[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** The next round number, where the axis ends: 10, 20, 25, 50, 100, … */
export function roundUp(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.find((factor) => factor * power >= most) ?? 10;
  return step * power;
}

/** The providers that were paid, those that got most first. */
export const paidProviders = ({ spent }: CreditsOverTime): string[] => {
  const totalOf = (provider: string) => (spent[provider] ?? []).reduce((sum, one) => sum + one, 0);
  return Object.keys(spent).sort((a, b) => totalOf(b) - totalOf(a) || a.localeCompare(b));
};

/** What is drawn, from the oldest to today. */
export function columnsOf(credits: CreditsOverTime): Column[] {
  const providers = paidProviders(credits);
  return credits.periods.map((period, index) => {
    const parts = providers
      .map((provider) => ({ provider, credits: credits.spent[provider]?.[index] ?? 0 }))
      .filter((part) => part.credits > 0);
    return { period, parts, total: parts.reduce((sum, part) => sum + part.credits, 0) };
  });
}
