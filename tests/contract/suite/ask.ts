import type { Budgets } from '../../../server/src/credits/budget';
import type { Ledger } from '../../../server/src/credits/ledger';
import { askProviders, type ProviderAsk } from '../../../server/src/describe/ask-providers';
import type { Found } from '../../../server/src/describe/found';
import type { DescribeDeps } from '../../../server/src/describe/types';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';
import type { Emulator } from './contract';
import type { Stand } from './stand';

const FINGERPRINT = 'f'.repeat(64);

export interface Asked {
  /** The locales that have their text. */
  found: string[];
  /** As it was entered into the ledger. */
  credits: number;
  /** How many answers were entered that cannot be used. */
  rejected: number;
  failure: Error | undefined;
}

/** Asks for these locales the way the plugin does, with a ledger that only adds up. */
export async function askAsThePlugin<V extends Emulator>(
  stand: Stand<V>,
  locales: readonly string[],
): Promise<Asked> {
  const { provider, options } = stand.contract;
  const request = stand.request();
  let credits = 0;
  let rejected = 0;
  const ledger: Pick<Ledger, 'record'> = {
    record: async (receipt) => {
      credits += receipt.credits;
      if (receipt.rejected) rejected += 1;
    },
  };
  // As where no budget is set.
  const budgets: Pick<Budgets, 'reserve'> = {
    reserve: async () => ({ settle: () => undefined }),
  };
  const openProvider = () => stand.open();
  const ask: ProviderAsk = {
    // The rooms that asking a provider needs; the others are not there.
    deps: { openProvider, ledger, budgets } as unknown as DescribeDeps,
    job: {
      taskId: 1,
      runId: null,
      assetId: 1,
      trigger: 'upload',
      mode: 'apply',
      request: {},
      capture: null,
      signal: new AbortController().signal,
      sharesRunWith: async () => false,
      reserve: async () => true,
      lastAttempt: () => false,
      replaced: false,
      replacedSince: async () => false,
      atVendor: (call) => call(),
    },
    settings: { ...DEFAULT_SETTINGS, providers: { [provider.id]: options ?? {} } },
    rule: null,
    providers: [provider],
    image: {
      fingerprint: async () => FINGERPRINT,
      address: () => Promise.reject(new Error('Nobody asks for the address in this test.')),
      inspection: () => Promise.reject(new Error('Nobody looks at the image of this test.')),
      forProvider: async () => request.image,
    },
    fingerprint: FINGERPRINT,
    context: request.context,
    anew: false,
  };
  const found = new Map<string, Found>();
  const failure = await askProviders(ask, locales, found);
  return { found: [...found.keys()], credits, rejected, failure };
}
