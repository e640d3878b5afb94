import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { waitFor } from '../../support/wait';
import type { FaultInput } from '../../vendors/kit/faults';
import { freePort } from '../../support/port';
import type { Emulator } from './contract';
import { rejection, type Stand } from './stand';
import { startAnswering } from './wire';

const FAULTS: readonly FaultInput[] = [
  401,
  402,
  429,
  500,
  'html',
  'half-json',
  'reset',
  'redirect',
];

/** A part of a key that is long enough to be a part of it. */
const TRACE = 10;

/** Whether a text holds the key, or a good part of it. */
function hasTrace(text: string, key: string): boolean {
  for (let at = 0; at + TRACE <= key.length; at += 1) {
    if (text.includes(key.slice(at, at + TRACE))) return true;
  }
  return false;
}

/** All that a log line could make of an error: its fields, its stack, its causes. */
const everything = (error: unknown): string =>
  `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)}`;

export function secrets<V extends Emulator>(stand: Stand<V>): void {
  const { provider, keyTravels } = stand.contract;

  describe('the key', () => {
    it('is sent where the document wants it, and nowhere else', async () => {
      await stand.describe();
      const [request] = stand.vendor.requests;
      if (!request) throw new Error('Nothing was sent.');
      const { key } = stand.vendor;
      const places = {
        header: JSON.stringify(request.headers),
        body: JSON.stringify(request.body),
      };
      const { [keyTravels]: right, ...others } = places;
      expect(right).toContain(key);
      for (const other of Object.values(others)) expect(other).not.toContain(key);
      expect(request.path).not.toContain(key);
    });

    it.each(FAULTS)('is in no error (%s)', async (fault) => {
      stand.vendor.inject(fault);
      const error = await stand.failure();
      expect(hasTrace(everything(error), stand.vendor.key)).toBe(false);
    });

    it('is in no error of a connection that was refused', async () => {
      const error = await stand.failure({ url: `http://127.0.0.1:${await freePort()}` });
      expect(hasTrace(everything(error), stand.vendor.key)).toBe(false);
    });

    it('is in no error when it is the key itself that is refused', async () => {
      const key = 'a-key-that-nobody-has-0123456789';
      const error = await stand.failure({ key });
      expect(error).toMatchObject({ code: 'unauthorized', retryable: false });
      expect(hasTrace(everything(error), key)).toBe(false);
    });

    it('is not repeated when the vendor repeats it', async () => {
      stand.vendor.inject('echo-key');
      const error = await stand.failure();
      expect(error.message).toContain('•••');
      expect(hasTrace(everything(error), stand.vendor.key)).toBe(false);
    });

    it.each([280, 290, 1185, 1195])(
      'is not repeated in part where a long message is cut off (after %i characters)',
      async (before) => {
        const { key } = stand.vendor;
        for (const filling of ['x'.repeat(before), '<i> </i>'.repeat(before / 8)]) {
          const body = JSON.stringify({ error: `${filling.slice(0, before)}${key}` });
          const { url } = await startAnswering(400, body);
          const error = await stand.failure({ url });
          expect(hasTrace(everything(error), key)).toBe(false);
        }
      },
    );

    it('is not repeated when the vendor repeats it encoded for a URL', async () => {
      const key = 'a-key/with+odd&characters=0123456789';
      const { url } = await startAnswering(400, JSON.stringify({ error: encodeURIComponent(key) }));
      const error = await stand.failure({ url, key });
      expect(hasTrace(everything(error), encodeURIComponent(key))).toBe(false);
    });

    it('is not in what an aborted call throws', async () => {
      stand.vendor.inject('hang');
      const controller = new AbortController();
      const failing = rejection(stand.describe({ signal: controller.signal }));
      await waitFor(() => stand.paidCalls() === 1, { what: 'the call to arrive' });
      controller.abort();
      expect(hasTrace(everything(await failing), stand.vendor.key)).toBe(false);
    });

    if (provider.needsKey) {
      it('is asked for before anything is sent', async () => {
        const error = await stand.failure({ key: '' });
        expect(error).toMatchObject({ code: 'unauthorized', retryable: false });
        expect(error.message).toContain('Settings → Alt Text');
        expect(stand.vendor.requests).toHaveLength(0);
      });
    }
  });

  it('does not repeat the signature of an address that the vendor repeats', async () => {
    const signed = 'https://cdn.example.com/a.jpg?X-Amz-Signature=0123456789abcdef';
    const { url } = await startAnswering(400, JSON.stringify({ error: `Bad address: ${signed}` }));
    const error = await stand.failure({ url });
    expect(error.message).toContain('https://cdn.example.com/a.jpg?…');
    expect(everything(error)).not.toContain('0123456789abcdef');
  });
}
