import type { Picture } from '../images/pictures';
import { ENGLISH, WORDS } from './words';

/** What an emulated vendor can say of a picture; each vendor takes what it has fields for. */
export interface Description {
  readonly alt: string;
  readonly title: string;
  readonly caption: string;
  readonly summary: string;
}

export interface Hints {
  /** Named in the alternative text. */
  readonly product?: string | undefined;
  /** Named in the summary. */
  readonly keywords?: readonly string[] | undefined;
}

/**
 * The texts of a picture in a language (ISO 639-1). They follow from the picture alone, and every
 * one says that it is emulated. A language without words of its own gets English and its code.
 */
export function describePicture(
  picture: Picture,
  language: string,
  hints: Hints = {},
): Description {
  const words = WORDS[language] ?? ENGLISH;
  const code = WORDS[language] ? '' : ` [${language}]`;
  const { shape, colour, transparent, width, height } = picture.features;
  const named = words.colour(words.hues[colour.hue], colour.shade);
  const phrase = words.phrase(words.shapes[shape], named, transparent);
  const product = hints.product === undefined ? '' : `${hints.product}, `;
  const keywords = hints.keywords?.length ? ` (${hints.keywords.join(', ')})` : '';
  return {
    alt: `${words.emulated}: ${product}${phrase}${code}`,
    title: `${words.emulated} ${picture.word}${code}`,
    caption: `${words.emulated}: ${phrase}, ${width} × ${height}, ${colour.hex}${code}`,
    summary: `${words.emulated}: ${phrase}${keywords}${code}`,
  };
}

/** No longer than so many characters, and no word cut in two where that can be avoided. */
export function cutAtWord(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most).join('');
  if (/\s/u.test(characters[most] ?? '')) return cut.trimEnd();
  const space = cut.search(/\s\S*$/u);
  return (space > 0 ? cut.slice(0, space) : cut).replace(/[\s,:;]+$/u, '');
}
