import type { Outcome, Text } from './outcome';
import { shorten, table } from './table';
import type { Vendor } from './vendors';

const LONGEST_TEXT = 60;

/** The outcomes as the lines of a table, a line for each language. */
export function reportLines(outcomes: readonly Outcome[], vendor: Vendor): string[] {
  return table(
    ['file', 'language', 'alternative text', 'credits', 'source'],
    outcomes.flatMap((outcome) => rowsOf(outcome, vendor)),
  );
}

function rowsOf(outcome: Outcome, vendor: Vendor): string[][] {
  const { sample, task, texts } = outcome;
  const credits = task ? String(task.credits) : '–';
  if (texts.length === 0) return [[sample.name, '–', '–', credits, whyNone(outcome)]];
  return texts.map((text, at) => [
    at === 0 ? sample.name : '',
    text.language,
    shorten(text.alternativeText, LONGEST_TEXT),
    at === 0 ? credits : '',
    sourceInWords(text, vendor),
  ]);
}

function sourceInWords({ source }: Text, { provider }: Vendor): string {
  switch (source) {
    case 'provider':
      return `${provider.name} (emulated)`;
    case 'embedded':
      return 'embedded in the file';
    case 'reuse':
      return 'reused from an identical image';
    default:
      return source ?? 'unknown';
  }
}

function whyNone({ refusal, task }: Outcome): string {
  if (refusal) return `– Strapi refused it: ${refusal}`;
  return task ? `– ${task.status}: ${task.message ?? task.code ?? ''}` : '– not an image';
}
