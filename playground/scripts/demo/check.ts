import type { Outcome } from './outcome';
import type { Expectation } from './samples';

export interface Facts {
  outcomes: readonly Outcome[];
  /** What the settings want. */
  languages: readonly string[];
  /** Those of them that the vendor writes. */
  written: readonly string[];
  /** Of one image in one language. */
  price: number;
  /** What the emulated vendor says it charged. */
  creditsCharged: number;
}

/** What is not as it should be, one sentence each. */
export function findProblems(facts: Facts): string[] {
  const { outcomes, creditsCharged } = facts;
  const problems = twinsInOrder(outcomes).flatMap(({ outcome, expected }) =>
    problemsOf(outcome, expected, facts).map((problem) => `${outcome.sample.name}: ${problem}`),
  );
  const spent = outcomes.reduce((sum, { task }) => sum + (task?.credits ?? 0), 0);
  if (spent !== creditsCharged) {
    problems.push(`The tasks name ${spent} credits, the vendor charged ${creditsCharged}.`);
  }
  return problems;
}

interface Judged {
  outcome: Outcome;
  expected: Expectation;
}

/** Two identical images are uploaded at the same moment: either may be the one that is paid for. */
function twinsInOrder(outcomes: readonly Outcome[]): Judged[] {
  const judged = outcomes.map((outcome) => ({ outcome, expected: outcome.sample.expected }));
  const copy = judged.find(({ expected }) => expected === 'reuse');
  const original = judged.find(
    ({ outcome }) => outcome.sample.name === copy?.outcome.sample.name.replace('-copy', ''),
  );
  if (copy && original?.outcome.texts.some(({ source }) => source === 'reuse')) {
    copy.expected = 'provider';
    original.expected = 'reuse';
  }
  return judged;
}

function problemsOf(outcome: Outcome, expected: Expectation, facts: Facts): string[] {
  switch (expected) {
    case 'broken':
      return [...textProblems(outcome), ...(outcome.refusal ? [] : failureProblems(outcome))];
    case 'no-eyes-for':
      return [...textProblems(outcome), ...failureProblems(outcome)];
    case 'other':
      return [...textProblems(outcome), ...skipProblems(outcome)];
    default:
      return describedProblems(outcome, expected, facts);
  }
}

/** There is to be no text, and no bill. */
function textProblems({ texts, task }: Outcome): string[] {
  const problems = texts.map(
    ({ language, alternativeText }) =>
      `no text was expected, there is "${alternativeText}" (${language})`,
  );
  return [...problems, ...creditProblems(task?.credits ?? 0, 0)];
}

function failureProblems({ task, refusal }: Outcome): string[] {
  if (refusal) return [`Strapi refused it: ${refusal}`];
  if (task?.status !== 'failed') return [`it was to fail, its task is ${task?.status ?? 'absent'}`];
  return task.message ? [] : ['nothing says what is wrong with it'];
}

function skipProblems({ task }: Outcome): string[] {
  return task && task.status !== 'skipped'
    ? [`its task was to be skipped, it is ${task.status}`]
    : [];
}

function describedProblems(
  { refusal, task, texts }: Outcome,
  expected: 'provider' | 'embedded' | 'reuse',
  { languages, written, price }: Facts,
): string[] {
  if (refusal) return [`Strapi refused it: ${refusal}`];
  const wanted = expected === 'embedded' ? languages : written;
  const missing = wanted.filter((language) => !texts.some((text) => text.language === language));
  const why = task?.message ? ` (${task.message})` : '';
  return [
    ...missing.map((language) => `it has no alternative text in ${language}${why}`),
    ...texts
      .filter(({ source }) => source !== expected)
      .map(
        ({ language, source }) =>
          `its source in ${language} was to be "${expected}", it is "${source ?? 'unknown'}"${why}`,
      ),
    ...creditProblems(task?.credits ?? 0, expected === 'provider' ? price * written.length : 0),
  ];
}

const creditProblems = (credits: number, expected: number): string[] =>
  credits === expected ? [] : [`it cost ${credits} credits, ${expected} were expected`];
