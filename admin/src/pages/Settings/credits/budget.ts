import type { Usage } from '../../../../../server/src/contracts/providers';

/** Offered where nothing is known of how much a provider is used. Credits. */
const UNKNOWN = 1000;

/** The budget that a provider begins with: what its month costs, with some room, in round figures. */
export function firstBudget(usage: Usage | undefined): number {
  const most = Math.max(usage?.usualMonth ?? 0, usage?.thisMonth ?? 0);
  if (most === 0) return UNKNOWN;
  const roomy = most * 1.5;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(roomy)) - 1);
  return Math.ceil(roomy / step) * step;
}

export interface Spent {
  /** Of the budget, 0 to 100. */
  percent: number;
  /** `near`: a fifth or less is left. */
  state: 'fine' | 'near' | 'used-up';
}

/** How far a budget is used up. */
export function spentOf(used: number, monthlyCredits: number): Spent {
  const percent = monthlyCredits > 0 ? Math.min(100, (used / monthlyCredits) * 100) : 100;
  if (used >= monthlyCredits) return { percent, state: 'used-up' };
  return { percent, state: percent >= 80 ? 'near' : 'fine' };
}
