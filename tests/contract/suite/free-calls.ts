import { describe, expect, it } from 'vitest';

import type { ProviderCall } from '../../../server/src/providers/types';
import type { Emulator } from './contract';
import { providerError, type Stand } from './stand';

export function freeCalls<V extends Emulator>(stand: Stand<V>): void {
  const { provider, free } = stand.contract;
  const { credits, test } = free;

  const nothingWasPaid = () => {
    expect(stand.paidCalls()).toBe(0);
    expect(stand.vendor.stats()).toMatchObject({ creditsCharged: 0, generations: 0 });
  };

  it('offers the free calls that the document has, and claims no other', () => {
    expect(provider.credits !== undefined).toBe(credits !== undefined);
    expect(provider.test !== undefined).toBe(test !== undefined);
  });

  if (credits) {
    const balance = async (call: ProviderCall) => provider.credits?.(call);

    describe('the balance', () => {
      it('is what the vendor says, for nothing', async () => {
        const before = credits.remaining(stand.vendor);
        expect(await balance(await stand.open())).toMatchObject({ remaining: before });
        nothingWasPaid();
      });

      it('does not wait for the vendor’s limit of descriptions', async () => {
        const limiter = {
          acquire: () => Promise.reject(new Error('There is no place left.')),
          observe: () => undefined,
        };
        expect(await balance(await stand.open({ limiter }))).toHaveProperty('remaining');
      });

      it('is less by what a description cost', async () => {
        const before = credits.remaining(stand.vendor);
        const description = await stand.describe();
        expect(description.credits).toBeGreaterThan(0);
        expect(await balance(await stand.open())).toMatchObject({
          remaining: before - description.credits,
        });
        expect(stand.charged()).toBe(description.credits);
      });

      it('that cannot be had is a ProviderError', async () => {
        stand.vendor.inject({ kind: 'status', status: 500, endpoint: credits.endpoint });
        const error = await providerError(balance(await stand.open()));
        expect(error).toMatchObject({ provider: provider.id, code: 'server_error', status: 500 });
        nothingWasPaid();
      });

      it('of another shape is a bad response', async () => {
        stand.vendor.inject({ kind: 'wrong-shape', endpoint: credits.endpoint });
        const error = await providerError(balance(await stand.open()));
        expect(error).toMatchObject({ provider: provider.id, code: 'bad_response' });
      });
    });
  }

  if (test) {
    const prove = async (call: ProviderCall) => provider.test?.(call);

    describe('the test of the key', () => {
      it('succeeds with a good key, for nothing', async () => {
        await prove(await stand.open());
        expect(stand.vendor.requests.map(({ endpoint }) => endpoint)).toEqual([test.endpoint]);
        nothingWasPaid();
      });

      it('fails with a bad key, for nothing', async () => {
        const error = await providerError(prove(await stand.open({ key: 'a-bad-key' })));
        expect(error).toMatchObject({ provider: provider.id, code: 'unauthorized' });
        nothingWasPaid();
      });

      it('does not call a fault of the vendor a bad key', async () => {
        stand.vendor.inject({ kind: 'status', status: 503, endpoint: test.endpoint });
        const error = await providerError(prove(await stand.open()));
        expect(error).toMatchObject({ code: 'server_error', retryable: true });
      });
    });
  }
}
