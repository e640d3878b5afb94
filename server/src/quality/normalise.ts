import { baseLanguage } from '../languages';

/** Lower case differs from that of the others here: `I` is no capital `i`, say. */
const CASED_BY_THEMSELVES = new Set(['tr', 'az', 'lt']);

/** Characters that are not seen: soft hyphens, joiners, marks of direction, byte order marks. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const APOSTROPHES = /[\u2018\u2019\u201B\u02BC\u02B9\u00B4\u0060\u2032\uFF07]/g;

/**
 * A text as rules and word lists compare it: one form of each character (NFKC), lower case by the
 * locale, straight apostrophes, simple white space, nothing invisible, `ß` as `ss`.
 */
export function normalise(text: string, locale: string): string {
  const plain = text
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
  const base = baseLanguage(locale);
  const lower = CASED_BY_THEMSELVES.has(base) ? plain.toLocaleLowerCase(base) : plain.toLowerCase();
  return lower.includes('ß') ? lower.replaceAll('ß', 'ss') : lower;
}
