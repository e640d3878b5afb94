import type { Answer } from '../../../server/src/credits/ledger';
import { askProviders, type ProviderAsk } from '../../../server/src/describe/ask-providers';
import type { Found } from '../../../server/src/describe/found';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';
import type { Emulator } from './contract';
import type { Stand } from './stand';

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
  const ask = {
    deps: {
      openProvider: () => stand.open(),
      ledger: {
        record: async (receipt: Answer) => {
          credits += receipt.credits;
          if (receipt.rejected) rejected += 1;
        },
      },
    },
    job: { taskId: 1, assetId: 1, signal: new AbortController().signal },
    settings: { ...DEFAULT_SETTINGS, providers: { [provider.id]: options ?? {} } },
    rule: null,
    providers: [provider],
    image: { forProvider: async () => request.image },
    fingerprint: 'f'.repeat(64),
    context: request.context,
    anew: false,
  } as unknown as ProviderAsk;
  const found = new Map<string, Found>();
  const failure = await askProviders(ask, locales, found);
  return { found: [...found.keys()], credits, rejected, failure };
}
