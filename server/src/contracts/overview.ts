import type { RuleId } from './quality';
import type { Run } from './runs';
import type { TextState } from './texts';

/** `GET /overview`: how far the library has got, of the images that this person may see. */
export interface Overview {
  images: number;
  /** How many images are in which state, by BCP-47 code. */
  coverage: Record<string, Record<TextState, number>>;
  /** Images with a remark of a rule, in any language of the site. */
  findings: number;
  /** The same by rule; what no image has is left out. */
  findingsByRule: Partial<Record<RuleId, number>>;
  /** By provider: what the month has cost so far, and may cost. */
  credits: Record<string, { usedThisMonth: number; monthlyCredits?: number }>;
  /** What is under way. */
  runs: Run[];
  /** ISO 8601: when the images were counted. In a large library that can be seconds ago. */
  countedAt: string;
}

/** `GET /overview/credits?by=day`: what was paid of late, the oldest first, in UTC. */
export interface CreditsOverTime {
  /** The last 30 days, or the last 12 months. */
  by: 'day' | 'month';
  /** `2026-11-20`, or `2026-11`; the last one is not over yet. */
  periods: string[];
  /** By provider, a number for each period; who was not paid is left out. */
  spent: Record<string, number[]>;
}
