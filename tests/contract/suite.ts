import { afterAll, beforeAll, beforeEach, describe } from 'vitest';

import type { Emulator, ProviderContract } from './suite/contract';
import { describing } from './suite/describing';
import { failing } from './suite/failing';
import { freeCalls } from './suite/free-calls';
import { nonsense } from './suite/nonsense';
import { secrets } from './suite/secrets';
import { createStand } from './suite/stand';
import { transport } from './suite/transport';

export type { DocumentedError, Emulator, ProviderContract } from './suite/contract';

/** What the plugin relies on, whichever the provider: applied to each with its own emulator. */
export function providerContract<V extends Emulator>(contract: ProviderContract<V>): void {
  describe(`the provider ${contract.provider.id}`, () => {
    let vendor: V | undefined;
    const stand = createStand(contract, () => {
      if (!vendor) throw new Error('The emulator has not been started.');
      return vendor;
    });
    beforeAll(async () => {
      vendor = await contract.startVendor();
    });
    beforeEach(() => vendor?.reset());
    afterAll(() => vendor?.close());

    describing(stand);
    failing(stand);
    nonsense(stand);
    transport(stand);
    secrets(stand);
    freeCalls(stand);
  });
}
