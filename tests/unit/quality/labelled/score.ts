import type { RuleId } from '../../../../server/src/contracts/quality';
import type { Detector } from '../../../../server/src/quality';
import { judge, RULE_IDS } from '../../../../server/src/quality';
import { MAX_LENGTH, type Labelled } from './read';

/** How often a rule was right, fired without reason, and was silent without reason. */
export interface Counts {
  right: number;
  false: number;
  missed: number;
}

export interface Mistake {
  text: string;
  locale: string;
  rule: RuleId;
  kind: 'false' | 'missed';
}

export interface Score {
  rules: Record<RuleId, Counts>;
  mistakes: Mistake[];
}

/** Of what fired, the part that should; 1 where nothing fired. */
export const precision = ({ right, false: wrong }: Counts): number =>
  right + wrong === 0 ? 1 : right / (right + wrong);

/** Of what should fire, the part that did; 1 where nothing should. */
export const recall = ({ right, missed }: Counts): number =>
  right + missed === 0 ? 1 : right / (right + missed);

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (all, one) => ({
      right: all.right + one.right,
      false: all.false + one.false,
      missed: all.missed + one.missed,
    }),
    { right: 0, false: 0, missed: 0 },
  );
}

/** Judges every text and holds the findings against its labels. */
export function score(texts: readonly Labelled[], detector: Detector): Score {
  const rules = Object.fromEntries(
    RULE_IDS.map((rule) => [rule, { right: 0, false: 0, missed: 0 }]),
  ) as Record<RuleId, Counts>;
  const mistakes: Mistake[] = [];
  for (const { text, locale, rules: wanted, about } of texts) {
    const fired = judge(text, { locale, maxLength: MAX_LENGTH, ...about, detector });
    const found = new Set(fired.map(({ rule }) => rule));
    for (const rule of RULE_IDS) {
      const kind = found.has(rule) ? (wanted.includes(rule) ? 'right' : 'false') : 'missed';
      if (kind === 'missed' && !wanted.includes(rule)) continue;
      rules[rule][kind] += 1;
      if (kind !== 'right') mistakes.push({ text, locale, rule, kind });
    }
  }
  return { rules, mistakes };
}
