import { beforeAll, describe, expect, it } from 'vitest';

import { loadDetector, RULES, RULE_IDS, type Detector } from '../../../server/src/quality';
import { LANGUAGES, readLabelled } from './labelled/read';
import { precision, recall, score, sum } from './labelled/score';

const texts = readLabelled();
const severe = RULE_IDS.filter((rule) => RULES[rule].severity === 'severe');

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
}, 30_000);

describe('the labelled texts', () => {
  it('are many, good and bad, in every language with a word list', () => {
    expect(texts.length).toBeGreaterThan(900);
    for (const locale of LANGUAGES) {
      const own = texts.filter((one) => one.locale === locale);
      expect(own.filter(({ rules }) => rules.length === 0).length, locale).toBeGreaterThan(35);
      expect(own.filter(({ rules }) => rules.length > 0).length, locale).toBeGreaterThan(80);
    }
  });

  it('show every rule at work', () => {
    const shown = new Set(texts.flatMap(({ rules }) => rules));
    expect(RULE_IDS.filter((rule) => !shown.has(rule))).toEqual([]);
    expect([...shown].filter((rule) => !RULE_IDS.includes(rule))).toEqual([]);
  });
});

describe.each([
  ['all texts', () => true],
  [
    'every fifth, which the rules were not fitted to',
    ({ heldOut }: { heldOut: boolean }) => heldOut,
  ],
])('the rules on %s', (_name, which) => {
  const chosen = texts.filter(which);

  it('fire seldom without a reason', () => {
    const { rules, mistakes } = score(chosen, detector);
    const wrong = mistakes.filter(({ kind }) => kind === 'false');
    expect(precision(sum(Object.values(rules))), JSON.stringify(wrong)).toBeGreaterThanOrEqual(
      0.97,
    );
  });

  it.each(severe)('find what is severe: %s', (rule) => {
    const { rules, mistakes } = score(chosen, detector);
    const missed = mistakes.filter((one) => one.rule === rule && one.kind === 'missed');
    expect(recall(rules[rule]), JSON.stringify(missed)).toBeGreaterThanOrEqual(0.95);
    expect(precision(rules[rule]), rule).toBeGreaterThanOrEqual(0.95);
  });
});
