import { describe, expect, it } from 'vitest';

import { ProviderError } from '../../../server/src/errors';
import { freePort } from '../../support/port';
import { waitFor } from '../../support/wait';
import type { Emulator } from './contract';
import { rejection, type Stand } from './stand';

const TIMEOUT_MS = 1000;
/** Far more than a busy machine needs, far less than a client that waits for the last byte. */
const PATIENCE_MS = 8000;

export function transport<V extends Emulator>(stand: Stand<V>): void {
  const { provider } = stand.contract;

  describe('a vendor that takes its time', () => {
    it.each([
      ['does not answer', 'hang' as const],
      ['sends one byte a second', { kind: 'drip' as const, intervalMs: 1000 }],
    ])('and %s times out as a whole', async (_what, fault) => {
      stand.vendor.inject(fault);
      const began = performance.now();
      const error = await stand.failure({ timeoutMs: TIMEOUT_MS });
      expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
      expect(error).toMatchObject({ provider: provider.id, code: 'timeout', retryable: true });
      expect(error.message).toContain(provider.name);
      expect(stand.paidCalls()).toBe(1);
    });
  });

  describe('an abort', () => {
    it.each([
      ['before there is an answer', 'hang' as const],
      ['in the middle of an answer', { kind: 'drip' as const, intervalMs: 20 }],
    ])('%s comes through as the abort that it is', async (_when, fault) => {
      stand.vendor.inject(fault);
      const controller = new AbortController();
      const reason = new Error('The server is shutting down.');
      const failing = rejection(stand.describe({ signal: controller.signal }));
      await waitFor(() => stand.paidCalls() === 1, { what: 'the call to arrive' });
      controller.abort(reason);
      const error = await failing;
      expect(error).toBe(reason);
      expect(error).not.toBeInstanceOf(ProviderError);
      expect(stand.paidCalls()).toBe(1);
    });

    it('before the call keeps it from being made', async () => {
      const error = await rejection(stand.describe({ signal: AbortSignal.abort() }));
      expect(error).toMatchObject({ name: 'AbortError' });
      expect(stand.vendor.requests).toHaveLength(0);
    });
  });

  describe('a connection', () => {
    it('that is refused is a failure of the network', async () => {
      const error = await stand.failure({ url: `http://127.0.0.1:${await freePort()}` });
      expect(error).toMatchObject({ provider: provider.id, code: 'network', retryable: true });
      expect(error.status).toBeUndefined();
      expect(error.message).toContain('ECONNREFUSED');
    });

    it.each(['reset', 'reset-after-work'] as const)(
      'that is cut (%s) is a failure of the network, and nothing is sent again',
      async (fault) => {
        stand.vendor.inject(fault);
        const error = await stand.failure();
        expect(error).toMatchObject({ provider: provider.id, code: 'network', retryable: true });
        expect(error.message).toContain(provider.name);
        expect(stand.paidCalls()).toBe(1);
      },
    );
  });

  describe('a redirect', () => {
    it.each([301, 302, 303, 307, 308])('with status %i is not followed', async (status) => {
      stand.vendor.inject({ kind: 'redirect', status });
      const error = await stand.failure();
      expect(error).toMatchObject({ provider: provider.id, code: 'bad_response', status });
      expect(stand.vendor.requests.map(({ endpoint }) => endpoint)).toEqual([
        stand.contract.endpoint,
      ]);
    });
  });
}
