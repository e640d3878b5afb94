import { normalise } from './normalise';

/** Not within a word: letters, marks and digits of any script make one. */
export const WORD_START = '(?<![\\p{L}\\p{M}\\p{N}])';
export const WORD_END = '(?![\\p{L}\\p{M}\\p{N}])';

/** Words of a list as alternatives of a pattern, the longest first. */
export function anyOf(list: readonly string[], locale: string): string {
  const forms = list.map((phrase) => normalise(phrase, locale)).sort((a, b) => b.length - a.length);
  return `(?:${forms.map(escaped).join('|')})`;
}

/** Words that stand before another one; an elided one without a space: `l'image`. */
export function before(list: readonly string[], locale: string): string {
  if (list.length === 0) return '(?:)';
  const elided = list.filter((word) => word.endsWith("'"));
  const whole = list.filter((word) => !word.endsWith("'"));
  const parts = [
    ...(elided.length > 0 ? [`${anyOf(elided, locale)} ?`] : []),
    ...(whole.length > 0 ? [`${anyOf(whole, locale)} `] : []),
  ];
  return `(?:${parts.join('|')})`;
}

/** The same pattern with a `\\b` that knows letters with accents: to JavaScript, `é` is none. */
export function byUnicodeWord({ source }: RegExp): RegExp {
  const boundary = `(?:${WORD_START}(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])${WORD_END})`;
  return new RegExp(source.replaceAll('\\b', boundary), 'u');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
