import { expect } from 'vitest';

import { faultIn } from '../../../server/src/describe/ask-provider';
import { ProviderError } from '../../../server/src/errors';
import { createOpenProvider } from '../../../server/src/providers/calls';
import type { RequestLimiter } from '../../../server/src/providers/http';
import { completeOptions } from '../../../server/src/providers/options';
import { failureSentence } from '../../../server/src/providers/sentences';
import type {
  Description,
  DescribeRequest,
  ProviderCall,
} from '../../../server/src/providers/types';
import { parseConfig } from '../../../server/src/settings/config';
import type { KeyService } from '../../../server/src/settings/keys';
import type { Emulator, ProviderContract } from './contract';

/** How one call differs from the usual one. */
export interface Deviation {
  /** Another server in place of the emulator. */
  url?: string;
  key?: string;
  timeoutMs?: number;
  signal?: AbortSignal;
  limiter?: RequestLimiter;
  request?: Partial<DescribeRequest>;
}

/** A provider, opened as the plugin opens it, before its vendor. */
export interface Stand<V extends Emulator> {
  readonly contract: ProviderContract<V>;
  readonly vendor: V;
  open(deviation?: Deviation): Promise<ProviderCall>;
  request(change?: Partial<DescribeRequest>): DescribeRequest;
  /** Describes the image and believes the answer as far as the plugin does. */
  describe(deviation?: Deviation): Promise<Description>;
  /** The same, where it must fail with a ProviderError. */
  failure(deviation?: Deviation): Promise<ProviderError>;
  /** How many calls arrived that cost something. */
  paidCalls(): number;
  charged(): number;
}

/** The keys of a configuration; nothing is stored in a test. */
function keysOf(keys: Readonly<Record<string, string>>): KeyService {
  const readOnly = (): never => {
    throw new Error('The keys of this test cannot be changed.');
  };
  return {
    canStore: () => false,
    source: async (id) => (keys[id] ? 'config' : 'none'),
    get: async (id) => keys[id] ?? null,
    set: async () => readOnly(),
    remove: async () => readOnly(),
  };
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const nothing = Symbol('nothing');
  const reason: unknown = await promise.then(
    () => nothing,
    (error: unknown) => error,
  );
  if (reason === nothing) expect.fail('It succeeded, and should have failed.');
  return reason;
}

/** The ProviderError a promise is rejected with. */
export async function providerError(promise: Promise<unknown>): Promise<ProviderError> {
  const reason = await rejection(promise);
  if (reason instanceof ProviderError) return reason;
  throw new Error('It failed with something else than a ProviderError.', { cause: reason });
}

/** @param current the emulator, which is not there yet when the suite is put together */
export function createStand<V extends Emulator>(
  contract: ProviderContract<V>,
  current: () => V,
): Stand<V> {
  const { provider } = contract;

  const stand: Stand<V> = {
    contract,
    get vendor() {
      return current();
    },
    open({ url, key, timeoutMs = 20_000, signal, limiter } = {}) {
      const vendor = current();
      const apiKey = key ?? vendor.key;
      const baseUrl = url ?? contract.baseUrl?.(vendor) ?? vendor.url;
      const config = parseConfig({
        providers: { [provider.id]: { ...contract.config, apiKey, baseUrl } },
        requestTimeoutMs: timeoutMs,
      });
      const openProvider = createOpenProvider(
        config,
        keysOf({ [provider.id]: apiKey }),
        limiter && (() => limiter),
      );
      return openProvider(provider, signal ?? new AbortController().signal);
    },
    request(change = {}) {
      const { image } = contract;
      return {
        image: typeof image === 'function' ? image(current()) : image,
        languages: [contract.languages.written[0]],
        fields: ['alternativeText', 'caption'],
        anew: false,
        context: { fileName: 'shoe.jpg', folderName: 'Shop', entryTitle: '', entryField: '' },
        ...change,
        options: completeOptions(provider.options, contract.options, change.options),
      };
    },
    async describe(deviation = {}) {
      const request = stand.request(deviation.request);
      const description = await provider.describe(request, await stand.open(deviation));
      const fault = faultIn(description, request.fields);
      if (fault === null) return description;
      throw new ProviderError({
        provider: provider.id,
        code: 'bad_response',
        message: failureSentence(provider.name, 'bad_response', { vendorMessage: fault }),
      });
    },
    failure: (deviation) => providerError(stand.describe(deviation)),
    paidCalls: () =>
      current().requests.filter(({ endpoint }) => endpoint === contract.endpoint).length,
    charged: () => current().stats().creditsCharged,
  };
  return stand;
}
