import { z } from 'zod';
import { AccountBoard, type AccountPatch, type Accounts } from '../kit/accounts';
import {
  commonDefaults,
  commonSchema,
  type CommonSwitches,
  type SwitchInput,
} from '../kit/switches';

/** How this emulator behaves, beyond what all emulators can do. */
export interface ImgixBehaviour extends CommonSwitches {
  /** Where the account's Sources are served (`https://assets.imgix.net`); null: anywhere. */
  sources: string[] | null;
  /** False: alt text generation is not enabled for the Sources. */
  enabled: boolean;
  /** Languages that do not come about: they end in `failed_languages`, and cost nothing. */
  failLanguages: string[];
  /** False: nothing is answered from the cache. */
  cache: boolean;
}

const schema = commonSchema.extend({
  sources: z.array(z.url()).nullable().optional(),
  enabled: z.boolean().optional(),
  failLanguages: z.array(z.string()).optional(),
  cache: z.boolean().optional(),
});

/** All that can be set at run time. */
export type ImgixSwitches = SwitchInput<ImgixBehaviour> & AccountPatch;

export type Board = AccountBoard<ImgixBehaviour>;

export function switchBoard(given: SwitchInput<ImgixBehaviour>, accounts: Accounts): Board {
  const defaults: ImgixBehaviour = {
    ...commonDefaults(),
    sources: null,
    enabled: true,
    failLanguages: [],
    cache: true,
  };
  return new AccountBoard<ImgixBehaviour>(schema, defaults, given, accounts);
}
