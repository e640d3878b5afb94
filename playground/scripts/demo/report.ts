import type { Outcome } from './outcome';
import { shorten, table } from './table';

/** Where a text came from, as far as the task and the file tell. */
export type Source = 'provider' | 'embedded' | 'reused' | 'none';

const EMBEDDED = 'embedded-metadata';
const LONGEST_TEXT = 60;

export function sourceOf({ task }: Outcome): Source {
  if (task?.status !== 'done' || !task.provider) return 'none';
  if (task.provider === EMBEDDED) return 'embedded';
  return task.credits > 0 ? 'provider' : 'reused';
}

/** The outcomes as the lines of a table. */
export function reportLines(outcomes: Outcome[]): string[] {
  return table(
    ['file', 'alternative text', 'credits', 'source'],
    outcomes.map((outcome) => [
      outcome.sample.name,
      shorten(outcome.file?.alternativeText ?? '–', LONGEST_TEXT),
      outcome.task ? String(outcome.task.credits) : '–',
      sourceInWords(outcome),
    ]),
  );
}

function sourceInWords(outcome: Outcome): string {
  const { refusal, task } = outcome;
  switch (sourceOf(outcome)) {
    case 'provider':
      return `${task?.provider ?? ''} (emulated)`;
    case 'embedded':
      return 'embedded in the file';
    case 'reused':
      return 'reused from an identical image';
    case 'none':
      if (refusal) return `– Strapi refused it: ${refusal}`;
      return task ? `– ${task.status}: ${task.message ?? task.code ?? ''}` : '– not an image';
  }
}
