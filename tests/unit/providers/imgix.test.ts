import { describe, expect, it } from 'vitest';

import { imgix } from '../../../server/src/providers/imgix';

const SOURCE = 'https://assets.imgix.net';

const address = (url: string, config: Record<string, unknown> = { sourceUrl: SOURCE }) =>
  imgix.addressOf?.(url, config);

describe('the address of a stored image', () => {
  it.each([
    ['/uploads/a.jpg', 'https://assets.imgix.net/uploads/a.jpg'],
    ['uploads/a.jpg', 'https://assets.imgix.net/uploads/a.jpg'],
    ['https://bucket.example.com/media/a.jpg', 'https://assets.imgix.net/media/a.jpg'],
    ['//bucket.example.com/media/a.jpg', 'https://assets.imgix.net/media/a.jpg'],
    ['https://bucket.example.com:9000/a.jpg?v=2#x', 'https://assets.imgix.net/a.jpg'],
    ['/uploads/a b/ü.jpg', 'https://assets.imgix.net/uploads/a%20b/%C3%BC.jpg'],
    ['/uploads/a%20b/%C3%BC.jpg', 'https://assets.imgix.net/uploads/a%20b/%C3%BC.jpg'],
    ['/uploads/100%25.jpg', 'https://assets.imgix.net/uploads/100%25.jpg'],
  ])('%s is its path at the Source', (url, expected) => {
    expect(address(url)).toBe(expected);
  });

  it.each([
    [`${SOURCE}/a.jpg`, `${SOURCE}/a.jpg`],
    [`${SOURCE}/a.jpg?w=100&h=2`, `${SOURCE}/a.jpg?w=100&h=2`],
    [`${SOURCE}/ai?prompt=a lake`, `${SOURCE}/ai?prompt=a lake`],
    [`${SOURCE}/a.jpg#top`, `${SOURCE}/a.jpg`],
    ['https://others.imgix.net/uploads/a.jpg?w=1', 'https://others.imgix.net/uploads/a.jpg?w=1'],
    ['//others.imgix.net/a.jpg', 'https://others.imgix.net/a.jpg'],
  ])('%s is imgix’s own already', (url, expected) => {
    expect(address(url, { sourceUrl: SOURCE, pathPrefix: '/uploads' })).toBe(expected);
  });

  it('of a Source with a domain of its own is used as it is', () => {
    const own = { sourceUrl: 'https://images.example.com/base' };
    const url = 'https://images.example.com/elsewhere/a.jpg?w=1';
    expect(address(url, own)).toBe(url);
    expect(address('https://imgix.net.example.com/a.jpg', own)).toBe(
      'https://images.example.com/base/a.jpg',
    );
  });

  it.each([
    ['/uploads/a.jpg', '/uploads', '/a.jpg'],
    ['/uploads/a.jpg', 'uploads', '/a.jpg'],
    ['/uploads/a.jpg', '/uploads/', '/a.jpg'],
    ['/uploads/a.jpg', ' /uploads ', '/a.jpg'],
    ['/uploads/a.jpg', '/', '/uploads/a.jpg'],
    ['/uploads/a.jpg', '', '/uploads/a.jpg'],
    ['/uploads-old/a.jpg', '/uploads', '/uploads-old/a.jpg'],
    ['/media/uploads/a.jpg', '/uploads', '/media/uploads/a.jpg'],
    ['/my files/2024/a.jpg', '/my%20files', '/2024/a.jpg'],
    ['https://s3.example.com/bucket/a.jpg', '/bucket', '/a.jpg'],
  ])('%s less the prefix “%s” is %s', (url, pathPrefix, path) => {
    expect(address(url, { sourceUrl: SOURCE, pathPrefix })).toBe(`${SOURCE}${path}`);
  });

  it.each(['https://assets.imgix.net/base', 'https://assets.imgix.net/base/'])(
    'joins the path of the Source %s',
    (sourceUrl) => {
      expect(address('/uploads/a.jpg', { sourceUrl })).toBe(`${SOURCE}/base/uploads/a.jpg`);
    },
  );

  it.each([[{}], [{ sourceUrl: '' }], [{ sourceUrl: undefined }], [{ sourceUrl: 'ftp://a.b' }]])(
    'is unknown with the configuration %o',
    (config) => {
      expect(address('/uploads/a.jpg', config)).toBeNull();
      expect(address('https://others.imgix.net/a.jpg', config)).toBeNull();
    },
  );

  it.each(['', ' ', '/', 'data:image/png;base64,AAAA', 'ftp://example.com/a.jpg', 'https://'])(
    'is unknown for “%s”',
    (url) => {
      expect(address(url)).toBeNull();
    },
  );
});

describe('the configuration', () => {
  const check = (config: unknown) => imgix.config?.safeParse(config).success;

  it.each([
    [{}],
    [{ sourceUrl: SOURCE }],
    [{ sourceUrl: 'http://127.0.0.1:4000/base', pathPrefix: '/uploads' }],
    [{ sourceUrl: '', pathPrefix: '' }],
    [{ sourceUrl: undefined, pathPrefix: null }],
  ])('%o is fine', (config) => {
    expect(check(config)).toBe(true);
  });

  it.each([
    [{ sourceUrl: 'assets.imgix.net' }],
    [{ sourceUrl: 'ftp://assets.imgix.net' }],
    [{ sourceUrl: 7 }],
    [{ sourceUrl: SOURCE, pathPrefix: 7 }],
    [{ sourceUrl: SOURCE, source: SOURCE }],
  ])('%o is not', (config) => {
    expect(check(config)).toBe(false);
  });
});
