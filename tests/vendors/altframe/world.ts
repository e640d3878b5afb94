import { RateLimiter } from '../kit/rateLimiter';
import { StatsKeeper } from '../kit/stats';
import { Account, type AccountOptions } from './account';
import { BatchStore } from './batches';
import { JobStore } from './jobs';
import { AltFrameBoard, type AltFrameBehaviour } from './switches';
import type { SwitchInput } from '../kit/switches';
import { Webhooks } from './webhooks';

/** All that the emulated AltFrame knows and remembers. */
export class World {
  readonly board: AltFrameBoard;
  readonly stats = new StatsKeeper();
  readonly limiter = new RateLimiter();
  readonly jobs = new JobStore();
  readonly batches = new BatchStore();
  readonly webhooks = new Webhooks();
  accounts: Account[];

  constructor(
    private readonly customers: readonly [AccountOptions, ...AccountOptions[]],
    given: SwitchInput<AltFrameBehaviour>,
  ) {
    this.accounts = customers.map((options) => new Account(options));
    this.board = new AltFrameBoard(given, () => this.account(customers[0].key));
  }

  get switches(): AltFrameBehaviour {
    return this.board.current;
  }

  account(key: string): Account {
    const account = this.accounts.find((one) => one.key === key);
    if (!account) throw new Error(`The emulator has no account with the key ${key}.`);
    return account;
  }

  /** Ends what still runs, and forgets. The switches are the emulator's to reset. */
  reset(): void {
    this.batches.clear();
    this.webhooks.clear();
    this.limiter.clear();
    this.jobs.clear();
    this.accounts = this.customers.map((options) => new Account(options));
  }
}
