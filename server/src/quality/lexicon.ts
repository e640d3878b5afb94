import { baseLanguage } from '../languages';
import { anyOf, before, byUnicodeWord, WORD_END, WORD_START } from './phrases';
import { WORDS } from './words';
import { en } from './words/en';
import type { Words } from './words/types';

/** The word lists of a language as patterns for normalised texts. */
export interface Lexicon {
  /** Of the lists, and so of the case of their letters. */
  language: string;
  /** The whole text is a generic word, perhaps with a number. */
  generic: RegExp | null;
  /** "Photo of", "in this image", "a photo": at the beginning. */
  opening: RegExp | null;
  /** "… image": at the end. */
  ending: RegExp | null;
  /** A word for a photo, anywhere. */
  photo: RegExp | null;
  /** Phrases in which such a word names a thing. */
  terms: RegExp | null;
  /** The whole text is a placeholder. */
  placeholder: RegExp;
  /** The whole text asks for a text: "please add a description here". */
  request: RegExp;
  /** A placeholder or a generic word, then a number, in one word: `untitled-1`. */
  numbered: RegExp;
  copy: RegExp;
  dangling: ReadonlySet<string>;
  /** What a click does, in a word. */
  actions: ReadonlySet<string>;
  refusals: readonly RegExp[];
  leaks: readonly RegExp[];
}

const lexicons = new Map<string, Lexicon>();

/**
 * The patterns for a locale, compiled once for each language. Those of what machines leave behind
 * (refusals, placeholders) hold the English ones everywhere: a model that declines, and a program
 * without a value, say so in English whatever the site speaks.
 */
export function lexiconOf(locale: string): Lexicon {
  const base = baseLanguage(locale);
  const key = WORDS[base] ? base : '';
  let lexicon = lexicons.get(key);
  if (!lexicon) lexicons.set(key, (lexicon = compile(key, WORDS[key] ?? null)));
  return lexicon;
}

function compile(language: string, own: Words | null): Lexicon {
  const lists = own && own !== en ? [own, en] : [en];
  const all = (of: (words: Words) => readonly string[]) => lists.flatMap(of);
  const any = (list: readonly string[]) => anyOf(list, language);
  const numbered = all(({ photo, graphic, generic, placeholders }) => [
    ...photo,
    ...graphic,
    ...generic,
    ...placeholders.filter((phrase) => phrase.length > 3),
    'img',
    'pic',
    'picture',
    'foto',
  ]);
  return {
    language: language || 'en',
    ...(own ? compileOwn(language, own) : NOTHING),
    placeholder: new RegExp(`^${any(all(({ placeholders }) => placeholders))}$`, 'u'),
    numbered: new RegExp(`^${any(numbered)}(?:[-_]?\\d+|[-_ ]?\\(\\d+\\))$`, 'u'),
    copy: new RegExp(`^${any(all(({ copies }) => copies))} (.+)$`, 'u'),
    request: new RegExp(
      `^(?:${any(all(({ asking }) => asking))} )*${any(all(({ asked }) => asked))}(?: ${any(all(({ asking }) => asking))})*$`,
      'u',
    ),
    refusals: lists.flatMap(({ refusals }) => refusals).map(byUnicodeWord),
    leaks: [
      ...lists.flatMap(({ leaks }) => leaks).map(byUnicodeWord),
      // "Suggested alt text (short):"
      new RegExp(
        `^(?:\\p{L}+ ){0,3}${any(all(({ asked }) => asked.filter((term) => /alt/.test(term))))}(?: \\p{L}+| ?\\([^)]{1,20}\\)){0,3} ?[:=]`,
        'u',
      ),
    ],
  };
}

type Own = Pick<
  Lexicon,
  'generic' | 'opening' | 'ending' | 'photo' | 'terms' | 'dangling' | 'actions'
>;

const NOTHING: Own = {
  generic: null,
  opening: null,
  ending: null,
  photo: null,
  terms: null,
  dangling: new Set(),
  actions: new Set(),
};

function compileOwn(language: string, words: Words): Own {
  const any = (list: readonly string[]) => anyOf(list, language);
  const { photo, graphic, generic, qualifiers, determiners, indefinite } = words;
  const pictures = any([...photo, ...graphic]);
  const determiner = before(determiners, language);
  const openings = [
    `${determiner}?${pictures}(?: ${any(plain(words.connectors))}${WORD_END}|${elisions(words, language)})`,
    `${before(indefinite, language)}${any(photo)}${WORD_END}`,
    `${any(words.openings)}${WORD_END}`,
    ...(words === en ? ['bullet(?!-)\\b'] : []),
  ];
  return {
    generic: new RegExp(
      `^${determiner}?(?:${any([...photo, ...graphic, ...generic])}|${before(qualifiers, language)}${any([...photo, ...graphic])})[ #.:]*(?:\\d+|[a-z])?[.!]*$`,
      'u',
    ),
    opening: new RegExp(`^(?:${openings.join('|')})`, 'u'),
    ending: new RegExp(
      `^(?=.* )(?!.*${WORD_START}${thing(words, language)}${pictures}[.!]*$).*${WORD_START}${any([...photo, ...(words === en ? ['graphic'] : [])])}[.!]*$`,
      'u',
    ),
    photo: new RegExp(`${WORD_START}${any(photo)}${WORD_END}`, 'u'),
    terms: new RegExp(`${WORD_START}${any(words.terms)}${WORD_END}`, 'gu'),
    dangling: new Set(words.dangling),
    actions: new Set(words.actions),
  };
}

/** Languages in which what follows an article may be an adjective: "the old photo". */
const ADJECTIVE_FIRST = new Set(['en', 'de']);

/** After an article it is a thing that is in the picture: "holding an old photo". */
function thing({ determiners, indefinite }: Words, language: string): string {
  const near = before(determiners, language);
  const far = before(ADJECTIVE_FIRST.has(language) ? determiners : indefinite, language);
  return `(?:${near}|${far}[^ ]+ )`;
}

const plain = (list: readonly string[]): string[] => list.filter((word) => !word.endsWith("'"));

/** "Photo d'un chat": the connector goes over into the next word. */
function elisions({ connectors }: Words, language: string): string {
  const elided = connectors.filter((word) => word.endsWith("'"));
  return elided.length > 0 ? ` ${anyOf(elided, language)}` : '(?!)';
}
