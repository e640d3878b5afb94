import { STATUS_CODES } from 'node:http';
import type { Account, AccountOptions } from '../kit/accounts';
import { runEmulator } from '../kit/emulator';
import type { Vendor } from '../kit/endpoint';
import type { FaultInput } from '../kit/faults';
import { refusingOtherMethods } from '../kit/methods';
import type { LoggedRequest } from '../kit/requestLog';
import type { Stats } from '../kit/stats';
import { altTextEndpoint } from './alt-text';
import type { ImgixBehaviour, ImgixSwitches } from './switches';
import { World } from './world';

export type { ImgixBehaviour, ImgixSwitches };

export const DEFAULT_KEY = 'ak_emulated_key_0123456789';

/** The first account, the switches at the start, and where to listen. */
export type ImgixOptions = ImgixSwitches & {
  key?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
  /** Accounts besides the first. */
  accounts?: readonly AccountOptions[] | undefined;
};

export interface Imgix {
  /** Stands where `https://api.imgix.com` stands in the document. */
  readonly url: string;
  readonly port: number;
  /** The key of the first account. */
  readonly key: string;
  /** Every request so far, oldest first. The array lives. */
  readonly requests: readonly LoggedRequest[];
  stats(): Stats & { cacheHits: number };
  switches(): ImgixBehaviour;
  /** Changes some switches, or the first account. */
  set(patch: ImgixSwitches): void;
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
    name: 'imgix',
    endpoints: refusingOtherMethods([altTextEndpoint(world)]),
    admit: (call) => world.admit(call),
    // The document shows no body of an error: this is the form of JSON:API, with its words.
    errorBody: (status, message) => ({
      errors: [{ status: String(status), title: STATUS_CODES[status] ?? '', detail: message }],
    }),
    reset: () => world.reset(),
    stats: () => ({ accounts: world.accounts.list, cacheHits: world.cacheHits }),
  };
}

/** Starts the emulator of imgix's Generations API. It is not imgix, and its texts say so. */
export async function startImgix(options: ImgixOptions = {}): Promise<Imgix> {
  const { port, host, accounts = [], key = DEFAULT_KEY, credits, revoked, ...switches } = options;
  const world = new World([{ key, credits, revoked }, ...accounts], switches);
  const { board, stats } = world;
  const running = await runEmulator({ vendor: vendorOf(world), board, stats }, { port, host });
  return {
    url: running.url,
    port: running.port,
    key,
    requests: running.requests,
    stats: () => ({ ...stats.snapshot(), cacheHits: world.cacheHits }),
    switches: () => structuredClone(world.switches),
    set: (patch) => running.set(patch),
    inject: (...faults) => running.set({ faults: [...world.switches.faults, ...faults] }),
    account: (of = key) => world.accounts.get(of),
    reset: () => running.reset(),
    close: () => running.close(),
  };
}
