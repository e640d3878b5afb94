import { z } from 'zod';
import { AccountBoard, type AccountPatch, type Accounts } from '../kit/accounts';
import {
  commonDefaults,
  commonSchema,
  type CommonSwitches,
  type SwitchInput,
} from '../kit/switches';

/** How this emulator behaves, beyond what all emulators can do. */
export interface AlttextgenieBehaviour extends CommonSwitches {
  /** `current_plan_key` of the account. */
  plan: string;
  /** Languages that do not come about: they are missing in an answer, and cost nothing. */
  failLanguages: string[];
}

const schema = commonSchema.extend({
  plan: z.string().optional(),
  failLanguages: z.array(z.string()).optional(),
});

/** All that can be set at run time. */
export type AlttextgenieSwitches = SwitchInput<AlttextgenieBehaviour> & AccountPatch;

export type Board = AccountBoard<AlttextgenieBehaviour>;

export function switchBoard(given: SwitchInput<AlttextgenieBehaviour>, accounts: Accounts): Board {
  const defaults: AlttextgenieBehaviour = {
    ...commonDefaults(),
    plan: 'pro',
    failLanguages: [],
  };
  return new AccountBoard<AlttextgenieBehaviour>(schema, defaults, given, accounts);
}
