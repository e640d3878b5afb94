import { z } from 'zod';

import type { DescribedText } from '../models/spend';

/** Alternative texts by the vendor's code of their language; `null` stands for none. */
export const textsByCode = z.record(z.string(), z.string().nullish());

/** What such an answer holds of the languages that were asked for. */
export interface ByLanguage {
  texts: Record<string, DescribedText>;
  /** How many of the languages the vendor answered, a blank text included: it was paid for. */
  answered: number;
}

/**
 * Takes the languages that were asked for out of an answer. A blank text counts as a missing one
 * while other languages have theirs: the rest was paid for, and is worth keeping.
 *
 * @param codes the vendor's code for each language that was asked for
 * @param field where the texts belong
 */
export function byLanguage(
  answer: z.infer<typeof textsByCode>,
  codes: ReadonlyMap<string, string>,
  field: 'alternativeText' | 'caption',
): ByLanguage {
  const answered = [...codes].flatMap(([language, code]) => {
    const text = answer[code];
    return typeof text === 'string' ? [{ language, text }] : [];
  });
  const filled = answered.filter(({ text }) => text.trim() !== '');
  const kept = filled.length > 0 ? filled : answered;
  return {
    texts: Object.fromEntries(
      kept.map(({ language, text }) => [language, { ...NO_TEXT, [field]: text }]),
    ),
    answered: answered.length,
  };
}

const NO_TEXT: DescribedText = {
  alternativeText: null,
  caption: null,
  title: null,
  ogDescription: null,
  keywords: null,
};
