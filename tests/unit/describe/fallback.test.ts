import { describe, expect, it } from 'vitest';

import type { ProviderErrorCode } from '../../../server/src/contracts/errors';
import { movesOn } from '../../../server/src/describe/fallback';

const MOVES_ON: Record<ProviderErrorCode, boolean> = {
  unsupported_language: true,
  unsupported_image: true,
  image_unreachable: true,
  refused: true,
  invalid_request: false,
  unauthorized: false,
  forbidden: false,
  insufficient_credits: false,
  rate_limited: false,
  timeout: false,
  network: false,
  server_error: false,
  bad_response: false,
};

describe('the next provider is asked', () => {
  it.each(Object.entries(MOVES_ON))('after %s: %s', (code, expected) => {
    expect(movesOn(code as ProviderErrorCode)).toBe(expected);
  });
});
