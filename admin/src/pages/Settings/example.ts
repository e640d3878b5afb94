import type { Settings } from '../../../../server/src/contracts/settings';

/** In a form the length may be emptied for a moment. */
type Rules = Omit<Settings['text'], 'maxLength'> & { maxLength: number | null };

interface Example {
  text: string;
  length: number;
  max: number | null;
  isTooLong: boolean;
}

/**
 * What the rules make of a sentence, as the server does it.
 *
 * @param sentence as a provider might write it, and without the phrase that may be dropped
 */
export function exampleOf(sentence: { raw: string; clean: string }, rules: Rules): Example {
  const core = rules.removeRedundantPhrases ? sentence.clean : sentence.raw;
  const text = `${rules.prefix}${core}${rules.suffix}`.trim();
  const max = rules.maxLength;
  // As the quality rules count them: an emoji is one.
  const { length } = Array.from(text);
  return { text, length, max, isTooLong: max !== null && length > max };
}
