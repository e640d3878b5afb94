import type { Overview } from '../../../../../server/src/contracts/overview';
import type { RunEstimate } from '../../../../../server/src/contracts/runs';
import type { SettingsWarning } from '../../../../../server/src/contracts/settings';
import type { Site } from '../../../../../server/src/contracts/site';

/** What will stop a run before its end, or from its beginning. */
export type Concern =
  | { kind: 'account' | 'budget'; provider: string; left: number; needed: number }
  | { kind: 'noKey' | 'unreachable'; provider: string }
  | { kind: 'noProvider' }
  | { kind: 'other'; message: string };

/** What a provider's monthly budget leaves; `null` where it has none. */
export function budgetLeft(overview: Overview | undefined, provider: string): number | null {
  const { usedThisMonth = 0, monthlyCredits } = overview?.credits[provider] ?? {};
  return monthlyCredits === undefined ? null : Math.max(0, monthlyCredits - usedThisMonth);
}

const short = (left: number | null | undefined, needed: number): left is number =>
  typeof left === 'number' && left < needed;

function ofWarning({ code, provider, message }: SettingsWarning): Concern {
  return code === 'images_unreachable' && provider !== undefined
    ? { kind: 'unreachable', provider }
    : { kind: 'other', message };
}

/** What to know before a run is started. It may be started all the same: it pauses where it must. */
export function concernsOf(
  { images, credits, remaining, warnings }: RunEstimate,
  site: Pick<Site, 'providers'>,
  overview: Overview | undefined,
): Concern[] {
  const asked = Object.entries(credits);
  const withoutKey = ([id]: [string, number]) =>
    site.providers.some((provider) => provider.id === id && !provider.ready);
  return [
    ...(images > 0 && asked.length === 0 ? [{ kind: 'noProvider' as const }] : []),
    ...asked.filter(withoutKey).map(([provider]) => ({ kind: 'noKey' as const, provider })),
    ...asked.flatMap(([provider, needed]): Concern[] => {
      const account = remaining[provider];
      const budget = budgetLeft(overview, provider);
      return [
        ...(short(account, needed)
          ? [{ kind: 'account' as const, provider, left: account, needed }]
          : []),
        ...(short(budget, needed)
          ? [{ kind: 'budget' as const, provider, left: budget, needed }]
          : []),
      ];
    }),
    ...warnings.map(ofWarning),
  ];
}
