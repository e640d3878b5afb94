import type { FindingParams } from '../../contracts/quality';
import { normalise } from '../normalise';
import type { Subject } from '../types';

export function tooLong({ whole, about: { maxLength } }: Subject): FindingParams | null {
  if (whole.length <= maxLength) return null;
  // Characters as people count them, more or less: an emoji outside of the basic plane is one.
  const length = Array.from(whole).length;
  return length > maxLength ? { length, max: maxLength } : null;
}

/** Where programs cut. Characters. */
const CUTS: ReadonlySet<number> = new Set([
  100, 120, 125, 128, 140, 150, 160, 200, 250, 255, 256, 300, 500, 512, 1000, 1024,
]);

const STOPS = /(?:\.{3}|…)["'”’»]?$/u;
const OPEN_END = /[,;:([{–—&+/„«¿¡-]$/u;
const END_OF_SENTENCE = /[.!?]["'”’»)]?\s+\p{Lu}/u;

/**
 * The text ends before its sentence does. Whether a last word is whole cannot be told without a
 * dictionary; this sees what can be seen for sure: an ellipsis, an open bracket, a word that ends
 * no sentence, a caption that goes on, a sentence without its stop where programs cut.
 */
export function cutOff(subject: Subject): FindingParams | null {
  const { text, whole } = subject;
  if (text !== whole) return null;
  const isCut =
    (STOPS.test(text) && !/\betc\.*(?:…|\.{3})$/iu.test(text)) ||
    OPEN_END.test(text) ||
    isOpen(text, '(', ')') ||
    endsInDanglingWord(subject) ||
    captionGoesOn(subject) ||
    isCutAtLimit(subject);
  return isCut ? { ending: text.split(/\s+/u).slice(-3).join(' ') } : null;
}

const isOpen = (text: string, open: string, close: string): boolean =>
  text.lastIndexOf(open) > text.lastIndexOf(close);

/** "Vitamin A" ends in a name. */
function endsInDanglingWord({ text, withoutTerms, lexicon }: Subject): boolean {
  const last = withoutTerms.split(' ').at(-1) ?? '';
  if (!lexicon.dangling.has(last) && !lexicon.dangling.has(last.replace(/^.*'(?=.)/u, '')))
    return false;
  return withoutTerms.includes(' ') && !/\p{Lu}\S*$/u.test(text);
}

/** The caption has the same words and the rest of the last one. */
function captionGoesOn({ normal, about: { caption, locale } }: Subject): boolean {
  if (!caption || !/\p{L}$/u.test(normal)) return false;
  const whole = normalise(caption, locale);
  return (
    normal.includes(' ') && whole.startsWith(normal) && /^\p{L}/u.test(whole.slice(normal.length))
  );
}

function isCutAtLimit({ text, about: { maxLength } }: Subject): boolean {
  const isLimit = CUTS.has(text.length) || text.length === maxLength;
  return isLimit && END_OF_SENTENCE.test(text) && /[\p{L}\p{N}]$/u.test(text);
}
