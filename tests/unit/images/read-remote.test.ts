import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { readRendition } from '../../../server/src/images/read';
import { BODY, SIGNED, failureOf, fails, useStorage } from './storage';

const storage = useStorage();

describe('a download', () => {
  it('fetches the signed URL', async () => {
    storage.answer = (_, response) => response.end(BODY);
    expect(await storage.read()).toEqual(BODY);
    expect(storage.requests.map(({ url }) => url)).toEqual([`/bucket/large_beach.jpg${SIGNED}`]);
  });

  it('fetches an absolute URL of the local provider too, unsigned', async () => {
    storage.answer = (_, response) => response.end(BODY);
    const local = storage.image({ provider: 'local' });
    expect(await readRendition(local, { publicDir: '/nowhere' })).toEqual(BODY);
  });

  it('unpacks what a server compresses unasked, and counts what it becomes', async () => {
    storage.answer = (request, response) => {
      expect(request.headers['accept-encoding']).toBe('identity');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(BODY));
    };
    expect(await storage.read()).toEqual(BODY);
    const bomb = await failureOf(storage.read({ maxBytes: BODY.length - 1 }));
    expect(bomb).toEqual(fails('image_too_large', /Beach\.jpg/));
  });

  it.each([
    [404, /"Beach\.jpg" is missing in the storage \(127\.0\.0\.1:\d+ answered 404\)/, false],
    [410, /missing/, false],
    [403, /does not hand out "Beach\.jpg" .* signs the addresses of private files/, false],
    [401, /does not hand out/, false],
    [400, /"Beach\.jpg" could not be read .* 400/, false],
    [429, /try again/, true],
    [500, /try again/, true],
    [503, /try again/, true],
  ])('that is answered %i says what to do', async (code, message, retryable) => {
    storage.status(code);
    const expected = fails('storage_unreachable', message, { status: code, retryable });
    expect(await failureOf(storage.read())).toEqual(expected);
    expect(await failureOf(storage.head(10))).toEqual(expected);
  });

  it('takes no web page for an image', async () => {
    storage.status(200, 'text/html; charset=utf-8');
    const page = fails('storage_unreachable', /answered with a web page .*"Beach\.jpg"/);
    expect(await failureOf(storage.read())).toEqual(page);
    expect(await failureOf(storage.head(10))).toEqual(page);
  });

  it('that is empty is unreadable', async () => {
    storage.answer = (_, response) => response.end();
    expect(await failureOf(storage.read())).toEqual(
      fails('image_unreadable', /"Beach\.jpg" is empty/),
    );
  });

  it('follows three redirects and no fourth', async () => {
    let left = 3;
    storage.answer = (_, response) => {
      left -= 1;
      if (left < 0) response.end(BODY);
      else response.writeHead(302, { location: `/hop${left}${SIGNED}` }).end();
    };
    expect(await storage.read()).toEqual(BODY);
    left = 4;
    expect(await failureOf(storage.read())).toEqual(
      fails('storage_unreachable', /redirects more than 3 times/, { retryable: false }),
    );
  });

  it('follows no redirect out of http', async () => {
    storage.answer = (_, response) =>
      response.writeHead(302, { location: `file:///etc/passwd${SIGNED}` }).end();
    expect(await failureOf(storage.read())).toEqual(fails('storage_unreachable', /Beach\.jpg/));
  });
});

describe('a server that cannot be reached', () => {
  it.each([
    ['http://127.0.0.1:1/beach.jpg', /127\.0\.0\.1:1: ECONNREFUSED/],
    ['http://storage.invalid/beach.jpg', /storage\.invalid: (ENOTFOUND|EAI_AGAIN)/],
  ])('is named: %s', async (url, message) => {
    const error = await failureOf(storage.read({}, { url }));
    expect(error).toEqual(fails('storage_unreachable', message, { retryable: true }));
  });

  it('is not blamed when there is no address at all', async () => {
    const broken = () => Promise.reject(new Error(`AccessDenied ${SIGNED}`));
    expect(await failureOf(storage.read({ signUrl: broken }))).toEqual(
      fails('storage_unreachable', /gave no address for "Beach\.jpg"/, { retryable: true }),
    );
    expect(storage.requests).toEqual([]);
  });
});

describe('the head of a remote file', () => {
  it('is asked for as a range', async () => {
    storage.answer = (request, response) => {
      expect(request.headers.range).toBe('bytes=0-99');
      response.writeHead(206, { 'content-range': 'bytes 0-99/100000' }).end(BODY.subarray(0, 100));
    };
    expect(await storage.head(100)).toEqual(BODY.subarray(0, 100));
  });

  it('is cut from a server that ignores ranges, without the rest', async () => {
    let hungUp = false;
    storage.answer = (_, response) => {
      response.writeHead(200, { 'content-length': String(10 * 1024 ** 3) });
      response.on('close', () => (hungUp = true));
      response.write(BODY);
    };
    expect(await storage.head(100)).toEqual(BODY.subarray(0, 100));
    await expect.poll(() => hungUp).toBe(true);
  });

  it('is the whole of a shorter file, and nothing of an empty one', async () => {
    storage.answer = (_, response) => response.end('short');
    expect((await storage.head(100)).toString()).toBe('short');
    storage.status(416);
    expect(await storage.head(100)).toEqual(Buffer.alloc(0));
  });
});
