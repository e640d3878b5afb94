import type { ProviderErrorCode } from '../contracts/errors';

/**
 * What happens when a provider fails: the next one is tried where this one cannot do it at all.
 * A bad key, an empty account or a fault that passes is said instead, or tried again later: a
 * fall-back would hide it and move the bill to another account.
 */
const MOVES_ON: Record<ProviderErrorCode, boolean> = {
  invalid_request: false,
  unauthorized: false,
  forbidden: false,
  insufficient_credits: false,
  rate_limited: false,
  unsupported_language: true,
  unsupported_image: true,
  image_unreachable: true,
  refused: true,
  timeout: false,
  network: false,
  server_error: false,
  bad_response: false,
};

export const movesOn = (code: ProviderErrorCode): boolean => MOVES_ON[code];
