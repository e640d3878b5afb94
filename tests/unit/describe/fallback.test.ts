import { describe, expect, it } from 'vitest';

import type { ProviderErrorCode } from '../../../server/src/contracts/errors';
import { movesOn } from '../../../server/src/describe/fallback';

type Row = [firstAttempt: boolean, lastAttempt: boolean, outOfCreditsMovesOn: boolean];

const TABLE: Record<ProviderErrorCode, Row> = {
  unsupported_language: [true, true, true],
  unsupported_image: [true, true, true],
  image_unreachable: [true, true, true],
  refused: [true, true, true],
  timeout: [false, true, false],
  network: [false, true, false],
  server_error: [false, true, false],
  bad_response: [false, true, false],
  insufficient_credits: [false, false, true],
  rate_limited: [false, false, false],
  invalid_request: [false, false, false],
  unauthorized: [false, false, false],
  forbidden: [false, false, false],
};

describe('whether the next provider is asked', () => {
  it.each(Object.entries(TABLE) as [ProviderErrorCode, Row][])(
    'after %s: %j at the first attempt, at the last, with an empty account that may be passed over',
    (code, row) => {
      expect([
        movesOn(code, { lastAttempt: false, whenOutOfCredits: 'stop' }),
        movesOn(code, { lastAttempt: true, whenOutOfCredits: 'stop' }),
        movesOn(code, { lastAttempt: false, whenOutOfCredits: 'next' }),
      ]).toEqual(row);
    },
  );
});
