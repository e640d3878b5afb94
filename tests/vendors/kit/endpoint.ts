import type { Answer } from './answer';
import type { Decoded } from './base64';
import type { ReadBody } from './body';
import type { Distort } from './distort';
import type { Fault } from './faults';

/** One request, as a vendor's endpoint sees it. */
export interface Call {
  readonly endpoint: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: ReadBody;
  /** What the endpoint's path captured. */
  readonly params: readonly string[];
  /** How long this call will have taken when it is answered. */
  readonly latencyMs: number;
  /** Strict, and each text only once. */
  decodeBase64(text: string): Decoded | null;
  /** The key that was presented; the vendor's `admit` fills it in. */
  credential: string | null;
  /** Sent with every answer to this call, whatever it is. */
  readonly replyHeaders: Record<string, string>;
}

/** What costs something: done after every check, and not done where a fault forbids it. */
export type Work = (distort: Distort) => Promise<Answer> | Answer;

export interface Endpoint<C extends Call = Call> {
  readonly name: string;
  readonly method: string;
  /** Anchored at both ends. */
  readonly path: RegExp;
  /** Whether it makes texts: such calls take time and are hit by faults. */
  readonly generating: boolean;
  /** Checks the request (throws a `Refusal`) and answers with the work it asks for. */
  check(call: C): Work | Promise<Work>;
}

/** What makes an emulator one vendor's. */
export interface Vendor {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  /** Who is it, and may they call now? Throws a `Refusal`; sets the call's headers and key. */
  admit(call: Call): void;
  /** An error in the shape of this vendor. */
  errorBody(status: number, message: string, more?: Readonly<Record<string, unknown>>): unknown;
  /** Headers that this vendor would send along with such a fault. */
  faultHeaders?(fault: Fault): Record<string, string>;
  /** Everything back to how it was at the start. */
  reset(): void;
  /** More for the stats. */
  stats?(): Record<string, unknown>;
}
