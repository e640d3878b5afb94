import type { Outcome } from './outcome';
import { sourceOf } from './report';
import type { Expectation } from './samples';

export interface Facts {
  outcomes: Outcome[];
  /** In how many languages each image was to be described. */
  languages: number;
  /** What the emulated vendor says it charged. */
  creditsCharged: number;
}

/** What is not as it should be, one sentence each. */
export function findProblems({ outcomes, languages, creditsCharged }: Facts): string[] {
  const problems = twinsInOrder(outcomes).flatMap(({ outcome, expected }) =>
    problemsOf(outcome, expected, languages).map((problem) => `${outcome.sample.name}: ${problem}`),
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
function twinsInOrder(outcomes: Outcome[]): Judged[] {
  const judged = outcomes.map((outcome) => ({ outcome, expected: outcome.sample.expected }));
  const copy = judged.find(({ expected }) => expected === 'reused');
  const original = judged.find(
    ({ outcome }) => outcome.sample.name === copy?.outcome.sample.name.replace('-copy', ''),
  );
  if (copy && original && sourceOf(original.outcome) === 'reused') {
    copy.expected = 'provider';
    original.expected = 'reused';
  }
  return judged;
}

function problemsOf(outcome: Outcome, expected: Expectation, languages: number): string[] {
  const { file, task, refusal } = outcome;
  const source = sourceOf(outcome);
  const text = file?.alternativeText ?? '';
  const credits = task?.credits ?? 0;
  const problems: string[] = [];

  if (expected === 'broken' || expected === 'other') {
    if (text !== '') problems.push(`no text was expected, there is "${text}"`);
    if (credits !== 0) problems.push(`it cost ${credits} credits, 0 were expected`);
    if (expected === 'broken' && !refusal && task?.status !== 'failed') {
      problems.push(`it was to be refused or to fail, its task is ${task?.status ?? 'absent'}`);
    }
    if (expected === 'other' && task && task.status !== 'skipped') {
      problems.push(`its task was to be skipped, it is ${task.status}`);
    }
    if (expected === 'broken' && !refusal && !task?.message) {
      problems.push('nothing says what is wrong with it');
    }
    return problems;
  }

  if (refusal) return [`Strapi refused it: ${refusal}`];
  if (text === '') problems.push('it has no alternative text');
  if (source !== expected) {
    const why = task?.message ? ` (${task.message})` : '';
    problems.push(`its source was to be "${expected}", it is "${source}"${why}`);
  }
  const price = expected === 'provider' ? languages : 0;
  if (credits !== price) problems.push(`it cost ${credits} credits, ${price} were expected`);
  return problems;
}
