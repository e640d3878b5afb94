import type { AssetText, TextState } from '../contracts/texts';
import type { TextRow } from '../models/texts';

/** The asset's own columns, which hold the text of the site's first language. */
export interface OwnColumns {
  alternativeText: string | null;
  caption: string | null;
}

const empty = (text: string | null | undefined) => (text ?? '').trim() === '';

/** No text and an empty one are the same. */
export const sameWords = (a: string | null | undefined, b: string | null | undefined): boolean =>
  (a ?? '') === (b ?? '');

/**
 * The state of an asset's text in one language.
 *
 * In the asset's own language the columns are the truth: what differs from what we last wrote
 * there was typed by a person, in the media library or anywhere else.
 *
 * @param own the asset's columns, or `null` for any other language
 */
export function effectiveState(own: OwnColumns | null, row: TextRow | null): TextState {
  if (own && (!row || !sameWords(own.alternativeText, row.alternativeText))) {
    return empty(own.alternativeText) ? 'missing' : 'human';
  }
  if (!row) return 'missing';
  if (row.state === 'human' && empty(row.alternativeText)) return 'missing';
  return row.state;
}

/** Whether the columns hold what we last wrote or judged. */
const isOurs = (own: OwnColumns, row: TextRow): boolean =>
  sameWords(own.alternativeText, row.alternativeText);

/** One text as the API answers it. */
export function toAssetText(own: OwnColumns | null, row: TextRow | null): AssetText {
  return {
    alternativeText: (own ? own.alternativeText : row?.alternativeText) ?? null,
    caption: (own ? own.caption : row?.caption) ?? null,
    ...(row?.title ? { title: row.title } : {}),
    ...(row?.keywords?.length ? { keywords: row.keywords } : {}),
    ...(row?.ogDescription ? { ogDescription: row.ogDescription } : {}),
    state: effectiveState(own, row),
    ...(row?.suggestion
      ? {
          suggestion: {
            alternativeText: row.suggestion.alternativeText,
            caption: row.suggestion.caption,
          },
          ...(row.suggestion.before?.state === 'stale' ? { replaced: true as const } : {}),
        }
      : {}),
    ...(row?.provider ? { provider: row.provider } : {}),
    ...(row?.model ? { model: row.model } : {}),
    ...(row?.findings?.length && (row.suggestion || !own || isOurs(own, row))
      ? { findings: row.findings }
      : {}),
    updatedAt: row ? new Date(row.updatedAt).toISOString() : null,
  };
}

/** Whose words stand there, seen through `stale` and `suggested`. */
export function standing(state: TextState, row: Pick<TextRow, 'previousState'> | null): TextState {
  return state === 'stale' || state === 'suggested' ? (row?.previousState ?? 'missing') : state;
}

export type WritePermission =
  | 'apply'
  /** Only beside what stands: a person must agree. */
  | 'suggest'
  | { skip: 'human_text' | 'decorative' | 'nothing_to_fill' };

/**
 * Whether a generated text may be written over what stands. A person's words, an empty text that
 * a person chose included, are never written over unless it was asked for in so many words.
 *
 * @param anew a person asked for new texts, so generated ones may go; otherwise only gaps are filled
 */
export function mayWrite(
  state: TextState,
  row: TextRow | null,
  ask: { anew: boolean; overwriteHuman: boolean; mode: 'apply' | 'suggest' },
): WritePermission {
  const words = standing(state, row);
  const protectedWords = words === 'human' || words === 'decorative';
  if (protectedWords && !ask.overwriteHuman) {
    // The picture was replaced: a person's text about the old one stands, with ours beside it.
    if (state === 'stale') return 'suggest';
    return { skip: words === 'human' ? 'human_text' : 'decorative' };
  }
  if (state === 'missing' || state === 'stale' || ask.anew) return ask.mode;
  return { skip: 'nothing_to_fill' };
}
