import { AccountBoard, Accounts, type AccountOptions } from '../kit/accounts';
import { RateLimiter } from '../kit/rateLimiter';
import { StatsKeeper } from '../kit/stats';
import { commonDefaults, commonSchema, type CommonSwitches, type Window } from '../kit/switches';

/** "60 requests/minute • 1,000 requests/hour": by name, so that each can be given its own length. */
const DOCUMENTED: Readonly<Record<'minute' | 'hour', Window>> = {
  minute: { limit: 60, windowMs: 60_000 },
  hour: { limit: 1_000, windowMs: 3_600_000 },
};

/** All that the emulated AltText.io knows and remembers. */
export class World {
  readonly stats = new StatsKeeper();
  readonly limiter = new RateLimiter();
  readonly accounts: Accounts;
  readonly board: AccountBoard<CommonSwitches>;

  constructor(customers: readonly [AccountOptions, ...AccountOptions[]], given: unknown) {
    this.accounts = new Accounts(customers);
    this.board = new AccountBoard(commonSchema, commonDefaults(), given, this.accounts);
  }

  get switches(): CommonSwitches {
    return this.board.current;
  }

  /** The windows that count now; the switch `rateLimit` may replace `minute`, `hour` or both. */
  get windows(): readonly Window[] {
    const { rateLimit } = this.switches;
    if (rateLimit === false) return [];
    const own = typeof rateLimit === 'object' ? rateLimit : {};
    return [own['minute'] ?? DOCUMENTED.minute, own['hour'] ?? DOCUMENTED.hour];
  }

  /** The switches are the emulator's to reset. */
  reset(): void {
    this.limiter.clear();
    this.accounts.reset();
  }
}
