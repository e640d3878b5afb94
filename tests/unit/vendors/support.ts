import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp, { type Sharp } from 'sharp';
import { afterEach, expect } from 'vitest';
import { startAltFrame, type AltFrame, type AltFrameOptions } from '../../vendors/altframe';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** An emulator that ends with the test. Without rate limits and other waiting, unless asked. */
export async function altFrame(options: AltFrameOptions = {}): Promise<AltFrame> {
  const vendor = await startAltFrame({ rateLimit: false, bulkMsPerImage: 1, ...options });
  open.push(() => vendor.close());
  return vendor;
}

/** Some other server that ends with the test; answers its address. */
export async function someServer(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function plain(colour: string, width = 60, height = 40): Sharp {
  return sharp({ create: { width, height, channels: 4, background: colour } });
}

export async function jpeg(colour: string, width = 60, height = 40): Promise<Buffer> {
  return plain(colour, width, height).jpeg().toBuffer();
}

/** Matchers whose type is not `any`. */
export const A_STRING: unknown = expect.any(String);
export const A_NUMBER: unknown = expect.any(Number);

export function containing(part: string): unknown {
  return expect.stringContaining(part);
}

export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export interface Json {
  readonly [name: string]: unknown;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where the answer was no JSON object. */
  readonly json: Json;
}

async function got(response: Response): Promise<Got> {
  const text = await response.text();
  let json: Json = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) json = parsed as Json;
  } catch {
    // Some tests ask for exactly that.
  }
  return { status: response.status, headers: response.headers, text, json };
}

export async function post(
  vendor: AltFrame,
  path: string,
  body: unknown,
  headers: Record<string, string> = { 'x-api-key': vendor.key },
): Promise<Got> {
  return got(
    await fetch(`${vendor.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    }),
  );
}

export async function get(
  vendor: AltFrame,
  path: string,
  headers: Record<string, string> = { 'x-api-key': vendor.key },
): Promise<Got> {
  return got(await fetch(`${vendor.url}${path}`, { headers }));
}

export const GENERATE = '/api/v1/generate';
export const BULK = '/api/v1/generate/bulk';

/** Asks for the texts of some bytes. */
export async function generate(vendor: AltFrame, bytes: Buffer, more: Json = {}): Promise<Got> {
  return post(vendor, GENERATE, { image_base64: bytes.toString('base64'), ...more });
}

/** The texts of a successful answer. */
export function texts(answer: Got): Record<string, string> {
  return answer.json['results'] as Record<string, string>;
}
