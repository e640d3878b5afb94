import type { ProviderErrorCode } from '../../contracts/errors';
import type { RefineFailure } from '../http';
import { imageFaultIn } from '../image-fault';

/** What the words of a 400 mean, the first that fits. */
const MEANINGS: readonly (readonly [RegExp, ProviderErrorCode])[] = [
  [/\bapi[ _-]?key\b/i, 'unauthorized'],
  [/\b(insufficient|not enough|no|out of)\b[^.]*\bcredits?\b/i, 'insufficient_credits'],
  [/\b(invalid|unsupported|unknown|not supported)\b[^.]*\blanguage\b/i, 'unsupported_language'],
  [/\blanguage\b[^.]*\b(invalid|unsupported|unknown|not supported)\b/i, 'unsupported_language'],
];

/**
 * "Errors": every common case but the rate limit is HTTP 400, told apart by its message alone. What
 * is left (invalid JSON, a missing file URL or keyword) is an invalid request, as a 400 usually is.
 */
export const refineFailure: RefineFailure = (status, message) => {
  if (status !== 400) return undefined;
  const meaning = MEANINGS.find(([words]) => words.test(message));
  return meaning?.[1] ?? imageFaultIn(message);
};
