export type Plan = 'free' | 'starter' | 'pro' | 'business';

export interface AccountOptions {
  readonly key: string;
  readonly plan?: Plan | undefined;
  /** Credits left at the start. */
  readonly credits?: number | undefined;
  /** Credits of a month; as many as are left at the start unless given. */
  readonly allocation?: number | undefined;
  /** Whether the account goes on, at a price, when its credits are gone. */
  readonly overage?: boolean | undefined;
  readonly language?: string | undefined;
  readonly revoked?: boolean | undefined;
}

/** The body of `GET /api/v1/usage`. */
export interface Usage {
  readonly plan: Plan;
  readonly credits: {
    readonly monthly_allocation: number;
    readonly remaining: number;
    readonly rollover: number;
    readonly used_this_period: number;
    readonly period_resets_at: string;
  };
  readonly overage: { readonly enabled: boolean; readonly rate: number };
}

const OVERAGE_RATE = 0.03;

/** One customer of the emulated AltFrame. Its public fields may be changed at any time. */
export class Account {
  readonly key: string;
  plan: Plan;
  overage: boolean;
  language: string;
  revoked: boolean;
  private left: number;
  private used: number;
  private readonly allocation: number;
  /** Used beyond what was left; paid for one by one. */
  private beyond = 0;

  constructor(options: AccountOptions) {
    this.key = options.key;
    this.plan = options.plan ?? 'pro';
    this.overage = options.overage ?? false;
    this.language = options.language ?? 'en';
    this.revoked = options.revoked ?? false;
    this.left = options.credits ?? 1_000;
    this.allocation = options.allocation ?? this.left;
    this.used = Math.max(0, this.allocation - this.left);
  }

  get credits(): number {
    return this.left;
  }

  set credits(left: number) {
    this.left = left;
    this.beyond = 0;
  }

  /** Custom prompts are for "Tier 2 plans and above"; these are taken to be pro and business. */
  get mayPrompt(): boolean {
    return this.plan === 'pro' || this.plan === 'business';
  }

  canPay(cost: number): boolean {
    return this.overage || this.left >= cost;
  }

  /** False, and nothing taken, where the credits do not suffice. */
  charge(cost: number): boolean {
    if (!this.canPay(cost)) return false;
    const taken = Math.min(this.left, cost);
    this.left -= taken;
    this.beyond += cost - taken;
    this.used += cost;
    return true;
  }

  refund(cost: number): void {
    const back = Math.min(this.beyond, cost);
    this.beyond -= back;
    this.left += cost - back;
    this.used -= cost;
  }

  usage(now = new Date()): Usage {
    const resets = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    return {
      plan: this.plan,
      credits: {
        monthly_allocation: this.allocation,
        remaining: this.left,
        rollover: 0,
        used_this_period: this.used,
        period_resets_at: resets.toISOString(),
      },
      overage: { enabled: this.overage, rate: OVERAGE_RATE },
    };
  }
}
