import type { ProviderErrorCode } from '../contracts/errors';

/**
 * When the next provider is tried:
 * - `always`: this one cannot describe this image, now or later;
 * - `when-down`: once it has failed as often as a task may try, so not for a fault that passes;
 * - `if-allowed`: only where the settings say so, because it moves the bill to another account;
 * - `never`: somebody has to mend it, and a fall-back would hide that.
 */
export type Fallback = 'always' | 'when-down' | 'if-allowed' | 'never';

/** What each failure means for the providers that come after. */
export const FALLBACK: Readonly<Record<ProviderErrorCode, Fallback>> = {
  unsupported_language: 'always',
  unsupported_image: 'always',
  image_unreachable: 'always',
  refused: 'always',
  timeout: 'when-down',
  network: 'when-down',
  server_error: 'when-down',
  bad_response: 'when-down',
  insufficient_credits: 'if-allowed',
  rate_limited: 'never',
  invalid_request: 'never',
  unauthorized: 'never',
  forbidden: 'never',
};

/**
 * Whether the next provider is tried after a failure.
 *
 * @param circumstances.lastAttempt the task would not be tried again
 * @param circumstances.whenOutOfCredits from the settings
 */
export function movesOn(
  code: ProviderErrorCode,
  circumstances: { lastAttempt: boolean; whenOutOfCredits: 'stop' | 'next' },
): boolean {
  switch (FALLBACK[code]) {
    case 'always':
      return true;
    case 'when-down':
      return circumstances.lastAttempt;
    case 'if-allowed':
      return circumstances.whenOutOfCredits === 'next';
    case 'never':
      return false;
  }
}
