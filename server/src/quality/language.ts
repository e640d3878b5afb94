import { baseLanguage } from '../languages';

/** Scores from 0 to 1 by language, and whether the text is enough to go by. */
export type Detector = (text: string) => {
  scores: Readonly<Record<string, number>>;
  isReliable: boolean;
};

/** With fewer letters or words nothing is said. */
const SHORTEST = { letters: 25, words: 4 };
/** Of words in lower case, where there are such: a title of a work or a list of names has few. */
const FEWEST_LOWER = 3;
/** What is quoted may be in any language: "a sign that says …". */
const QUOTED = /["“„«‘][^"“”„«»]{2,80}["”“»’]/gu;
/** By how much another language must be ahead of the expected one. */
const MARGIN = 0.12;
/** Among these many words are the same, so a short text leans to the wrong one more easily. */
const NEAR: ReadonlySet<string> = new Set(['es', 'it', 'pt']);
const NEAR_MARGIN = 0.2;
/** Letters of other scripts by which a text is taken for another language without any doubt. */
const FOREIGN_SHARE = 0.7;

/** Languages too near to one another to be told apart in a short text: each by one of them. */
const KIN: Readonly<Record<string, string>> = {
  ...{ nb: 'no', nn: 'no', da: 'no' },
  ...{ sr: 'hr', bs: 'hr', sh: 'hr', cnr: 'hr', sl: 'hr' },
  ...{ sk: 'cs' },
};

/** The scripts in which a language is written, where that is not the Latin one alone. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ...byScript(/[\p{Script=Cyrillic}]/gu, ['ru', 'uk', 'be', 'bg', 'mk']),
  ...byScript(/[\p{Script=Arabic}]/gu, ['ar', 'fa', 'ur', 'ps']),
  ...byScript(/[\p{Script=Devanagari}]/gu, ['hi', 'mr', 'ne']),
  ...byScript(/[\p{Script=Han}]/gu, ['zh', 'yue']),
  ...byScript(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['ja']),
  ...byScript(/[\p{Script=Hangul}]/gu, ['ko']),
  ...byScript(/[\p{Script=Greek}]/gu, ['el']),
  ...byScript(/[\p{Script=Hebrew}]/gu, ['he', 'yi']),
  ...byScript(/[\p{Script=Thai}]/gu, ['th']),
  ...byScript(/[\p{Script=Georgian}]/gu, ['ka']),
  ...byScript(/[\p{Script=Armenian}]/gu, ['hy']),
};

function byScript(script: RegExp, languages: readonly string[]): Record<string, RegExp> {
  return Object.fromEntries(languages.map((language) => [language, script]));
}

/** Written in Latin letters, so that a text in others is foreign. */
const LATIN = new Set(
  'af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms nb nl nn no pl pt ro sk sl sq sv sw tr vi'.split(
    ' ',
  ),
);

/** What the detector knows well enough to be believed; its other languages are no competitors. */
const DETECTED = new Set(
  'bg cs de el en es et fi fr he hr hu is it lt lv nl no pl pt ro ru sq sv tr uk vi'.split(' '),
);

let loading: Promise<Detector> | undefined;

/**
 * The detector of languages, loaded when it is first asked for and then kept: its tables take some
 * thirty megabytes, which a site that never judges a text need not pay.
 */
export async function loadDetector(): Promise<Detector> {
  loading ??= import('eld/extrasmall').then(({ eld }) => (text: string) => {
    const answer = eld.detect(text);
    return { scores: answer.getScores(), isReliable: answer.isReliable() };
  });
  return loading;
}

const kin = (language: string): string => KIN[language] ?? language;

/**
 * The language a text is in where that is clearly not `locale`, else `null`; `und` where all that
 * is known is that its script is a foreign one. Without a detector only the script is judged.
 */
export function otherLanguage(
  text: string,
  locale: string,
  detector: Detector | undefined,
): string | null {
  const expected = kin(baseLanguage(locale).toLowerCase());
  const own = text.replace(QUOTED, ' ');
  const letters = own.match(/\p{L}/gu)?.length ?? 0;
  if (hasForeignScript(own, locale, letters)) return ranking(detector, own)[0]?.[0] ?? 'und';
  if (!detector || !DETECTED.has(expected)) return null;
  const plain = quiet(own);
  if (letters < SHORTEST.letters || wordsOf(plain) < SHORTEST.words) return null;
  if ((plain.match(LOWER_WORD)?.length ?? 0) < FEWEST_LOWER) return null;

  const ranked = ranking(detector, plain);
  const [ahead] = ranked;
  const score = ranked.find(([language]) => language === expected)?.[1] ?? 0;
  if (!ahead) return null;
  const margin = NEAR.has(ahead[0]) && NEAR.has(expected) ? NEAR_MARGIN : MARGIN;
  return ahead[1] - score >= margin ? ahead[0] : null;
}

/** Languages by score, the best first; none where the text is not enough to go by. */
function ranking(
  detector: Detector | undefined,
  text: string,
): [language: string, score: number][] {
  const found = detector?.(text);
  if (!found?.isReliable) return [];
  return Object.entries(found.scores)
    .map(([language, score]): [string, number] => [kin(language), score])
    .filter(([language]) => DETECTED.has(language))
    .sort(([, a], [, b]) => b - a);
}

/** Capitals would be taken for names. */
const quiet = (text: string): string => (/\p{Ll}/u.test(text) ? text : text.toLowerCase());

const LOWER_WORD = /(?<![\p{L}'’-])\p{Ll}{2,}/gu;

const wordsOf = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0;

/** Most letters are of a script in which the language is not written. */
function hasForeignScript(text: string, locale: string, letters: number): boolean {
  const language = baseLanguage(locale);
  // A locale that names its script (`sr-Latn`) knows better.
  if (letters < SHORTEST.letters / 2 || /-[A-Z][a-z]{3}\b/.test(locale)) return false;
  if (LATIN.has(language)) {
    const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
    return 1 - latin / letters > FOREIGN_SHARE;
  }
  const script = SCRIPTS[language];
  if (!script || (text.match(script)?.length ?? 0) > 0) return false;
  // The names of a maker and of a product may stand in Latin letters alone.
  return letters >= SHORTEST.letters && wordsOf(text) >= SHORTEST.words;
}
