import type { Settings, SettingsWarning } from '../contracts/settings';
import { settingsOf } from '../providers/calls';
import { completeOptions } from '../providers/options';
import type { Provider } from '../providers/types';
import type { DescribeDeps } from './types';

/** Whether the images of this Strapi can get to a provider, as far as the set-up tells. */
function reachesImages(
  { strapi, config }: Pick<DescribeDeps, 'strapi' | 'config'>,
  provider: Provider,
  settings: Settings,
): boolean {
  const options = completeOptions(provider.options, settings.providers[provider.id]);
  const form = provider.prefers?.(options) ?? (provider.image.bytes ? 'bytes' : 'url');
  if (form === 'bytes') return true;
  return haveAddresses({ strapi, config }, provider);
}

/** Whether images have an address at which a provider may find them, as far as the set-up tells. */
export function haveAddresses(
  { strapi, config }: Pick<DescribeDeps, 'strapi' | 'config'>,
  provider: Provider,
): boolean {
  if (provider.addressOf) {
    return provider.addressOf('/uploads/image.jpg', settingsOf(config, provider.id)) !== null;
  }
  // Storage elsewhere has addresses of its own, signed where it is private.
  const { provider: storage } = strapi.config.get<{ provider?: string }>('plugin::upload', {});
  return config.publicUrl !== undefined || (storage !== undefined && storage !== 'local');
}

/** The warning that a provider cannot get at the images, where it cannot. */
export function unreachable(
  deps: Pick<DescribeDeps, 'strapi' | 'config'>,
  provider: Provider,
  settings: Settings,
): SettingsWarning[] {
  if (reachesImages(deps, provider, settings)) return [];
  const key = provider.addressOf ? `providers.${provider.id}.sourceUrl` : 'publicUrl';
  return [
    {
      code: 'images_unreachable',
      provider: provider.id,
      message: `${provider.name} fetches images by their address, and from outside nobody can reach yours. Set ${key} in the plugin's configuration.`,
    },
  ];
}
