/**
 * The site's language that serves an entry's best: itself, else one of the same tongue (`fr` for
 * `fr-CA`). The first one where entries have no languages; none where the site does not speak it.
 */
export function entryLanguage(
  locale: string | undefined,
  languages: readonly string[],
): string | undefined {
  if (locale === undefined) return languages[0];
  const wanted = locale.replaceAll('_', '-').toLowerCase();
  const tongue = wanted.split('-')[0];
  return (
    languages.find((one) => one.toLowerCase() === wanted) ??
    languages.find((one) => one.toLowerCase() === tongue) ??
    languages.find((one) => one.toLowerCase().split('-')[0] === tongue)
  );
}
