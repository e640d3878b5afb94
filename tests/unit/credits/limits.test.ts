import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createLimiter, createLimiters } from '../../../server/src/credits/limits';
import { ProviderError } from '../../../server/src/errors';
import { altframe } from '../../../server/src/providers/altframe';
import { openAiCompatible } from '../../../server/src/providers/openai-compatible';
import type { RateLimit } from '../../../server/src/providers/types';

// The timers of this module are none of those that the test's clock drives.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _value: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      setTimeout(resolve, ms);
      signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    }),
}));

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-01-01T00:00:00Z');

const neverAborted = () => new AbortController().signal;

/** A limiter as its callers see it; what is asked for is noted in seconds since the beginning. */
function limiterWith(...limits: RateLimit[]) {
  const limiter = createLimiter({ id: 'vendor', name: 'Vendor', limits });
  const sent: number[] = [];
  return {
    sent,
    /** Sends one request once it may; it is answered after so long, where it is answered. */
    async send({ answeredAfter, signal = neverAborted() }: SendOptions = {}): Promise<void> {
      const countedBy = await limiter.acquire(signal);
      sent.push((Date.now() - START) / SECOND);
      const answer = () => limiter.observe({ status: 200, headers: {}, at: Date.now(), countedBy });
      if (answeredAfter === 0) answer();
      else if (answeredAfter !== undefined) setTimeout(answer, answeredAfter);
    },
    answer(status: number, headers: Record<string, unknown>): void {
      limiter.observe({ status, headers, at: Date.now(), countedBy: 0 });
    },
  };
}

interface SendOptions {
  answeredAfter?: number;
  signal?: AbortSignal;
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('requests', () => {
  it('go at once while there is room, and not one more', async () => {
    const { send, sent } = limiterWith({ requests: 3, windowMs: 4 * SECOND });
    for (let n = 0; n < 4; n += 1) void send({ answeredAfter: 0 });
    await vi.advanceTimersByTimeAsync(3999);
    expect(sent).toEqual([0, 0, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([0, 0, 0, 4]);
  });

  const perSecond = { requests: 2, windowMs: SECOND };
  const perEight = { requests: 5, windowMs: 8 * SECOND };

  it.each([
    ['the short one first', [perSecond, perEight]],
    ['the long one first', [perEight, perSecond]],
  ])('keep within several windows at once, and use all that they allow: %s', async (_, limits) => {
    const { send, sent } = limiterWith(...limits);
    for (let n = 0; n < 10; n += 1) void send({ answeredAfter: 0 });
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(sent).toEqual([0, 0, 1, 1, 2, 8, 8, 9, 9, 10]);
  });

  it('are taken to be counted when they are answered', async () => {
    const { send, sent } = limiterWith({ requests: 1, windowMs: 5 * SECOND });
    void send({ answeredAfter: 200 });
    void send();
    await vi.advanceTimersByTimeAsync(6 * SECOND);
    expect(sent).toEqual([0, 5.2]);
  });

  it.each([
    ['a second', { requests: 1, windowMs: 8 * SECOND }, 9],
    ['a quarter of a short window', { requests: 1, windowMs: 2 * SECOND }, 2.5],
  ])('without an answer are taken to be counted after %s at the most', async (_, limit, second) => {
    const { send, sent } = limiterWith(limit);
    void send();
    void send();
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(sent).toEqual([0, second]);
  });

  it('answered late stay counted as of when they must have arrived', async () => {
    const { send, sent } = limiterWith({ requests: 1, windowMs: 2 * SECOND });
    void send({ answeredAfter: 1900 });
    void send();
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    expect(sent).toEqual([0, 2.5]);
  });

  it('answered in another order than they were sent keep within the window', async () => {
    const { send, sent } = limiterWith({ requests: 2, windowMs: 4 * SECOND });
    void send();
    void send({ answeredAfter: 100 });
    void send();
    void send();
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(sent).toEqual([0, 0, 4.1, 5]);
  });

  it('to a vendor without limits never wait', async () => {
    const { send, sent } = limiterWith();
    for (let n = 0; n < 50; n += 1) await send();
    expect(sent).toHaveLength(50);
  });
});

describe('who gives up waiting', () => {
  it('takes no place: the next one has it', async () => {
    const { send, sent } = limiterWith({ requests: 1, windowMs: 5 * SECOND });
    void send({ answeredAfter: 0 });
    const control = new AbortController();
    const reason = new Error('Strapi is shutting down');
    const waiting = expect(send({ signal: control.signal })).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(SECOND);
    void send({ answeredAfter: 0 });
    control.abort(reason);
    await waiting;
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    expect(sent).toEqual([0, 5]);
  });

  it('before asking is not let in', async () => {
    const { send, sent } = limiterWith({ requests: 1, windowMs: 5 * SECOND });
    const reason = new Error('too late');
    await expect(send({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await send();
    expect(sent).toEqual([0]);
  });
});

describe('a place that is far away', () => {
  const failure = async (promise: Promise<unknown>): Promise<ProviderError> => {
    const error: unknown = await promise.catch((reason: unknown) => reason);
    if (error instanceof ProviderError) return error;
    throw new Error('It was to fail with a ProviderError', { cause: error });
  };

  it('is not waited for: nothing was sent, and it says when to come back', async () => {
    const { send, sent } = limiterWith({ requests: 1, windowMs: MINUTE });
    await send({ answeredAfter: 0 });
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await failure(send())).toMatchObject({
      code: 'rate_limited',
      provider: 'vendor',
      notSent: true,
      retryable: true,
      retryAfterMs: 50 * SECOND,
    });
    await vi.advanceTimersByTimeAsync(50 * SECOND);
    await send();
    expect(sent).toEqual([0, 60]);
  });

  it('is given up on where others were faster for ten seconds', async () => {
    const { send, sent } = limiterWith({ requests: 1, windowMs: 4 * SECOND });
    const sending = Array.from({ length: 5 }, () => send({ answeredAfter: 0 }));
    const ends = Promise.allSettled(sending);
    await vi.advanceTimersByTimeAsync(12 * SECOND);
    expect(sent).toEqual([0, 4, 8]);
    const given = (await ends).filter(({ status }) => status === 'rejected');
    expect(given).toHaveLength(2);
  });
});

describe('the door', () => {
  const limit = { requests: 100, windowMs: MINUTE };

  it.each([
    ['429', 429, { 'retry-after': '3' }],
    ['429 that names the end of the window', 429, { 'x-ratelimit-reset': `${START / SECOND + 3}` }],
    [
      'an answer that leaves nothing',
      200,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${START / SECOND + 3}` },
    ],
  ])('is closed after %s for as long as the vendor says', async (_what, status, headers) => {
    const { send, sent, answer } = limiterWith(limit);
    answer(status, headers);
    void send();
    await vi.advanceTimersByTimeAsync(2999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([3]);
  });

  it('that closes holds back those who wait already', async () => {
    const { send, sent, answer } = limiterWith({ requests: 1, windowMs: 4 * SECOND });
    void send({ answeredAfter: 0 });
    void send();
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    answer(429, { 'retry-after': '5' });
    await vi.advanceTimersByTimeAsync(8 * SECOND);
    expect(sent).toEqual([0, 7]);
  });

  it('does not open earlier for a later answer', async () => {
    const { send, sent, answer } = limiterWith(limit);
    answer(429, { 'retry-after': '5' });
    answer(429, { 'retry-after': '1' });
    void send();
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(sent).toEqual([5]);
  });

  it.each([
    ['an answer that leaves something', 200, { 'x-ratelimit-remaining': '1', 'retry-after': '9' }],
    ['a failure of another kind', 503, { 'retry-after': '9' }],
    ['a 429 that names no time', 429, {}],
  ])('stays open after %s', async (_what, status, headers) => {
    const { send, sent, answer } = limiterWith(limit);
    answer(status, headers);
    await send();
    expect(sent).toEqual([0]);
  });

  it('is closed without limits of our own as well', async () => {
    const { send, sent, answer } = limiterWith();
    answer(429, { 'retry-after': '2' });
    void send();
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(sent).toEqual([2]);
  });
});

describe('createLimiters', () => {
  it('has one limiter for each provider', () => {
    const limiterFor = createLimiters();
    expect(limiterFor(altframe)).toBe(limiterFor(altframe));
    expect(limiterFor(altframe)).not.toBe(limiterFor(openAiCompatible));
  });
});
