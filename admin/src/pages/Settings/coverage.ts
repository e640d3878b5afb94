import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import type { Settings } from '../../../../server/src/contracts/settings';
import { canonicalLanguage } from './languages';

const baseOf = (code: string): string => code.split('-')[0] ?? code;

/** Codes that stand for one another: a vendor has one of them, the site the other. */
const KIN: Readonly<Record<string, readonly string[]>> = {
  nb: ['no'],
  nn: ['no'],
  no: ['nb', 'nn'],
};

/**
 * The code by which a provider serves a language, by the server's own rules: the same code, else
 * the language without a region, else any region of it. `null` where it does not speak it.
 */
export function servedAs(wanted: string, offered: 'any' | readonly string[]): string | null {
  if (offered === 'any') return wanted;
  const base = baseOf(wanted);
  return (
    offered.find((code) => code === wanted) ??
    offered.find((code) => code === base) ??
    offered.find((code) => baseOf(code) === base) ??
    offered.find((code) => canonicalLanguage(code) === base) ??
    offered.find((code) => KIN[base]?.includes(code)) ??
    null
  );
}

/** Why a provider writes nothing at all, whatever the language. */
export type Idle = 'nothingWanted' | 'lacksKey' | 'unreachable';

export interface ColumnOfCoverage {
  id: string;
  name: string;
  idle: Idle | null;
}

/** `first` is asked first, `next` where those before it cannot. */
export type Cover =
  { kind: 'first' | 'next'; as: string | null } | { kind: 'notSpoken' } | { kind: 'idle' };

export interface Coverage {
  columns: ColumnOfCoverage[];
  rows: { language: string; covers: Cover[]; isCovered: boolean }[];
}

/**
 * Which of the chosen providers writes which language, and who is asked first.
 *
 * @param unreachable ids of those that cannot get at the images
 */
export function coverageOf(
  { languages, sources, fields }: Pick<Settings, 'languages' | 'sources' | 'fields'>,
  providers: readonly ProviderInfo[],
  unreachable: ReadonlySet<string>,
): Coverage {
  const chosen = sources.providers.flatMap((id) => providers.find((one) => one.id === id) ?? []);
  const idle = ({ id, returns, needsKey, keySource }: ProviderInfo): Idle | null => {
    const isWanted =
      (fields.alternativeText && returns.includes('alternativeText')) ||
      (fields.caption && returns.includes('caption'));
    if (!isWanted) return 'nothingWanted';
    if (needsKey && keySource === 'none') return 'lacksKey';
    return unreachable.has(id) ? 'unreachable' : null;
  };
  const columns = chosen.map((provider) => ({
    id: provider.id,
    name: provider.name,
    idle: idle(provider),
  }));
  const rows = languages.map((language) => {
    let isCovered = false;
    const covers = chosen.map((provider, index): Cover => {
      const served = servedAs(language, provider.languages);
      if (served === null) return { kind: 'notSpoken' };
      if (columns[index]?.idle !== null) return { kind: 'idle' };
      const kind = isCovered ? 'next' : 'first';
      isCovered = true;
      return { kind, as: served === language ? null : served };
    });
    return { language, covers, isCovered };
  });
  return { columns, rows };
}
