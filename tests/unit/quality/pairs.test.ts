import { beforeAll, describe, expect, it } from 'vitest';

import { judge, loadDetector, RULE_IDS, RULES, type Detector } from '../../../server/src/quality';
import { LANGUAGES, MAX_LENGTH, readLabelled } from './labelled/read';
import { BY_LANGUAGE, SHARED, type NearMiss } from './near-misses';

const labelled = readLabelled();

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
}, 30_000);

const pairs = RULE_IDS.flatMap((rule) => LANGUAGES.map((locale) => ({ rule, locale })));

describe.each(pairs)('$rule in $locale', ({ rule, locale }) => {
  const found = ({ text, about = {} }: NearMiss) =>
    judge(text, { locale, maxLength: MAX_LENGTH, detector, ...about }).map((one) => one.rule);

  // That a last word is cut in two cannot always be seen; see `cutOff`.
  const least = RULES[rule].severity === 'severe' ? 0.9 : 0.7;

  it('finds most of what must be found', () => {
    const bad = labelled.filter((one) => one.locale === locale && one.rules.includes(rule));
    expect(bad, 'no text is labelled so').not.toEqual([]);
    const hits = bad.filter((one) => found(one).includes(rule));
    expect(hits.length / bad.length).toBeGreaterThanOrEqual(least);
  });

  it('leaves alone what comes near', () => {
    const own = BY_LANGUAGE[rule]?.[locale];
    const near = [...(SHARED[rule] ?? []), ...(own === undefined ? [] : [{ text: own }])];
    expect(near, 'no text comes near').not.toEqual([]);
    expect(near.filter((one) => found(one).includes(rule))).toEqual([]);
  });
});
