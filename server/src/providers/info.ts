import type { KeySource, ProviderInfo, Usage } from '../contracts/providers';
import type { Provider } from './types';

const NOTHING_USED: Usage = { thisMonth: 0, usualMonth: null };

/** What the panel may know of a provider. */
export function providerInfo(
  provider: Provider,
  keySource: KeySource,
  usage: Usage = NOTHING_USED,
): ProviderInfo {
  return {
    id: provider.id,
    name: provider.name,
    takes: {
      bytes: provider.image.bytes,
      url: provider.image.url,
      mimeTypes: [...provider.image.mimeTypes],
      maxBytes: provider.image.maxBytes,
    },
    returns: [...provider.returns],
    languages: provider.languages.supported === 'any' ? 'any' : [...provider.languages.supported],
    languagesPerCall: provider.languages.perCall,
    cost: provider.cost,
    options: [...provider.options],
    needsKey: provider.needsKey,
    keySource,
    canTest: provider.test !== undefined,
    canReadCredits: provider.credits !== undefined,
    canDescribePages: provider.pages !== undefined,
    usage,
  };
}
