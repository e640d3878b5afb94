import { afterAll, beforeAll, beforeEach, describe } from 'vitest';

import type { Provider } from '../../server/src/providers/types';
import type { Emulator, ProviderContract } from './suite/contract';
import { failing } from './suite/failing';
import { nonsense } from './suite/nonsense';
import { secrets } from './suite/secrets';
import { createStand } from './suite/stand';
import { transport } from './suite/transport';

/** What the page of every test says. */
export const PAGE = {
  title: 'Welcome to our bakery',
  content: 'Sourdough, croissants and seasonal pastries, baked daily in Seattle.',
};

/**
 * A provider's calls about pages in the clothes of its calls about images, so that both have to do
 * with failures, nonsense, time and keys what the same suites ask.
 */
function inClothesOfImages(provider: Provider): Provider {
  const { pages } = provider;
  if (!pages) throw new Error(`${provider.name} does not write the metadata of pages.`);
  return {
    ...provider,
    price: () => pages.price,
    async describe({ languages, options }, call) {
      const language = languages[0] ?? 'en';
      const { metaTitle, metaDescription, ...cost } = await pages.describe(
        { ...PAGE, language, options },
        call,
      );
      const text = { alternativeText: metaTitle, caption: metaDescription };
      const others = { title: null, ogDescription: null, keywords: null };
      return { texts: { [language]: { ...text, ...others } }, ...cost };
    },
  };
}

/** What the plugin relies on for pages, whichever the provider. */
export function pageContract<V extends Emulator>(given: ProviderContract<V>): void {
  const contract = { ...given, provider: inClothesOfImages(given.provider) };
  describe(`the pages of the provider ${contract.provider.id}`, () => {
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

    failing(stand);
    nonsense(stand);
    transport(stand);
    secrets(stand);
  });
}
