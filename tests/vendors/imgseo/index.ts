import type { Account, AccountOptions, AccountPatch } from '../kit/accounts';
import { runEmulator } from '../kit/emulator';
import type { FaultInput } from '../kit/faults';
import type { LoggedRequest } from '../kit/requestLog';
import type { Stats } from '../kit/stats';
import type { CommonSwitches, SwitchInput } from '../kit/switches';
import { admit } from './admit';
import { generateEndpoint } from './generate';
import { lookupEndpoints } from './lookups';
import { World } from './world';

export const DEFAULT_KEY = 'imgseo-emulated-token';

/** All that can be set at run time. */
export type ImgSeoSwitches = SwitchInput<CommonSwitches> & AccountPatch;

/** The first account, the switches at the start, and where to listen. */
export type ImgSeoOptions = ImgSeoSwitches & {
  key?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
  /** Accounts besides the first. */
  accounts?: readonly AccountOptions[] | undefined;
};

export interface ImgSeo {
  /** Stands where `https://api.imgseo.net` stands in the document. */
  readonly url: string;
  readonly port: number;
  /** The token of the first account. */
  readonly key: string;
  /** Every request so far, oldest first. The array lives. */
  readonly requests: readonly LoggedRequest[];
  stats(): Stats;
  switches(): CommonSwitches;
  /** Changes some switches, or the first account. */
  set(patch: ImgSeoSwitches): void;
  /** Adds faults behind those that wait already. */
  inject(...faults: FaultInput[]): void;
  /** An account, live until the next reset. */
  account(key?: string): Account;
  /** Everything as it was at the start. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the emulator of ImgSEO's API. It is not ImgSEO, and says so wherever it can. */
export async function startImgSeo(options: ImgSeoOptions = {}): Promise<ImgSeo> {
  const { port, host, accounts = [], key = DEFAULT_KEY, credits, revoked, ...switches } = options;
  const world = new World([{ key, credits, revoked }, ...accounts], switches);
  const running = await runEmulator(
    {
      vendor: {
        name: 'ImgSEO',
        endpoints: [generateEndpoint(world), ...lookupEndpoints(world)],
        admit: (call) => admit(world, call),
        // The document shows no error's body.
        errorBody: (_status, message) => ({ error: message }),
        reset: () => world.reset(),
        stats: () => ({ accounts: world.accounts.list }),
      },
      board: world.board,
      stats: world.stats,
    },
    { port, host },
  );
  return {
    ...running,
    key,
    stats: () => world.stats.snapshot(),
    switches: () => structuredClone(world.switches),
    inject: (...faults) => running.set({ faults: [...world.switches.faults, ...faults] }),
    account: (of = key) => world.accounts.get(of),
  };
}
