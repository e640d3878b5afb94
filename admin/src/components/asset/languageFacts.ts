/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** In which direction texts of this language run. A code that nobody knows runs as most do. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(code).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** What its speakers call a language: “Deutsch”. A code that has no name stands for itself. */
export function ownNameOf(code: string): string {
  try {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch {
    return code;
  }
}

/** The site's languages in their order, then those that are kept besides. */
export const orderedLocales = (site: readonly string[], kept: readonly string[]): string[] => [
  ...site.filter((locale) => kept.includes(locale)),
  ...kept.filter((locale) => !site.includes(locale)),
];
