import type { IncomingMessage } from 'node:http';
import { sha256, type Decoded } from './base64';
import type { ReadBody } from './body';
import type { FaultKind } from './faults';
import { formForLog } from './multipart';

export interface LoggedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The name of the endpoint, null where the path is nobody's. */
  readonly endpoint: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON or form; long base64 stands as `{ sha256, bytes }`, any other body likewise. */
  body: unknown;
  /** ISO 8601, when the request arrived. */
  readonly at: string;
  /** The status answered; null while open, and where the connection was cut instead. */
  status: number | null;
  fault: FaultKind | null;
  durationMs: number | null;
  /** Whether the work was done, and charged, whatever became of the answer. */
  worked: boolean;
  /** ISO 8601, when the last byte of the answer was handed over; null where that never happened. */
  deliveredAt: string | null;
}

const LONG = 200;
const TOO_LONG = 4_000;
const DATA_URL = /^data:([\w.+-]+\/[\w.+-]+);base64,/;

type Decode = (text: string) => Decoded | null;

function shorten(text: string, decode: Decode): unknown {
  if (text.length < LONG) return text;
  const type = DATA_URL.exec(text.slice(0, 100));
  const decoded = decode(type ? text.slice(type[0].length) : text);
  if (decoded) {
    const facts = { sha256: decoded.sha256, bytes: decoded.bytes.length };
    return type ? { dataUrl: type[1], ...facts } : facts;
  }
  return text.length > TOO_LONG ? `${text.slice(0, LONG)}… (${text.length} characters)` : text;
}

function shortened(value: unknown, decode: Decode): unknown {
  if (typeof value === 'string') return shorten(value, decode);
  if (Array.isArray(value)) return value.map((item) => shortened(item, decode));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, shortened(item, decode)]),
  );
}

/** What is kept of a body: enough to prove what was sent, small enough for many thousands. */
export function bodyForLog(body: ReadBody, decode: Decode): unknown {
  if (body.json !== undefined) return shortened(body.json, decode);
  if (body.form) return formForLog(body.form);
  if (body.raw.length === 0) return body.problem === 'too-large' ? { problem: body.problem } : null;
  return { sha256: sha256(body.raw), bytes: body.raw.length };
}

/** The latest requests, in the order they arrived. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  constructor(private readonly keep = 20_000) {}

  open(request: IncomingMessage, endpoint: string | null): LoggedRequest {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    const entry: LoggedRequest = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      endpoint,
      headers,
      body: null,
      at: new Date().toISOString(),
      status: null,
      fault: null,
      durationMs: null,
      worked: false,
      deliveredAt: null,
    };
    this.entries.push(entry);
    if (this.entries.length > this.keep * 1.25) {
      this.entries.splice(0, this.entries.length - this.keep);
    }
    return entry;
  }

  clear(): void {
    this.entries.length = 0;
  }
}
