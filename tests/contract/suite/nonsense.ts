import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import type { ProviderErrorCode } from '../../../server/src/contracts/errors';
import type { FaultInput } from '../../vendors/kit/faults';
import { askAsThePlugin } from './ask';
import type { Emulator } from './contract';
import type { Stand } from './stand';
import { startAnswering, startWire } from './wire';

const SENSELESS: readonly [string, FaultInput, ProviderErrorCode, number | undefined][] = [
  ['a page with status 200', 'html', 'bad_response', 200],
  ['a page with status 502', { kind: 'html', status: 502 }, 'server_error', 502],
  ['half of the JSON', 'half-json', 'bad_response', 200],
  ['nothing', 'empty', 'bad_response', 200],
  ['JSON of another shape', 'wrong-shape', 'bad_response', 200],
  ['ten megabytes', 'oversized', 'bad_response', undefined],
  ['a megabyte of text with markup', 'huge-text', 'bad_response', undefined],
  ['a blank text', 'blank', 'bad_response', undefined],
];

const SHAPES = ['null', '[]', '{}', '42', 'true', '"a text"', '[null]', '{"results":null}'];

const MEGABYTE = 1024 * 1024;

export function nonsense<V extends Emulator>(stand: Stand<V>): void {
  const { provider } = stand.contract;

  describe('a senseless answer', () => {
    it.each(SENSELESS)('of %s is refused', async (_what, fault, code, status) => {
      stand.vendor.inject(fault);
      const error = await stand.failure();
      expect(error).toMatchObject({ provider: provider.id, code, retryable: true });
      expect(error.status).toBe(status);
      expect(error.message).toContain(provider.name);
      expect(error.message).not.toMatch(/[<>]/);
      expect(error.message.length).toBeLessThan(500);
      expect(stand.paidCalls()).toBe(1);
    });

    it('of a text that cannot be used is still entered with what it cost', async () => {
      stand.vendor.inject('blank');
      const asked = await askAsThePlugin(stand, [stand.contract.languages.written[0]]);
      expect(asked).toMatchObject({ found: [], rejected: 1, failure: { code: 'bad_response' } });
      expect(asked.credits).toBe(stand.charged());
      expect(stand.paidCalls()).toBe(1);
    });

    it.each(SHAPES)('of the JSON %s is refused', async (body) => {
      const { url, requests } = await startAnswering(200, body);
      expect(await stand.failure({ url })).toMatchObject({ code: 'bad_response', status: 200 });
      expect(requests).toHaveLength(1);
    });

    it('that never ends is cut off at a megabyte', async () => {
      let written = 0;
      const { url } = await startWire((response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (!response.destroyed && written < 64 * MEGABYTE) {
            written += MEGABYTE / 4;
            if (!response.write('x'.repeat(MEGABYTE / 4))) {
              response.once('drain', more);
              return;
            }
          }
        };
        more();
      });
      const error = await stand.failure({ url });
      expect(error).toMatchObject({ code: 'bad_response', retryable: true });
      expect(written).toBeLessThan(64 * MEGABYTE);
    });

    it('that is small only while it is packed is cut off as well', async () => {
      const packed = gzipSync(Buffer.alloc(32 * MEGABYTE, ' '));
      expect(packed.length).toBeLessThan(MEGABYTE);
      const { url } = await startAnswering(200, packed, { 'content-encoding': 'gzip' });
      expect(await stand.failure({ url })).toMatchObject({ code: 'bad_response' });
    });
  });
}
