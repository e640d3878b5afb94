import { describe, expect, it } from 'vitest';

import { BODY, failureOf, fails, useStorage } from './storage';

const storage = useStorage();

describe('a server that takes its time', () => {
  const slow = fails('storage_unreachable', /did not deliver "Beach\.jpg" within 0\.2 s/, {
    retryable: true,
  });

  it('with its answer', async () => {
    storage.answer = () => undefined;
    expect(await failureOf(storage.read({ timeoutMs: 200 }))).toEqual(slow);
  });

  it('with each byte of it', async () => {
    storage.answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await failureOf(storage.read({ timeoutMs: 200 }))).toEqual(slow);
    expect(await failureOf(storage.head(900, { timeoutMs: 200 }))).toEqual(slow);
  });

  it('is left alone when the caller gives up', async () => {
    const reason = new Error('shutting down');
    const caller = new AbortController();
    let hungUp = false;
    storage.answer = (request, response) => {
      request.on('close', () => (hungUp = true));
      response.write('.');
      setTimeout(() => caller.abort(reason), 50);
    };
    await expect(storage.read({ signal: caller.signal })).rejects.toBe(reason);
    await expect.poll(() => hungUp).toBe(true);
    await expect(storage.read({ signal: caller.signal })).rejects.toBe(reason);
    expect(storage.requests.length).toBe(1);
  });
});

describe('a server that lies about the length', () => {
  it('by less than it promised, is not believed', async () => {
    storage.answer = (_, response) => {
      response.writeHead(200, { 'content-length': '5000' }).write('0123456789');
      setTimeout(() => response.destroy(), 30);
    };
    expect(await failureOf(storage.read())).toEqual(
      fails('storage_unreachable', /could not be reached to read "Beach\.jpg"/, {
        retryable: true,
      }),
    );
  });

  it('by more than it may, is hung up on at once', async () => {
    storage.answer = (_, response) =>
      response.writeHead(200, { 'content-length': '70000000' }).write('.');
    expect(await failureOf(storage.read())).toEqual(fails('image_too_large', /larger than 64 MiB/));
  });

  it('by saying nothing, is read no further than the cap', async () => {
    let written = 0;
    storage.answer = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(BODY)) written += BODY.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    const endless = await failureOf(storage.read({ maxBytes: 2_000_000 }));
    expect(endless).toEqual(fails('image_too_large', /larger than 1 MiB/));
    expect(written).toBeLessThan(20_000_000);
  });

  it('is not asked at all where the row already says too much', async () => {
    const error = await failureOf(storage.read({}, { bytes: 10 * 1024 ** 3 }));
    expect(error).toEqual(fails('image_too_large', /64 MiB/));
    expect(storage.requests).toEqual([]);
  });
});
