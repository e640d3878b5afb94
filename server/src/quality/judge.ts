import type { Finding, FindingParams, RuleId } from '../contracts/quality';
import { lexiconOf } from './lexicon';
import { normalise } from './normalise';
import { RULE_IDS, RULES } from './rules';
import { URL_PATTERN } from './rules/markup';
import type { About, Subject } from './types';

/**
 * What the rules have to say about a text, the worst first. An empty text is not judged, because
 * that it is missing is its state; nor is a decorative one, whose emptiness is meant.
 */
export function judge(text: string, about: About): Finding[] {
  if (text === '' || about.decorative === true || about.state === 'decorative') return [];
  const subject = subjectOf(text, about);

  const findings: Finding[] = [];
  let saysNothing = false;
  for (const rule of RULE_IDS) {
    const { kind, check } = RULES[rule];
    // How a text is written does not matter where it is none.
    if (kind === 'form' && saysNothing) continue;
    const params = check(subject);
    if (!params) continue;
    findings.push(finding(rule, params));
    saysNothing ||= kind === 'nothing';
  }
  return findings;
}

/** Whether any of them holds a generated text back for a person. */
export const isSevere = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'severe');

/**
 * Patterns look no further: some of them take time by the square of the length, and a text that
 * comes from outside may be of any. Characters; the highest length that can be set.
 */
const LONGEST_LOOKED_AT = 2000;

function subjectOf(given: string, about: About): Subject {
  const whole = given.trim();
  const text = whole.slice(0, LONGEST_LOOKED_AT);
  const lexicon = lexiconOf(about.locale);
  // A single character may stand for eighteen.
  const normal = normalise(text, lexicon.language).slice(0, 2 * LONGEST_LOOKED_AT);
  return {
    whole,
    text,
    normal,
    withoutTerms: lexicon.terms ? normal.replace(lexicon.terms, '◌') : normal,
    withoutUrls: text.replace(URL_PATTERN, ' '),
    oneWord: !/\s/u.test(text),
    lexicon,
    about: {
      ...about,
      ...(about.caption ? { caption: beginning(about.caption.trim()) } : {}),
      ...(about.fileName ? { fileName: beginning(about.fileName) } : {}),
    },
  };
}

/** One character more than of a text: what is longer is no equal of it. */
const beginning = (text: string): string => text.slice(0, LONGEST_LOOKED_AT + 1);

/** A long word is not told whole. Characters. */
const LONGEST_PARAM = 60;

function finding(rule: RuleId, params: FindingParams): Finding {
  const { severity, message, remedy } = RULES[rule];
  const told = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, shortened(value)]),
  );
  return {
    rule,
    severity,
    message: message.replace(/\{(\w+)\}/g, (place, name: string) => String(told[name] ?? place)),
    remedy,
    ...(Object.keys(told).length > 0 ? { params: told } : {}),
  };
}

const shortened = (value: string | number): string | number =>
  typeof value === 'string' && value.length > LONGEST_PARAM
    ? `${Array.from(value)
        .slice(0, LONGEST_PARAM - 1)
        .join('')}…`
    : value;
