import type { FindingParams } from '../../contracts/quality';
import type { Subject } from '../types';

/** Quotes and marks around what a model wrote. */
const WRAPPING = /^["'“”„«»*_#>\s-]+/u;

/** A model declines, or apologises, instead of describing the image. */
export const refusal = ({ normal, lexicon }: Subject): FindingParams | null => {
  const bare = normal.replace(WRAPPING, '');
  return lexicon.refusals.some((pattern) => pattern.test(bare)) ? {} : null;
};

/** A model speaks of its answer: "Here is the alt text:". */
export const promptLeak = ({ normal, lexicon }: Subject): FindingParams | null => {
  const bare = normal.replace(WRAPPING, '');
  return lexicon.leaks.some((pattern) => pattern.test(bare)) ? {} : null;
};
