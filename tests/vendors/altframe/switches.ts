import { z } from 'zod';
import {
  commonDefaults,
  commonSchema,
  SwitchBoard,
  type CommonSwitches,
  type Patch,
  type SwitchInput,
} from '../kit/switches';
import type { Account, Plan } from './account';

/** How this emulator behaves, beyond what all emulators can do. */
export interface AltFrameBehaviour extends CommonSwitches {
  /** How long each picture of a batch takes. */
  bulkMsPerImage: number;
  /** Pictures that cannot be described: part of a URL, or the beginning of a sha256. */
  failImages: string[];
  /** False: the webhooks of finished batches never arrive. */
  webhooks: boolean;
  /** Pause before the one retry of a webhook. */
  webhookRetryMs: number;
  /** How often each webhook is sent although it was acknowledged. */
  webhookCopies: number;
}

/** Changes of the first account. */
export interface AccountPatch {
  credits?: number | undefined;
  plan?: Plan | undefined;
  overage?: boolean | undefined;
  language?: string | undefined;
  revoked?: boolean | undefined;
}

/** All that can be set at run time. */
export type AltFrameSwitches = SwitchInput<AltFrameBehaviour> & AccountPatch;

const accountSchema = z.object({
  credits: z.number().int().min(0).optional(),
  plan: z.enum(['free', 'starter', 'pro', 'business']).optional(),
  overage: z.boolean().optional(),
  language: z.string().length(2).optional(),
  revoked: z.boolean().optional(),
});

const behaviourSchema = commonSchema.extend({
  bulkMsPerImage: z.number().min(0).optional(),
  failImages: z.array(z.string().min(1)).optional(),
  webhooks: z.boolean().optional(),
  webhookRetryMs: z.number().min(0).optional(),
  webhookCopies: z.number().int().min(1).optional(),
});

const defaults = (): AltFrameBehaviour => ({
  ...commonDefaults(),
  bulkMsPerImage: 20,
  failImages: [],
  webhooks: true,
  webhookRetryMs: 200,
  webhookCopies: 1,
});

/** Splits what is given: the first account's part goes to the account. */
export class AltFrameBoard extends SwitchBoard<AltFrameBehaviour> {
  constructor(
    given: SwitchInput<AltFrameBehaviour>,
    private readonly firstAccount: () => Account,
  ) {
    super(behaviourSchema, defaults(), given);
  }

  override set(patch: unknown): Patch<AltFrameBehaviour> {
    const account = accountSchema.parse(patch);
    const behaviour = Object.entries(patch as object).filter(
      ([name]) => !(name in accountSchema.shape),
    );
    const applied = super.set(Object.fromEntries(behaviour));
    const given = Object.entries(account).filter(([, value]) => value !== undefined);
    Object.assign(this.firstAccount(), Object.fromEntries(given));
    return applied;
  }
}
