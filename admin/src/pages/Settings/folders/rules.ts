import type { OptionValues } from '../../../../../server/src/contracts/providers';
import type { FolderRule } from '../../../../../server/src/contracts/settings';

export const SKIP = 'skip';

/** What a rule does, as one value of a select: `skip`, or the id of a provider. */
export const actionOf = (rule: FolderRule): string => ('provider' in rule ? rule.provider : SKIP);

/** The rule with another action; the options of another provider do not go with it. */
export function withAction(rule: FolderRule, action: string): FolderRule {
  if (action === actionOf(rule)) return rule;
  return action === SKIP
    ? { folder: rule.folder, action: SKIP }
    : { folder: rule.folder, provider: action };
}

/** The rule without one option; without any, the options go too. */
export function withoutOption(rule: FolderRule, key: string): FolderRule {
  if (!('provider' in rule)) return rule;
  const { options = {}, ...rest } = rule;
  const left: OptionValues = Object.fromEntries(
    Object.entries(options).filter(([other]) => other !== key),
  );
  return Object.keys(left).length === 0 ? rest : { ...rest, options: left };
}

/** As the server compares paths. */
const normalized = (path: string): string => path.replace(/\/+$/, '').toLowerCase();

/**
 * What is odd about a rule, although it can be saved: its folder is gone, or an earlier rule is
 * for the same one and wins.
 *
 * @param folders paths of all folders; `undefined` while they are not known
 */
export function oddityOf(
  rules: readonly FolderRule[],
  index: number,
  folders: readonly string[] | undefined,
): 'gone' | 'shadowed' | null {
  const path = normalized(rules[index]?.folder ?? '');
  if (rules[index]?.folder === '') return null;
  if (rules.slice(0, index).some(({ folder }) => normalized(folder) === path)) return 'shadowed';
  const isThere = path === '' || folders?.some((folder) => normalized(folder) === path) !== false;
  return isThere ? null : 'gone';
}
