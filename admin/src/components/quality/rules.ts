import type { RuleId, Severity } from '../../../../server/src/contracts/quality';

/** How much each rule's remark matters, the worst first. A test holds it against the server's. */
export const RULE_SEVERITIES: Readonly<Record<RuleId, Severity>> = {
  refusal: 'severe',
  'prompt-leak': 'severe',
  'file-name': 'severe',
  placeholder: 'severe',
  'no-words': 'severe',
  generic: 'severe',
  markup: 'severe',
  url: 'severe',
  'wrong-language': 'severe',
  'cut-off': 'warning',
  'redundant-phrase': 'warning',
  'file-ending': 'warning',
  underscore: 'warning',
  duplicate: 'warning',
  'equals-caption': 'warning',
  'media-word': 'advice',
  emoji: 'advice',
  'all-capitals': 'advice',
  'too-long': 'advice',
  'too-short': 'advice',
};

/** What one rule found. */
export interface RuleCount {
  rule: RuleId;
  severity: Severity;
  /** Images. */
  count: number;
}

const ORDER: readonly Severity[] = ['severe', 'warning', 'advice'];

/** What the rules found, the worst first, and of those what is found most. */
export function foundByRule(found: Partial<Record<RuleId, number>>): RuleCount[] {
  return (Object.entries(RULE_SEVERITIES) as [RuleId, Severity][])
    .map(([rule, severity]) => ({ rule, severity, count: found[rule] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.count - a.count);
}
