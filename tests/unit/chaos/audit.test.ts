import { describe, expect, it } from 'vitest';

import { audit, byLife, type Receipt, type VendorCall } from '../../support/chaos/audit';

const call = (at: number, more: Partial<VendorCall> = {}): VendorCall => ({
  fingerprint: 'a',
  locales: ['en'],
  at,
  credits: 1,
  answeredAt: at + 5,
  ...more,
});

const receipt = (at: number, more: Partial<Receipt> = {}): Receipt => ({
  assetId: 1,
  taskId: 1,
  fingerprint: 'a',
  locale: 'en',
  credits: 1,
  rejected: false,
  at,
  ...more,
});

describe('what a vendor charged, beside the ledger', () => {
  it('is in order where each answer has its receipt, in all its languages', () => {
    const calls = [call(10, { locales: ['fr', 'en'], credits: 2 })];
    const receipts = [receipt(20, { credits: 2 }), receipt(20, { locale: 'fr', credits: 0 })];
    const found = audit(calls, receipts);
    expect(found).toEqual({ unanswered: [], unheard: [], unfounded: [], repeated: [] });
  });

  it('shows calls whose answer did not come, and those whose answer nobody wrote down', () => {
    const lost = call(10, { answeredAt: null });
    const unheard = call(30);
    const heard = call(50);
    const found = audit([lost, unheard, heard], [receipt(60)]);
    expect(found).toMatchObject({ unanswered: [lost], unheard: [unheard], repeated: [] });
  });

  it('shows a call for what was written down already, for whichever asset', () => {
    const again = call(30);
    const free = call(40, { credits: 0, answeredAt: null });
    const found = audit([call(10), again, free], [receipt(20), receipt(35, { assetId: 2 })]);
    expect(found.repeated).toEqual([again, free]);
    // An answer that cannot be used may be asked for again.
    const rejected = [receipt(20, { rejected: true }), receipt(35)];
    expect(audit([call(10), again], rejected).repeated).toEqual([]);
  });

  it('shows a receipt that no answer belongs to', () => {
    const early = receipt(5);
    expect(audit([call(10)], [early]).unfounded).toEqual([[early]]);
    const other = receipt(20, { locale: 'de' });
    expect(audit([call(10)], [other]).unfounded).toEqual([[other]]);
  });

  it('tells the lives of a process apart', () => {
    const calls = [call(1), call(15), call(16), call(40)];
    expect(byLife(calls, [{ at: 10 }, { at: 30 }])).toEqual([
      [calls[0]],
      [calls[1], calls[2]],
      [calls[3]],
    ]);
  });
});
