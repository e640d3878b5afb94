import { baseLanguage, canonicalLanguage } from '../languages';

/** In which languages a text is looked for, best first. */
export interface Language {
  /** Those that we keep texts in. */
  readonly codes: readonly string[];
  /** The asset's own columns hold the best there is: nothing has to be looked for. */
  readonly isOwn: boolean;
}

/** So many spellings of locales are remembered; a visitor may send any. */
const MOST = 500;

const scriptOf = (code: string): string | undefined => new Intl.Locale(code).maximize().script;

/** `zh-Hant-TW` → `zh-Hant`, `zh`. */
const shorter = (code: string): string[] => {
  const parts = code.split('-');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('-'));
};

/**
 * The languages that serve a page in `wanted`: that one, the same without its region, then the
 * others of that language that the site speaks in the same script. Where the site's first language
 * is among them, the asset's own columns are as good, and what follows is not asked for.
 */
export function languageChain(wanted: string, spoken: readonly string[]): Language {
  const chain = [wanted, ...shorter(wanted)];
  const base = baseLanguage(wanted);
  const script = scriptOf(wanted);
  const others = spoken.filter(
    (code) => !chain.includes(code) && baseLanguage(code) === base && scriptOf(code) === script,
  );
  const all = [...chain, ...others];
  const own = all.indexOf(spoken[0] ?? '');
  const codes = own === -1 ? all : all.slice(0, own);
  return { codes, isOwn: codes.length === 0 };
}

/** Looks a locale of Strapi up; `null` where it is no language. */
export type LanguageOf = (locale: string) => Language | null;

/** @param spoken the site's languages, the asset's own first */
export function createLanguageOf(spoken: readonly string[]): LanguageOf {
  const known = new Map<string, Language | null>();
  return (locale) => {
    const found = known.get(locale);
    if (found !== undefined) return found;
    const code = canonicalLanguage(locale);
    const language = code === null ? null : languageChain(code, spoken);
    if (known.size < MOST) known.set(locale, language);
    return language;
  };
}
