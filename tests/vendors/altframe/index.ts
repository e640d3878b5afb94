import { runEmulator } from '../kit/emulator';
import type { Vendor } from '../kit/endpoint';
import type { Fault, FaultInput } from '../kit/faults';
import type { LoggedRequest } from '../kit/requestLog';
import type { Stats } from '../kit/stats';
import type { Patch, SwitchInput } from '../kit/switches';
import type { Account, AccountOptions, Plan } from './account';
import { admit } from './admit';
import { bulkEndpoint } from './bulk';
import { generateEndpoint } from './generate';
import { lookupEndpoints } from './lookups';
import type { AltFrameBehaviour, AltFrameSwitches } from './switches';
import type { Delivery } from './webhooks';
import { World } from './world';

export type { Account, AccountOptions, Plan, AltFrameBehaviour, AltFrameSwitches, Delivery };

export const DEFAULT_KEY = 'af_live_emulated_key';

/** The first account, the switches at the start, and where to listen. */
export type AltFrameOptions = SwitchInput<AltFrameBehaviour> &
  Patch<AccountOptions> & {
    port?: number | undefined;
    host?: string | undefined;
    /** Accounts besides the first. */
    accounts?: readonly AccountOptions[] | undefined;
  };

export interface AltFrame {
  /** Stands where `https://altframe.app` stands in the document. */
  readonly url: string;
  readonly port: number;
  /** The key of the first account. */
  readonly key: string;
  /** Every request so far, oldest first. The array lives. */
  readonly requests: readonly LoggedRequest[];
  /** Every attempt to deliver a webhook. The array lives. */
  readonly deliveries: readonly Delivery[];
  stats(): Stats;
  switches(): AltFrameBehaviour;
  /** Changes some switches, or the first account. */
  set(patch: AltFrameSwitches): void;
  /** Adds faults behind those that wait already. */
  inject(...faults: FaultInput[]): void;
  /** An account, live until the next reset: its credits, plan and so on may be changed. */
  account(key?: string): Account;
  /** Waits until no batch and no webhook is under way. */
  settled(): Promise<void>;
  /** Everything as it was at the start. */
  reset(): void;
  close(): Promise<void>;
}

function vendorOf(world: World): Vendor {
  return {
    name: 'AltFrame',
    endpoints: [generateEndpoint(world), bulkEndpoint(world), ...lookupEndpoints(world)],
    admit: (call) => admit(world, call),
    // As under "Error Codes".
    errorBody: (_status, message) => ({ error: message }),
    faultHeaders(fault: Fault): Record<string, string> {
      if (fault.kind !== 'status' || fault.status !== 429) return {};
      const seconds = fault.resetSeconds ?? fault.retryAfterSeconds ?? 1;
      const reset = Math.ceil(Date.now() / 1_000 + seconds);
      return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    },
    reset: () => world.reset(),
    stats: () => ({
      accounts: world.accounts.map((account) => ({ key: account.key, ...account.usage() })),
      deliveries: world.webhooks.deliveries,
    }),
  };
}

/** Starts the emulator of AltFrame's API. It is not AltFrame, and says so wherever it can. */
export async function startAltFrame(options: AltFrameOptions = {}): Promise<AltFrame> {
  const { port, host, accounts = [], key = DEFAULT_KEY, ...rest } = options;
  const { plan, credits, allocation, overage, language, revoked, ...switches } = rest;
  const first = { key, plan, credits, allocation, overage, language, revoked };
  const world = new World([first, ...accounts], switches);
  const vendor = vendorOf(world);
  const running = await runEmulator(
    { vendor, board: world.board, stats: world.stats },
    { port, host },
  );
  return {
    url: running.url,
    port: running.port,
    key,
    requests: running.requests,
    deliveries: world.webhooks.deliveries,
    stats: () => world.stats.snapshot(),
    switches: () => structuredClone(world.switches),
    set: (patch) => running.set(patch),
    inject: (...faults) => running.set({ faults: [...world.switches.faults, ...faults] }),
    account: (of = key) => world.account(of),
    settled: () => world.batches.settled(),
    reset: () => running.reset(),
    async close() {
      world.batches.clear();
      await running.close();
    },
  };
}
