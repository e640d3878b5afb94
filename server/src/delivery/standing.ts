import type { TextRow } from '../models/texts';
import { standing as standingState } from '../texts/state';
import type { Language } from './language';

/** What visitors get of one asset in one language; `null` where the asset's own has to serve. */
export interface Standing {
  alternativeText: string | null;
  caption: string | null;
}

/** What is read of a text. A suggestion is not even loaded. */
export type KeptText = Pick<
  TextRow,
  'assetId' | 'locale' | 'alternativeText' | 'caption' | 'state' | 'previousState'
>;

const orNull = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text;

/** What stands there; an image that is decorative has an empty text, which is one. */
export const standing = (text: KeptText): Standing => ({
  alternativeText:
    standingState(text.state, text) === 'decorative' ? '' : orNull(text.alternativeText),
  caption: orNull(text.caption),
});

/** Of the texts of one asset the best in this language, each field for itself. */
export function bestOf(
  texts: ReadonlyMap<string, Standing> | undefined,
  { codes }: Language,
): Standing | null {
  if (!texts) return null;
  const best: Standing = { alternativeText: null, caption: null };
  for (const code of codes) {
    const text = texts.get(code);
    best.alternativeText ??= text?.alternativeText ?? null;
    best.caption ??= text?.caption ?? null;
  }
  return best;
}
