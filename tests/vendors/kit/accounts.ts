import { z } from 'zod';
import { SwitchBoard, type CommonSwitches, type Patch } from './switches';

/** One customer of a vendor whose accounts know no more than this. */
export interface AccountOptions {
  readonly key: string;
  /** Credits left at the start. */
  readonly credits?: number | undefined;
  readonly revoked?: boolean | undefined;
}

/** Changes of the first account. */
export type AccountPatch = Patch<Omit<AccountOptions, 'key'>>;

/** Its fields may be changed at any time. */
export class Account {
  readonly key: string;
  credits: number;
  revoked: boolean;

  constructor({ key, credits = 1_000, revoked = false }: AccountOptions) {
    this.key = key;
    this.credits = credits;
    this.revoked = revoked;
  }

  /** False, and nothing taken, where the credits do not suffice. */
  charge(cost: number): boolean {
    if (this.credits < cost) return false;
    this.credits -= cost;
    return true;
  }
}

/** The customers of a vendor, the main one first. */
export class Accounts {
  list: readonly Account[];

  constructor(private readonly customers: readonly [AccountOptions, ...AccountOptions[]]) {
    this.list = customers.map((options) => new Account(options));
  }

  /** Undefined where the key is nobody's, or revoked. */
  find(key: string | null): Account | undefined {
    return this.list.find((one) => one.key === key && !one.revoked);
  }

  /** For tests: the account must be there. */
  get(key: string = this.customers[0].key): Account {
    const account = this.list.find((one) => one.key === key);
    if (!account) throw new Error(`The emulator has no account with the key ${key}.`);
    return account;
  }

  reset(): void {
    this.list = this.customers.map((options) => new Account(options));
  }
}

const accountSchema = z.object({
  credits: z.number().int().min(0).optional(),
  revoked: z.boolean().optional(),
});

/** Splits what is set at run time: the first account's part goes to the account. */
export class AccountBoard<S extends CommonSwitches> extends SwitchBoard<S> {
  constructor(
    schema: z.ZodType<Patch<S>>,
    defaults: S,
    given: unknown,
    private readonly accounts: Accounts,
  ) {
    super(schema, defaults, given);
  }

  override set(patch: unknown): Patch<S> {
    const account = accountSchema.parse(patch);
    const behaviour = Object.entries(patch as object).filter(
      ([name]) => !(name in accountSchema.shape),
    );
    const applied = super.set(Object.fromEntries(behaviour));
    const given = Object.entries(account).filter(([, value]) => value !== undefined);
    Object.assign(this.accounts.get(), Object.fromEntries(given));
    return applied;
  }
}
