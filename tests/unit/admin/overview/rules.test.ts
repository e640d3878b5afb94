import { describe, expect, it } from 'vitest';

import { foundByRule, RULE_SEVERITIES } from '../../../../admin/src/components/quality/rules';
import { RULES } from '../../../../server/src/quality/rules';

describe('The rules as the panel knows them', () => {
  it('are those of the server, as severe, in the same order', () => {
    const ofServer = Object.entries(RULES).map(([rule, { severity }]) => [rule, severity]);
    expect(Object.entries(RULE_SEVERITIES)).toEqual(ofServer);
  });

  it('are told the worst first, then those that found most, and only those that found any', () => {
    const found = { 'too-long': 40, generic: 1, refusal: 0, duplicate: 7, 'cut-off': 9, url: 3 };
    expect(foundByRule(found).map(({ rule, count }) => [rule, count])).toEqual([
      ['url', 3],
      ['generic', 1],
      ['cut-off', 9],
      ['duplicate', 7],
      ['too-long', 40],
    ]);
    expect(foundByRule({})).toEqual([]);
  });
});
