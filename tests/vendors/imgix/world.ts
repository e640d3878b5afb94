import { Accounts, type Account, type AccountOptions } from '../kit/accounts';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import { RateLimiter } from '../kit/rateLimiter';
import { StatsKeeper } from '../kit/stats';
import type { SwitchInput } from '../kit/switches';
import { switchBoard, type Board, type ImgixBehaviour } from './switches';

/** All that the emulated imgix knows and remembers. */
export class World {
  readonly accounts: Accounts;
  readonly board: Board;
  readonly stats = new StatsKeeper();
  readonly limiter = new RateLimiter();
  /** Texts that were generated before, by URL and language. */
  readonly cache = new Map<string, string>();
  /** How many texts came from the cache. */
  cacheHits = 0;

  constructor(
    customers: readonly [AccountOptions, ...AccountOptions[]],
    given: SwitchInput<ImgixBehaviour>,
  ) {
    this.accounts = new Accounts(customers);
    this.board = switchBoard(given, this.accounts);
  }

  get switches(): ImgixBehaviour {
    return this.board.current;
  }

  /**
   * A bearer token, as in the example. The document names no status for a bad one: 401 is assumed.
   * It states no rate limit either; one that was switched on counts by key.
   */
  admit(call: Call): void {
    const { authorization } = call.headers;
    const found = typeof authorization === 'string' ? /^Bearer (\S+)$/.exec(authorization) : null;
    call.credential = found?.[1] ?? null;
    if (!this.accounts.find(call.credential)) {
      throw new Refusal(401, 'The API key is missing or invalid.');
    }
    const { rateLimit } = this.switches;
    const window = typeof rateLimit === 'object' ? rateLimit[call.endpoint ?? ''] : undefined;
    if (!window || this.limiter.take(`${call.credential} ${call.endpoint}`, window).allowed) return;
    throw new Refusal(429, 'Too many requests.');
  }

  /** The account of a call that was admitted. */
  accountOf(call: Call): Account {
    return this.accounts.get(call.credential ?? '');
  }

  /** The two reasons that "Status Codes" has for a 403. */
  mustServe(url: string): void {
    const { sources, enabled } = this.switches;
    const { origin } = new URL(url);
    if (sources && !sources.some((source) => new URL(source).origin === origin)) {
      throw new Refusal(403, 'The API key does not own the Source that serves this URL.');
    }
    if (!enabled) throw new Refusal(403, 'Alt text generation is not enabled for the Source.');
  }

  reset(): void {
    this.accounts.reset();
    this.limiter.clear();
    this.cache.clear();
    this.cacheHits = 0;
  }
}
