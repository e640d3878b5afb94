import { AccountBoard, Accounts, type AccountOptions } from '../kit/accounts';
import { RateLimiter } from '../kit/rateLimiter';
import { StatsKeeper } from '../kit/stats';
import { commonDefaults, commonSchema, type CommonSwitches } from '../kit/switches';

/** All that the emulated ImgSEO knows and remembers. */
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

  /** The switches are the emulator's to reset. */
  reset(): void {
    this.limiter.clear();
    this.accounts.reset();
  }
}
