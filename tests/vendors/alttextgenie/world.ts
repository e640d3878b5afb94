import { Accounts, type Account, type AccountOptions } from '../kit/accounts';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import { RateLimiter } from '../kit/rateLimiter';
import { StatsKeeper } from '../kit/stats';
import type { SwitchInput } from '../kit/switches';
import { switchBoard, type Board, type AlttextgenieBehaviour } from './switches';

/** All that the emulated Alttextgenie knows and remembers. */
export class World {
  readonly accounts: Accounts;
  readonly board: Board;
  readonly stats = new StatsKeeper();
  readonly limiter = new RateLimiter();
  /** How many images were described, by key. */
  readonly processed = new Map<string, number>();
  private lastId = 0n;

  constructor(
    customers: readonly [AccountOptions, ...AccountOptions[]],
    given: SwitchInput<AlttextgenieBehaviour>,
  ) {
    this.accounts = new Accounts(customers);
    this.board = switchBoard(given, this.accounts);
  }

  get switches(): AlttextgenieBehaviour {
    return this.board.current;
  }

  /**
   * "Authentication": the header `X-API-Key`, with every request. The document states no rate
   * limit; one that was switched on counts by key, and is refused with 429, which is assumed.
   */
  admit(call: Call): void {
    const { 'x-api-key': header } = call.headers;
    call.credential = typeof header === 'string' && header !== '' ? header : null;
    if (call.credential === null) throw new Refusal(401, 'Missing API key');
    if (!this.accounts.find(call.credential)) throw new Refusal(401, 'Invalid API key');
    const { rateLimit } = this.switches;
    const window = typeof rateLimit === 'object' ? rateLimit[call.endpoint ?? ''] : undefined;
    if (!window || this.limiter.take(`${call.credential} ${call.endpoint}`, window).allowed) return;
    throw new Refusal(429, 'Too many requests');
  }

  /** The account of a call that was admitted. */
  accountOf(call: Call): Account {
    return this.accounts.get(call.credential ?? '');
  }

  /** Sixteen digits, as in the example: microseconds, so to say. */
  nextImageId(): string {
    const now = BigInt(Date.now()) * 1_000n;
    this.lastId = now > this.lastId ? now : this.lastId + 1n;
    return String(this.lastId);
  }

  reset(): void {
    this.accounts.reset();
    this.limiter.clear();
    this.processed.clear();
  }
}

/** The time as every answer has it. */
export function timestamp(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ');
}

/** An answer that succeeded, as in every example. */
export function success(data: unknown): { status: number; body: unknown } {
  return { status: 200, body: { success: true, data, timestamp: timestamp() } };
}
