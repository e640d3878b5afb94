import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer';
import type { Fault } from './faults';
import { sleep } from './sleep';

export interface Stage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The headers that the vendor sends with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** The key that the client presented. */
  readonly credential: string | null;
  /** How many faults of this kind there have been, this one included. */
  readonly nth: number;
  /** An address of this emulator that a redirected client would come to. */
  readonly landing: string;
  errorBody(status: number, message: string): unknown;
}

const HTML =
  '<!DOCTYPE html><html><head><title>Emulated page</title></head><body><h1>Sorry</h1>'.concat(
    '<p>This page is emulated. It stands where JSON was expected.</p></body></html>',
  );

const ODD_BODIES: readonly ((message: string) => unknown)[] = [
  (message) => ({ message }),
  (message) => [message],
  (message) => message,
];

const JSON_TYPE = 'application/json; charset=utf-8';
const OVERSIZED = 10.5 * 1024 * 1024;

/** Sends a payload and answers the status sent. */
export function send(stage: Stage, status: number, payload: string, type = JSON_TYPE): number {
  const length = String(Buffer.byteLength(payload));
  stage.response.writeHead(status, {
    ...stage.headers,
    'content-type': type,
    'content-length': length,
  });
  stage.response.end(payload);
  return status;
}

export function sendAnswer(stage: Stage, answer: Answer): number {
  const payload = JSON.stringify(answer.body);
  const headers = { ...stage.headers, ...answer.headers };
  return send({ ...stage, headers }, answer.status, payload);
}

/** Plays a fault; answers the status sent, or null where the client got none. */
export async function play(stage: Stage, fault: Fault, answer: Answer): Promise<number | null> {
  const { response } = stage;
  const whole = JSON.stringify(answer.body);
  const retryAfter =
    fault.retryAfterSeconds === undefined
      ? {}
      : { 'retry-after': String(Math.ceil(fault.retryAfterSeconds)) };
  const staged: Stage = { ...stage, headers: { ...stage.headers, ...retryAfter } };
  const error = (status: number, message: string): number =>
    send(staged, status, JSON.stringify(stage.errorBody(status, fault.message ?? message)));

  switch (fault.kind) {
    case 'status': {
      const status = fault.status ?? 500;
      return error(status, `Emulated failure with status ${status}.`);
    }
    case 'html':
      return send(staged, fault.status ?? 200, HTML, 'text/html; charset=utf-8');
    case 'half-json':
      return send(staged, answer.status, whole.slice(0, Math.ceil(whole.length / 2)));
    case 'empty':
      return send(staged, fault.status ?? answer.status, '');
    case 'wrong-shape':
      return send(
        staged,
        200,
        JSON.stringify({ ok: true, data: [{ text: 'Emulated: no shape' }] }),
      );
    case 'oversized': {
      const padded = { ...(answer.body as object), padding: 'x'.repeat(OVERSIZED) };
      return send(staged, answer.status, JSON.stringify(padded));
    }
    case 'error-any-shape': {
      const make = ODD_BODIES[(stage.nth - 1) % ODD_BODIES.length] ?? String;
      const body = fault.body ?? make(fault.message ?? 'Emulated failure of another shape');
      return send(staged, fault.status ?? 500, JSON.stringify(body));
    }
    case 'echo-key':
      return send(
        staged,
        fault.status ?? 401,
        JSON.stringify(
          stage.errorBody(fault.status ?? 401, `The key ${stage.credential ?? ''} was refused.`),
        ),
      );
    case 'redirect': {
      const headers = { ...staged.headers, location: fault.location ?? stage.landing };
      return send({ ...staged, headers }, fault.status ?? 302, '', 'text/plain');
    }
    case 'hang':
      await untilClosed(response);
      return null;
    case 'drip':
      return drip(staged, answer.status, whole, fault.intervalMs ?? 1_000);
    case 'reset':
    case 'reset-after-work':
      stage.request.socket.resetAndDestroy();
      return null;
    // These three changed the texts; the answer around them is sound.
    case 'huge-text':
    case 'markup':
    case 'blank':
      return sendAnswer(staged, answer);
  }
}

async function untilClosed(response: ServerResponse): Promise<void> {
  if (!response.closed) await once(response, 'close').catch(() => undefined);
}

async function drip(stage: Stage, status: number, text: string, ms: number): Promise<number> {
  const { response } = stage;
  const bytes = Buffer.from(text);
  response.writeHead(status, {
    ...stage.headers,
    'content-type': JSON_TYPE,
    'content-length': String(bytes.length),
  });
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  for (const byte of bytes) {
    response.write(Buffer.of(byte));
    if (!(await sleep(ms, gone.signal))) return status;
  }
  response.end();
  return status;
}
