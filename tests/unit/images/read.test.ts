import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ReadOptions } from '../../../server/src/images/read';
import { readHead, readRendition } from '../../../server/src/images/read';
import type { Rendition } from '../../../server/src/images/renditions';
import { samplePath } from '../../samples';

const FAILS = (code: string, message: RegExp, more: object = {}): unknown =>
  expect.objectContaining({
    name: 'ImageError',
    code,
    message: expect.stringMatching(message) as unknown,
    ...more,
  });

let directory = '';
let publicDir = '';
let beach: Buffer;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'alt-text-read-'));
  publicDir = path.join(directory, 'public');
  await mkdir(path.join(publicDir, 'uploads'), { recursive: true });
  await mkdir(path.join(directory, 'public-other'));
  beach = await readFile(samplePath('icon.png'));
  await writeFile(path.join(publicDir, 'uploads', 'beach.png'), beach);
  await writeFile(path.join(publicDir, 'uploads', 'é b%.png'), beach);
  await writeFile(path.join(publicDir, 'uploads', 'empty.png'), '');
  await writeFile(path.join(publicDir, 'uploads', 'vast.png'), '');
  // Ten gigabytes that take no room on the disk.
  await truncate(path.join(publicDir, 'uploads', 'vast.png'), 10 * 1024 ** 3);
  await writeFile(path.join(directory, 'secret.txt'), 'secret');
  await writeFile(path.join(directory, 'public-other', 'secret.txt'), 'secret');
  await symlink(directory, path.join(publicDir, 'volume'));
});
afterAll(() => rm(directory, { recursive: true }));

function at(url: string, more: Partial<Rendition> = {}): Rendition {
  return {
    format: null,
    url,
    name: 'Beach.png',
    mime: 'image/png',
    ext: '.png',
    hash: 'beach',
    width: 24,
    height: 24,
    bytes: null,
    provider: 'local',
    ...more,
  };
}

const read = (url: string, more: Partial<ReadOptions> = {}, row: Partial<Rendition> = {}) =>
  readRendition(at(url, row), { publicDir, ...more });
const head = (url: string, count: number) => readHead(at(url), count, { publicDir });

describe('a file of the local storage', () => {
  it.each(['/uploads/beach.png', 'uploads/beach.png', '/uploads/beach.png?v=1#a'])(
    'is read: %s',
    async (url) => expect(await read(url)).toEqual(beach),
  );

  it('may have an odd name, encoded or not', async () => {
    expect(await read('/uploads/%C3%A9%20b%25.png')).toEqual(beach);
    expect(await read('/uploads/é b%.png')).toEqual(beach);
  });

  it('may lie behind a symbolic link, as mounted volumes do', async () => {
    expect((await read('/volume/secret.txt')).toString()).toBe('secret');
  });

  it.each([
    '/../secret.txt',
    '/uploads/../../secret.txt',
    '/uploads/%2e%2e/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/../public-other/secret.txt',
    '/uploads/beach.png\0.txt',
    '/uploads/beach.png%00',
    '/',
  ])('outside the public directory is not read: %j', async (url) => {
    const refused = FAILS('storage_unreachable', /"Beach\.png" leads out of the public directory/);
    await expect(read(url)).rejects.toEqual(refused);
    await expect(head(url, 10)).rejects.toEqual(refused);
  });

  it('that is missing is named, with what to do', async () => {
    const missing = FAILS('storage_unreachable', /"Beach\.png" is missing .* Upload the image/, {
      retryable: false,
    });
    await expect(read('/uploads/gone.png')).rejects.toEqual(missing);
    await expect(read('/uploads')).rejects.toEqual(missing);
    await expect(read('/uploads/beach.png/x')).rejects.toEqual(missing);
  });

  it('that is empty is unreadable', async () => {
    await expect(read('/uploads/empty.png')).rejects.toEqual(
      FAILS('image_unreadable', /"Beach\.png" is empty/),
    );
  });

  it('of ten gigabytes is never read', async () => {
    const tooLarge = FAILS('image_too_large', /"Beach\.png" is larger than 64 MiB/);
    await expect(read('/uploads/vast.png')).rejects.toEqual(tooLarge);
  });

  it('is refused by the size in its row, before it is opened', async () => {
    const gone = read('/uploads/gone.png', { maxBytes: 3_000_000 }, { bytes: 3_000_001 });
    await expect(gone).rejects.toEqual(FAILS('image_too_large', /larger than 2 MiB/));
    expect(await read('/uploads/beach.png', { maxBytes: beach.length })).toEqual(beach);
    const over = read('/uploads/beach.png', { maxBytes: beach.length - 1 });
    await expect(over).rejects.toEqual(FAILS('image_too_large', /Beach\.png/));
  });

  it('gives its first bytes, however large it is', async () => {
    expect(await head('/uploads/beach.png', 8)).toEqual(beach.subarray(0, 8));
    expect(await head('/uploads/beach.png', 1_000_000)).toEqual(beach);
    expect(await head('/uploads/empty.png', 8)).toEqual(Buffer.alloc(0));
    expect(await head('/uploads/vast.png', 4)).toEqual(Buffer.alloc(4));
  });

  it('needs no signature', async () => {
    const signUrl = () => Promise.reject(new Error('must not be called'));
    expect(await read('/uploads/beach.png', { signUrl })).toEqual(beach);
  });

  it('is left alone once the caller gave up', async () => {
    const reason = new Error('shutting down');
    const signal = AbortSignal.abort(reason);
    await expect(read('/uploads/beach.png', { signal })).rejects.toBe(reason);
    await expect(readHead(at('/uploads/beach.png'), 8, { publicDir, signal })).rejects.toBe(reason);
  });
});

describe('an address that cannot be fetched', () => {
  it.each([
    ['', 'local'],
    ['', 'aws-s3'],
    ['/relative/beach.png', 'aws-s3'],
    ['file:///etc/passwd', 'local'],
    ['file:///etc/passwd', 'aws-s3'],
    ['ftp://cdn.example/beach.png', 'aws-s3'],
    ['data:image/png;base64,AAAA', 'aws-s3'],
    ['http://', 'aws-s3'],
  ])('is refused: %j of %s', async (url, provider) => {
    await expect(read(url, {}, { provider })).rejects.toEqual(
      FAILS('storage_unreachable', /"Beach\.png" has no http or https address/, {
        retryable: false,
      }),
    );
  });
});
