import type { Account, AccountOptions } from '../kit/accounts';
import { runEmulator } from '../kit/emulator';
import type { Vendor } from '../kit/endpoint';
import type { FaultInput } from '../kit/faults';
import { refusingOtherMethods } from '../kit/methods';
import type { LoggedRequest } from '../kit/requestLog';
import type { Stats } from '../kit/stats';
import { generateEndpoint } from './generate';
import { lookupEndpoints } from './lookups';
import type { AlttextgenieBehaviour, AlttextgenieSwitches } from './switches';
import { timestamp, World } from './world';

export type { AlttextgenieBehaviour, AlttextgenieSwitches };

export const DEFAULT_KEY = 'atg_emulated_key_0123456789';

/** The first account, the switches at the start, and where to listen. */
export type AlttextgenieOptions = AlttextgenieSwitches & {
  key?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
  /** Accounts besides the first. */
  accounts?: readonly AccountOptions[] | undefined;
};

export interface Alttextgenie {
  /** Where it listens. */
  readonly url: string;
  /** Stands where `https://alttextgenie.com/api/v1` stands in the document. */
  readonly baseUrl: string;
  readonly port: number;
  /** The key of the first account. */
  readonly key: string;
  /** Every request so far, oldest first. The array lives. */
  readonly requests: readonly LoggedRequest[];
  stats(): Stats;
  switches(): AlttextgenieBehaviour;
  /** Changes some switches, or the first account. */
  set(patch: AlttextgenieSwitches): void;
  /** Adds faults behind those that wait already. */
  inject(...faults: FaultInput[]): void;
  /** An account, live until the next reset. */
  account(key?: string): Account;
  /** Everything as it was at the start. */
  reset(): void;
  close(): Promise<void>;
}

function vendorOf(world: World): Vendor {
  return {
    name: 'Alttextgenie',
    endpoints: refusingOtherMethods([generateEndpoint(world), ...lookupEndpoints(world)]),
    admit: (call) => world.admit(call),
    // "Error Response Example".
    errorBody: (_status, message) => ({ success: false, error: message, timestamp: timestamp() }),
    reset: () => world.reset(),
    stats: () => ({ accounts: world.accounts.list }),
  };
}

/** Starts the emulator of Alttextgenie's API. It is not Alttextgenie, and its texts say so. */
export async function startAlttextgenie(options: AlttextgenieOptions = {}): Promise<Alttextgenie> {
  const { port, host, accounts = [], key = DEFAULT_KEY, credits, revoked, ...switches } = options;
  const world = new World([{ key, credits, revoked }, ...accounts], switches);
  const { board, stats } = world;
  const running = await runEmulator({ vendor: vendorOf(world), board, stats }, { port, host });
  return {
    url: running.url,
    baseUrl: `${running.url}/api/v1`,
    port: running.port,
    key,
    requests: running.requests,
    stats: () => stats.snapshot(),
    switches: () => structuredClone(world.switches),
    set: (patch) => running.set(patch),
    inject: (...faults) => running.set({ faults: [...world.switches.faults, ...faults] }),
    account: (of = key) => world.accounts.get(of),
    reset: () => running.reset(),
    close: () => running.close(),
  };
}
