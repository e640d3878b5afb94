import type { ProviderInfo } from '../../../../server/src/contracts/providers';

/** Offered where no provider limits the choice; any other BCP-47 code can be typed. */
const COMMON =
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ka ko lt lv mk ms mt nb nl nn pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh-Hans zh-Hant'.split(
    ' ',
  );

/** The canonical form of a BCP-47 code, or `null` where it is none. */
export function canonicalLanguage(code: string): string | null {
  try {
    return Intl.getCanonicalLocales(code.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** The languages worth offering: common ones, and those that the providers name. */
export function offeredLanguages(providers: Pick<ProviderInfo, 'languages'>[]): string[] {
  const named = providers.flatMap(({ languages }) => (languages === 'any' ? [] : languages));
  return [...new Set([...COMMON, ...named])];
}
