import { describe, expect, it } from 'vitest';

import { redactSecrets, redactUrls } from '../../../server/src/providers/vendor-message';

describe('redactSecrets', () => {
  it('takes every occurrence of every secret out', () => {
    expect(redactSecrets('key-1, key-2 and key-1 again', ['key-1', 'key-2'])).toBe(
      '•••, ••• and ••• again',
    );
  });

  it('takes a secret for what it is, not for a pattern', () => {
    expect(redactSecrets('a.c abc $& (x', ['a.c', '$&', '(x'])).toBe('••• abc ••• •••');
  });

  it('takes a secret out that is encoded for a URL', () => {
    expect(redactSecrets('?apikey=a%2Fb%3D%3D', ['a/b=='])).toBe('?apikey=•••');
  });

  it('leaves the message alone where there is no secret', () => {
    expect(redactSecrets('Invalid API key', [''])).toBe('Invalid API key');
    expect(redactSecrets('Invalid API key', [])).toBe('Invalid API key');
  });
});

describe('redactUrls', () => {
  it('takes the query out, which may be a signature, and leaves the rest', () => {
    expect(redactUrls('GET https://a.example/b.jpg?sig=123&x=1 failed, see http://c/d')).toBe(
      'GET https://a.example/b.jpg?… failed, see http://c/d',
    );
  });

  it.each([
    ['"https://a.example/b?s=1"', '"https://a.example/b?…"'],
    ['<https://a.example/b?s=1>', '<https://a.example/b?…>'],
    [
      "'https://a.example/b?s=1' and 'https://a.example/c?s=2'",
      "'https://a.example/b?…' and 'https://a.example/c?…'",
    ],
  ])('knows where an address ends: %s', (message, expected) => {
    expect(redactUrls(message)).toBe(expected);
  });

  it('leaves a question alone', () => {
    expect(redactUrls('Is it a JPEG? It is not.')).toBe('Is it a JPEG? It is not.');
  });
});
