import { readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { isSevere, judge, loadDetector, type Detector } from '../../../server/src/quality';
import { LANGUAGES, MAX_LENGTH } from './labelled/read';

/** Alternative texts as careful people write them; one on each line, a file for each language. */
const good = LANGUAGES.flatMap((locale) =>
  readFileSync(path.join(import.meta.dirname, 'good', `${locale}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map((text) => ({ locale, text })),
);

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
}, 30_000);

describe('good alternative texts', () => {
  const judged = () =>
    good
      .map(({ locale, text }) => ({
        text,
        findings: judge(text, { locale, maxLength: MAX_LENGTH, detector }),
      }))
      .filter(({ findings }) => findings.length > 0);

  it('are more than three hundred, fifty in each language, and each another one', () => {
    for (const locale of LANGUAGES) {
      const own = good.filter((one) => one.locale === locale);
      expect(new Set(own.map(({ text }) => text)).size, locale).toBe(own.length);
      expect(own.length, locale).toBeGreaterThan(50);
    }
    expect(good.length).toBeGreaterThan(300);
  });

  it('are never held back', () => {
    expect(judged().filter(({ findings }) => isSevere(findings))).toEqual([]);
  });

  it('have a finding in one of a hundred at the most', () => {
    const found = judged();
    expect(found.length / good.length, JSON.stringify(found)).toBeLessThanOrEqual(0.01);
  });
});
