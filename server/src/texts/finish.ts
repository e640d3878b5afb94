import type { Settings } from '../contracts/settings';
import { baseLanguage } from '../languages';

/** Longer than any alternative text or caption: such an answer is not one. Characters. */
export const MAX_TEXT = 5000;

const OPENING_QUOTES = '"\'“”„«»‘’‚‹›「『';
const CLOSING_QUOTES = '"\'“”«»‘’‹›」』';

/**
 * What a screen reader says anyway, at the beginning of a text, by language.
 * Only whole phrases: "Picture frames on a wall" stays as it is.
 */
const REDUNDANT: Record<string, RegExp> = {
  en: /^(?:(?:an?|the|this)\s+)?(?:image|picture|photo|photograph|graphic|illustration|screenshot)\s+(?:of|showing|shows|depicting|depicts)\s+/iu,
  fr: /^(?:(?:une?|cette|la|l['’])\s*)?(?:image|photo|photographie|illustration)\s+(?:(?:de|du|des|montrant|montre|représentant|représente)\s+|d['’]\s*)/iu,
  de: /^(?:(?:ein|eine|das|dieses)\s+)?(?:bild|foto|fotografie|grafik|abbildung)\s+(?:von|zeigt)\s+/iu,
  es: /^(?:(?:una?|esta|la)\s+)?(?:imagen|foto|fotografía|ilustración)\s+(?:de|del|que muestra|muestra)\s+/iu,
  it: /^(?:(?:un['’]?|una|questa|la|l['’])\s*)?(?:immagine|foto|fotografia|illustrazione)\s+(?:di|del|della|che mostra|mostra)\s+/iu,
  pt: /^(?:(?:uma?|esta|a)\s+)?(?:imagem|foto|fotografia|ilustração)\s+(?:de|do|da|que mostra|mostra)\s+/iu,
};

/**
 * A vendor's text as plain text on one line: no markup, no control characters, entities of the
 * markup decoded once, white space folded.
 */
export function plainText(text: string): string {
  return (
    text
      .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
      .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
      .replace(/&(?:#(x?)([0-9a-f]{1,7})|(lt|gt|quot|apos|nbsp|amp));/gi, decodeEntity)
      .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
      // eslint-disable-next-line no-control-regex -- control and bidi-override characters have no place in a text
      .replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g, ' ')
      // What is left of a tag that does not end could end in the page around it.
      .replace(/<(?=[a-z/!?])/gi, '< ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

const ENTITIES: Record<string, string> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  amp: '&',
};

/** `&amp;`, `&#8217;` or `&#x2019;` as its character; a number that is none becomes a space. */
function decodeEntity(_match: string, hex: string, digits?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? ' ';
  const code = Number.parseInt(digits ?? '', hex === '' ? 10 : 16);
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : ' ';
}

function unquote(text: string): string {
  const first = text.at(0) ?? '';
  const last = text.at(-1) ?? '';
  if (text.length < 2 || !OPENING_QUOTES.includes(first) || !CLOSING_QUOTES.includes(last)) {
    return text;
  }
  const inner = text.slice(1, -1);
  // Two quoted words in a sentence are not a quoted sentence.
  return inner.includes(first) || inner.includes(last) ? text : inner.trim();
}

function dropRedundant(text: string, language: string): string {
  const pattern = REDUNDANT[baseLanguage(language)];
  if (!pattern) return text;
  const shorter = text.replace(pattern, '');
  if (shorter === text || shorter === '') return text;
  return shorter.charAt(0).toLocaleUpperCase(language) + shorter.slice(1);
}

/**
 * An alternative text as it is to stand: plain, unquoted, without "image of", with the site's
 * prefix and suffix. Never shortened. Empty where nothing was left.
 */
export function finishAlternativeText(
  text: string,
  language: string,
  rules: Settings['text'],
): string {
  const clean = unquote(plainText(text));
  const core = rules.removeRedundantPhrases ? dropRedundant(clean, language) : clean;
  return core === '' ? '' : `${rules.prefix}${core}${rules.suffix}`.trim();
}

/** A caption or title as it is to stand: plain and unquoted. */
export const finishProse = (text: string): string => unquote(plainText(text));
