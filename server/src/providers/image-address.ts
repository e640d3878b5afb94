import { ProviderError } from '../errors';
import type { Provider, ProviderImage } from './types';

/**
 * The address of an image, for a vendor that takes nothing else.
 *
 * @throws ProviderError, final: the image itself was handed over, which such a vendor cannot take
 */
export function requireAddress(
  image: ProviderImage,
  provider: Pick<Provider, 'id' | 'name'>,
): string {
  if (image.kind === 'url') return image.url;
  throw new ProviderError({
    provider: provider.id,
    code: 'image_unreachable',
    retryable: false,
    message: `${provider.name} fetches images by their address and cannot take the image itself.`,
  });
}
