import { BlockList, isIP } from 'node:net';

import type { Settings, SettingsWarning } from '../contracts/settings';
import { unreachable } from '../describe/reach';
import { messageOf } from '../errors';
import type { AltText } from '../plugin';

interface AiMetadata {
  isEnabled(): boolean | Promise<boolean>;
}

const privateAddresses = new BlockList();
privateAddresses.addSubnet('0.0.0.0', 8);
privateAddresses.addSubnet('127.0.0.0', 8);
privateAddresses.addSubnet('10.0.0.0', 8);
privateAddresses.addSubnet('172.16.0.0', 12);
privateAddresses.addSubnet('192.168.0.0', 16);
privateAddresses.addSubnet('169.254.0.0', 16);
privateAddresses.addSubnet('::', 127, 'ipv6');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');
privateAddresses.addSubnet('fe80::', 10, 'ipv6');

/** Whether an address is one that only this machine or its own network knows. */
export function isPrivateUrl(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '');
  const family = isIP(host);
  // A name without a dot is one of a container or of the own network.
  if (family === 0) return !host.includes('.') || /\.(localhost|local|internal)$/.test(host);
  return privateAddresses.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

async function strapiWritesToo({ strapi }: AltText): Promise<boolean> {
  try {
    const service = strapi.plugin('upload').service('aiMetadata') as unknown as
      AiMetadata | undefined;
    return (await service?.isEnabled()) ?? false;
  } catch (error) {
    strapi.log.debug(`[alt-text] Strapi's AI metadata service did not answer: ${messageOf(error)}`);
    return false;
  }
}

/** The mappings that do not fit their content types any more, each with all that is wrong. */
function brokenMappings({ pages }: AltText, settings: Settings): SettingsWarning[] {
  return Object.entries(settings.pages).flatMap(([uid, mapping]): SettingsWarning[] => {
    const faults = pages
      .check({ [uid]: mapping })
      .map(({ path: [, ...path], message }) =>
        [path.join('.'), message].filter(Boolean).join(': '),
      );
    if (faults.length === 0) return [];
    return [
      {
        code: 'mapping_broken',
        contentType: uid,
        message: `The mapping of pages for ${uid} does not fit: ${faults.join('; ')}. Mend or remove it under pages.`,
      },
    ];
  });
}

/** What `languages: 'locales'` cannot follow. */
async function localeWarnings({ settings }: AltText): Promise<SettingsWarning[]> {
  if ((await settings.saved()).languages !== 'locales') return [];
  const locales = await settings.locales();
  if (!locales) {
    const { languages } = await settings.get();
    return [
      {
        code: 'no_locales',
        message: `The languages are to be the locales of the site, but Strapi's internationalization is switched off, so texts are written in ${languages.join(', ')} only. Switch it on, or list the languages in the settings.`,
      },
    ];
  }
  return locales.unknown.map((locale) => ({
    code: 'locale_unknown',
    locale,
    message: `The locale “${locale}” is no BCP-47 language code, so it gets no texts. Replace it by one such as fr-CA, or list the languages in the settings.`,
  }));
}

/** What cannot work as it is set up, each with the next step. */
export async function findWarnings(plugin: AltText): Promise<SettingsWarning[]> {
  const { config, keys, registry } = plugin;
  const settings = await plugin.settings.get();
  const warnings: SettingsWarning[] = [];
  if (!keys.canStore()) {
    warnings.push({
      code: 'no_encryption_key',
      message:
        'Strapi has no encryption key, so keys cannot be stored here. Set admin.secrets.encryptionKey, or put the keys into config/plugins.',
    });
  }
  if (settings.sources.providers.length === 0) {
    warnings.push({
      code: 'no_provider',
      message: settings.sources.embeddedMetadata
        ? 'No provider is chosen: only texts that are embedded in the files are used.'
        : 'No provider is chosen and embedded texts are not used: nothing is generated.',
    });
  }
  for (const id of settings.sources.providers) {
    const provider = registry.get(id);
    if (provider) warnings.push(...unreachable(plugin, provider, settings));
    if (provider?.needsKey && (await keys.source(id)) === 'none') {
      warnings.push({
        code: 'key_missing',
        provider: id,
        message: `${provider.name} has no key yet. Enter it on its card.`,
      });
    }
  }
  if (config.publicUrl && isPrivateUrl(config.publicUrl)) {
    warnings.push({
      code: 'public_url_private',
      message:
        'publicUrl in the configuration is an address of this machine or its own network. Vendors that fetch images by their address cannot reach it.',
    });
  }
  warnings.push(...(await localeWarnings(plugin)));
  if (await strapiWritesToo(plugin)) {
    warnings.push({
      code: 'strapi_ai_enabled',
      message:
        "Strapi's own AI metadata is switched on as well, so images may be paid for twice. Switch one of the two off.",
    });
  }
  warnings.push(...brokenMappings(plugin, settings));
  return warnings;
}
