import type { FindingParams } from '../../contracts/quality';
import type { Subject } from '../types';
import { fileName } from './names';

const NOTHING: FindingParams = {};

/** `R$ 49,90` has a letter, and no word. */
const CURRENCY = /\b(?:R|US|AU|A|C|CA|HK|NZ)\$|\b(?:EUR|USD|GBP|CHF|BRL)\b/gu;

/** No letter of any script, so nothing is said. The name of a camera may be such a text, too. */
export const noWords = (subject: Subject): FindingParams | null =>
  !/\p{L}/u.test(subject.text.replace(CURRENCY, '')) && !fileName(subject) ? NOTHING : null;

export const generic = ({ text, normal, lexicon }: Subject): FindingParams | null =>
  lexicon.generic?.test(normal) === true ? { word: text } : null;

/** `{{title}}`, `${title}`, `%TITLE%`, `[title]`, `<title>` left by a program. */
const TEMPLATE =
  /\{\{.*?\}\}|\$\{[^}]*\}|\{%.*?%\}|^%[\p{L}_.]+%$|^\[[\p{L}\p{N}_ .-]{2,30}\]$|^\{[\p{L}_.]+\}$|^\[object \w+\]$|^__\w+__$/u;

const UNFINISHED = /^(?:todo|fixme|tbd)\b\s?[:-]|^lorem ipsum\b/u;

/** Somebody or something meant to put a text there. */
export function placeholder({ text, normal, lexicon }: Subject): FindingParams | null {
  const bare = normal.replace(/^[[({<"'*\s]+|[\])}>"'*.!:…\s]+$/gu, '');
  return TEMPLATE.test(text) ||
    UNFINISHED.test(normal) ||
    lexicon.placeholder.test(bare) ||
    lexicon.request.test(bare)
    ? { text }
    : null;
}

/** One word of fewer letters says hardly anything; "Skyline" is such a one. */
const SHORTEST_WORD = 8;
/** Scripts that write without spaces between words. */
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u;

export function tooShort({ text, normal, oneWord, lexicon }: Subject): FindingParams | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  if (NO_SPACES.test(text)) return letters < 2 ? { length: letters } : null;
  if (!oneWord) return letters < 4 && !/\p{N}|\p{Lu}{2}/u.test(text) ? { length: letters } : null;
  // Names of makers are written so, and their logo is described by them; a tag says something too.
  const isName = /^\P{Ll}*$/u.test(text) || /\p{N}|^#|[&-]|\p{Ll}\p{Lu}/u.test(text);
  if (isName || lexicon.actions.has(normal)) return null;
  return letters < SHORTEST_WORD ? { length: letters } : null;
}
