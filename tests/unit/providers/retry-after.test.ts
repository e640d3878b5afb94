import { describe, expect, it } from 'vitest';

import { retryAfter } from '../../../server/src/providers/retry-after';

const NOW = Date.UTC(2026, 0, 15, 12, 0, 0);
const inSeconds = (seconds: number) => NOW + seconds * 1000;

describe('retryAfter', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a part of a second', { 'retry-after': '0.5' }, 500],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': new Date(inSeconds(90)).toUTCString() }, 90_000],
    ['a date that is over', { 'retry-after': new Date(inSeconds(-90)).toUTCString() }, 0],
    ['less than nothing', { 'retry-after': '-5' }, 0],
  ])('reads Retry-After: %s', (_what, headers, ms) => {
    expect(retryAfter(headers, NOW)).toBe(ms);
  });

  it('reads X-RateLimit-Reset as seconds since 1970', () => {
    expect(retryAfter({ 'x-ratelimit-reset': String(inSeconds(60) / 1000) }, NOW)).toBe(60_000);
    expect(retryAfter({ 'x-ratelimit-reset': String(inSeconds(-60) / 1000) }, NOW)).toBe(0);
  });

  it('reads X-RateLimit-Reset as milliseconds where it can be nothing else', () => {
    expect(retryAfter({ 'x-ratelimit-reset': String(inSeconds(60)) }, NOW)).toBe(60_000);
  });

  it('believes Retry-After before X-RateLimit-Reset', () => {
    const reset = String(inSeconds(60) / 1000);
    expect(retryAfter({ 'retry-after': '7', 'x-ratelimit-reset': reset }, NOW)).toBe(7000);
  });

  it.each(['soon', '', '   ', 'Infinity', 'NaN'])('goes on where Retry-After is “%s”', (value) => {
    const reset = String(inSeconds(60) / 1000);
    expect(retryAfter({ 'retry-after': value, 'x-ratelimit-reset': reset }, NOW)).toBe(60_000);
    expect(retryAfter({ 'retry-after': value }, NOW)).toBeUndefined();
  });

  it.each([
    ['no header', {}],
    ['a reset that is no number', { 'x-ratelimit-reset': 'later' }],
    ['a reset of 0', { 'x-ratelimit-reset': '0' }],
    ['a list of values', { 'retry-after': ['7', '8'] }],
  ])('knows nothing from %s', (_what, headers) => {
    expect(retryAfter(headers, NOW)).toBeUndefined();
  });
});
