import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import type { ReadOptions } from '../../../server/src/images/read';
import { readHead, readRendition } from '../../../server/src/images/read';
import type { Rendition } from '../../../server/src/images/renditions';

export const BODY = Buffer.from('0123456789'.repeat(10_000));
export const SIGNED = '?X-Amz-Signature=s3cr3t';

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A storage on this machine that answers as the test wants; lives as long as the test file. */
export function useStorage() {
  const storage = {
    answer: (() => undefined) as Answer,
    requests: [] as http.IncomingMessage[],
    /** Answers everything with this status. */
    status(code: number, type = 'application/xml') {
      storage.answer = (_, response) =>
        response.writeHead(code, { 'content-type': type }).end('<Error/>');
    },
    image: (more: Partial<Rendition> = {}): Rendition => ({
      format: 'large',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/large_beach.jpg`,
      name: 'Beach.jpg',
      mime: 'image/jpeg',
      ext: '.jpg',
      hash: 'large_beach',
      width: 1000,
      height: 750,
      bytes: null,
      provider: 'aws-s3',
      ...more,
    }),
    read: (more: Partial<ReadOptions> = {}, row: Partial<Rendition> = {}) =>
      readRendition(storage.image(row), { publicDir: '/nowhere', signUrl, ...more }),
    head: (count: number, more: Partial<ReadOptions> = {}) =>
      readHead(storage.image(), count, { publicDir: '/nowhere', signUrl, ...more }),
  };
  const server = http.createServer((request, response) => {
    storage.requests.push(request);
    // A connection kept for the next test would be closed by the end of this one.
    response.shouldKeepAlive = false;
    storage.answer(request, response);
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterEach(() => {
    storage.requests = [];
    server.closeAllConnections();
  });
  afterAll(() => void server.close());
  return storage;
}

const signUrl = (rendition: Rendition) => Promise.resolve(rendition.url + SIGNED);

/** The error of a failed read; whatever it is, no part of it may hold the signature. */
export async function failureOf(reading: Promise<unknown>): Promise<unknown> {
  const error: unknown = await reading.then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason,
  );
  const whole = JSON.stringify(error, Object.getOwnPropertyNames(error));
  expect(whole).not.toContain('s3cr3t');
  expect(whole).not.toContain('X-Amz');
  expect(error).not.toHaveProperty('cause');
  return error;
}

/** Matches an ImageError. */
export const fails = (code: string, message: RegExp, more: object = {}): unknown =>
  expect.objectContaining({
    name: 'ImageError',
    code,
    message: expect.stringMatching(message) as unknown,
    ...more,
  });
