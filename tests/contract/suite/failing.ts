import { describe, expect, it } from 'vitest';

import type { ProviderErrorCode } from '../../../server/src/contracts/errors';
import type { Emulator } from './contract';
import type { Stand } from './stand';
import { startAnswering } from './wire';

/** What a status means where the vendor's document says nothing else. */
const USUAL: readonly [number, ProviderErrorCode, boolean][] = [
  [401, 'unauthorized', false],
  [402, 'insufficient_credits', false],
  [403, 'forbidden', false],
  [404, 'invalid_request', false],
  [408, 'timeout', true],
  [413, 'unsupported_image', false],
  [415, 'unsupported_image', false],
  [418, 'invalid_request', false],
  [429, 'rate_limited', true],
  [500, 'server_error', true],
  [502, 'server_error', true],
  [503, 'server_error', true],
  [504, 'server_error', true],
];

const WORDS = 'The printer is out of paper';

/** Bodies of errors in all the shapes that vendors and their gateways have. */
const WITH_WORDS: readonly [string, string][] = [
  ['{ error }', JSON.stringify({ error: WORDS })],
  ['{ error: { message } }', JSON.stringify({ error: { code: 7, message: WORDS } })],
  ['{ error: true, message }', JSON.stringify({ error: true, message: WORDS })],
  ['{ errors: [{ detail }] }', JSON.stringify({ errors: [{ detail: WORDS }] })],
  ['{ title }', JSON.stringify({ title: WORDS, status: 500 })],
  ['an array', JSON.stringify([WORDS])],
  ['a JSON string', JSON.stringify(WORDS)],
  ['plain text', WORDS],
  ['text with markup', JSON.stringify({ error: `<b>${WORDS}</b>` })],
  ['half a JSON object', `{"error":"${WORDS}`],
];

const WITHOUT_WORDS: readonly [string, string | Buffer][] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '12345'],
  ['an empty object', '{}'],
  ['a page', '<!DOCTYPE html><html><body onload="alert(1)"><h1>Sorry</h1></body></html>'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28])],
  ['an endless nesting', `${'{"error":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ['half a megabyte of message', JSON.stringify({ error: '<i>x</i> '.repeat(60_000) })],
];

export function failing<V extends Emulator>(stand: Stand<V>): void {
  const { provider, errors, statuses = {} } = stand.contract;

  describe('an error of the document', () => {
    it.each(errors)('“$name” is $code', async ({ arrange, request, key, ...expected }) => {
      arrange?.(stand.vendor);
      const error = await stand.failure({
        ...(request ? { request } : {}),
        ...(key === undefined ? {} : { key }),
      });
      const { code, retryable, status } = expected;
      expect(error).toMatchObject({ provider: provider.id, code, retryable, status });
      expect(error.message).toContain(provider.name);
      expect(error.message).toContain(`HTTP ${status}`);
      expect(stand.paidCalls()).toBe(1);
      expect(stand.charged()).toBe(0);
    });
  });

  describe('a status', () => {
    it.each(USUAL)('%i becomes %s', async (status, usual, usuallyRetryable) => {
      stand.vendor.inject(status);
      const error = await stand.failure();
      const code = statuses[status] ?? usual;
      expect(error).toMatchObject({ provider: provider.id, code, status });
      if (code === usual) expect(error.retryable).toBe(usuallyRetryable);
      expect(stand.paidCalls()).toBe(1);
    });
  });

  describe('a 429 says how long to wait', () => {
    const waiting = async (headers: Record<string, string>) => {
      const { url } = await startAnswering(429, '{"error":"Slow down"}', headers);
      const error = await stand.failure({ url });
      expect(error).toMatchObject({ code: 'rate_limited', retryable: true, status: 429 });
      return error.retryAfterMs;
    };
    const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

    it('by Retry-After in seconds', async () => {
      expect(await waiting({ 'retry-after': '7' })).toBe(7000);
    });

    it('by Retry-After as a date', async () => {
      const ms = await waiting({ 'retry-after': inSeconds(90).toUTCString() });
      expect(ms).toBeGreaterThan(60_000);
      expect(ms).toBeLessThanOrEqual(90_000);
    });

    it('by X-RateLimit-Reset in seconds since 1970', async () => {
      const reset = Math.ceil(inSeconds(90).getTime() / 1000);
      const ms = await waiting({ 'x-ratelimit-reset': String(reset) });
      expect(ms).toBeGreaterThan(60_000);
      expect(ms).toBeLessThanOrEqual(91_000);
    });

    it('by Retry-After where both are there', async () => {
      const reset = String(Math.ceil(inSeconds(90).getTime() / 1000));
      expect(await waiting({ 'retry-after': '7', 'x-ratelimit-reset': reset })).toBe(7000);
    });

    it('which a 500 with the end of a window does not', async () => {
      const reset = String(Math.ceil(inSeconds(90).getTime() / 1000));
      const { url } = await startAnswering(500, '{}', { 'x-ratelimit-reset': reset });
      expect((await stand.failure({ url })).retryAfterMs).toBeUndefined();
    });

    it('not at all where there is neither', async () => {
      expect(await waiting({})).toBeUndefined();
    });
  });

  describe('the body of an error', () => {
    it.each(WITH_WORDS)('as %s is quoted in the vendor’s words', async (_shape, body) => {
      const { url } = await startAnswering(500, body);
      const error = await stand.failure({ url });
      expect(error).toMatchObject({ code: 'server_error', status: 500 });
      expect(error.message).toContain(WORDS);
      expect(error.message).not.toMatch(/[<>]/);
    });

    it.each(WITHOUT_WORDS)('as %s does no harm', async (_shape, body) => {
      const { url } = await startAnswering(500, body);
      const error = await stand.failure({ url });
      expect(error).toMatchObject({ code: 'server_error', status: 500 });
      expect(error.message).toContain(provider.name);
      expect(error.message).not.toMatch(/[<>]|alert/);
      expect(error.message.length).toBeLessThan(500);
    });
  });
}
