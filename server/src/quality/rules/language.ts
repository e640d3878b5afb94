import type { FindingParams } from '../../contracts/quality';
import { otherLanguage } from '../language';
import type { Subject } from '../types';

/** Another language than expected is clearly ahead; silent wherever that is not sure. */
export function wrongLanguage({ withoutUrls, about }: Subject): FindingParams | null {
  const { locale, detector } = about;
  const found = otherLanguage(withoutUrls, locale, detector);
  return found ? { found, expected: locale } : null;
}
