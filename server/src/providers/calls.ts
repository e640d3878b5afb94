import { ProviderError, RequestError } from '../errors';
import type { PluginConfig } from '../settings/config';
import type { KeyService } from '../settings/keys';
import { createVendorHttp, type RequestLimiter } from './http';
import type { Provider, ProviderCall } from './types';

/** Opens a provider for one call: its key, its address, its time-out. */
export type OpenProvider = (provider: Provider, signal: AbortSignal) => Promise<ProviderCall>;

/** @returns a function that throws ProviderError `unauthorized` where there is no usable key */
export function createOpenProvider(
  config: PluginConfig,
  keys: KeyService,
  limiterFor?: (provider: Provider) => RequestLimiter,
): OpenProvider {
  return async (provider, signal) => {
    const apiKey = (await keyOf(provider, keys)) ?? '';
    if (apiKey === '' && provider.needsKey) {
      throw new ProviderError({
        provider: provider.id,
        code: 'unauthorized',
        message: `There is no key for ${provider.name}. Enter one under Settings → Alt Text, or in config/plugins.`,
      });
    }
    const own = settingsOf(config, provider.id);
    const http = createVendorHttp({
      provider,
      baseUrl: config.providers[provider.id]?.baseUrl ?? provider.defaultBaseUrl,
      timeoutMs: config.requestTimeoutMs,
      secrets: [apiKey, ...(provider.secretsOf?.(own) ?? [])],
      signal,
      ...(limiterFor ? { limiter: limiterFor(provider) } : {}),
    });
    return { http, apiKey, signal, config: own };
  };
}

/** A provider's part of the configuration, without its key. */
export function settingsOf(config: PluginConfig, id: string): Readonly<Record<string, unknown>> {
  const entries = Object.entries(config.providers[id] ?? {});
  return Object.fromEntries(entries.filter(([key]) => key !== 'apiKey'));
}

async function keyOf(provider: Provider, keys: KeyService): Promise<string | null> {
  try {
    return await keys.get(provider.id);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    throw new ProviderError({
      provider: provider.id,
      code: 'unauthorized',
      message: error.message,
    });
  }
}
