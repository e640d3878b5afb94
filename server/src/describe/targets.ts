import type { SkipCode } from '../contracts/errors';
import type { Quality } from '../contracts/quality';
import type { Mode } from '../contracts/tasks';
import type { TextState } from '../contracts/texts';
import type { TextRow } from '../models/texts';
import { ownColumns, type AssetRow } from '../texts/assets';
import { hasFinding } from '../texts/findings';
import { effectiveState, mayWrite } from '../texts/state';
import type { Seen } from '../texts/write';

/** A language in which this asset is to get a text. */
export interface Target {
  /** BCP-47 */
  locale: string;
  seen: Seen;
  state: TextState;
  mode: Mode;
  /** Nothing stands there that speaks of this picture: what is known already may fill it. */
  gap: boolean;
}

export interface Ask {
  mode: Mode;
  /** A person asked for new texts; otherwise only gaps are filled. */
  anew: boolean;
  overwriteHuman: boolean;
  /** Only texts in one of these states are wanted; all of them unless given. */
  states?: readonly TextState[];
  /** Only texts with such a finding. */
  quality?: Quality;
}

/** One language as a target, or why it is none. */
export function targetFor(
  asset: AssetRow,
  rows: ReadonlyMap<string, TextRow>,
  locale: string,
  ownLanguage: string | undefined,
  ask: Ask,
): Target | { skip: SkipCode } {
  const seen = { own: ownColumns(asset, locale, ownLanguage), row: rows.get(locale) ?? null };
  const state = effectiveState(seen.own, seen.row);
  const permission = mayWrite(state, seen.row, ask);
  if (typeof permission === 'object') return permission;
  const isWanted =
    (!ask.states || ask.states.includes(state)) &&
    (!ask.quality || hasFinding(seen.row?.findings ?? null, ask.quality));
  if (!isWanted) return { skip: 'nothing_to_fill' };
  const gap = state === 'missing' || state === 'stale';
  return { locale, seen, state, mode: permission, gap };
}
