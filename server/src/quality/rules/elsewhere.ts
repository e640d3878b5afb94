import type { FindingParams } from '../../contracts/quality';
import { normalise } from '../normalise';
import type { Subject } from '../types';

export const duplicate = ({ about: { sameTextElsewhere = 0 } }: Subject): FindingParams | null =>
  sameTextElsewhere > 0 ? { count: sameTextElsewhere } : null;

/** Punctuation and case make no difference to who hears it twice. */
const spoken = (text: string, locale: string): string =>
  normalise(text, locale).replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '');

export function equalsCaption({ text, about: { caption, locale } }: Subject): FindingParams | null {
  if (!caption) return null;
  const heard = spoken(text, locale);
  return heard !== '' && heard === spoken(caption, locale) ? {} : null;
}
