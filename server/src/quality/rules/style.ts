import type { FindingParams } from '../../contracts/quality';
import type { Subject } from '../types';

/** "Image of", or "image" as the last word: a screen reader says that it is one. */
export function redundantPhrase({ withoutTerms, lexicon }: Subject): FindingParams | null {
  const found = lexicon.opening?.exec(withoutTerms);
  if (found) return { phrase: found[0].trim() };
  return lexicon.ending?.test(withoutTerms) === true
    ? { phrase: withoutTerms.split(' ').at(-1) ?? '' }
    : null;
}

/** A word for a photo elsewhere in the text. */
export function mediaWord(subject: Subject): FindingParams | null {
  const found = subject.lexicon.photo?.exec(subject.withoutTerms);
  return found && !redundantPhrase(subject) ? { word: found[0] } : null;
}

/** Signs such as © and digits are pictographs for Unicode, not for readers. */
const EMOJI =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u{1F1E6}-\u{1F1FF}]{2}|[\u{1F300}-\u{1FAFF}]/u;

export const emoji = ({ text }: Subject): FindingParams | null => {
  const found = EMOJI.exec(text);
  return found ? { emoji: found[0] } : null;
};

/** Names in capitals are shorter. Letters, and words. */
const CAPITALS = { letters: 12, words: 3 };

export function allCapitals({ text }: Subject): FindingParams | null {
  if (/\p{Ll}/u.test(text)) return null;
  const letters = text.match(/\p{Lu}/gu)?.length ?? 0;
  const words = text.split(/\s+/u).filter((word) => /\p{Lu}{2}/u.test(word)).length;
  return letters >= CAPITALS.letters && words >= CAPITALS.words ? {} : null;
}
