import { setTimeout as sleep } from 'node:timers/promises';

import { createLimiters } from '../../server/src/credits/limits';
import { ProviderError } from '../../server/src/errors';
import { createOpenProvider, settingsOf } from '../../server/src/providers/calls';
import { completeOptions } from '../../server/src/providers/options';
import type { DescribeRequest, Provider } from '../../server/src/providers/types';
import { parseConfig } from '../../server/src/settings/config';
import type { LimitedVendor, Manner } from './vendors';

export const WORKERS = 8;

/** What the vendor saw of one run. */
export interface Run {
  vendor: LimitedVendor;
  /** When the described requests arrived, in milliseconds from the first, in this order. */
  arrivals: number[];
  /** Requests that the vendor refused for their number. */
  refused: number;
}

/**
 * Describes as often as is wanted, by several workers that are never without work, through the
 * adapter and the limiter as the plugin connects them. A worker that is told to come back later
 * does so, as a task of the queue does.
 */
export async function describeOften(
  vendor: LimitedVendor,
  manner: Manner,
  wanted: number,
): Promise<Run> {
  const running = await vendor.start(manner);
  const limited: Provider = { ...vendor.provider, limits: vendor.limits };
  const config = parseConfig({
    providers: { [limited.id]: { ...vendor.config, baseUrl: running.baseUrl } },
  });
  const openProvider = createOpenProvider(
    config,
    keyIs(running.key),
    createLimiters({ configOf: (id) => settingsOf(config, id) }),
  );
  const signal = new AbortController().signal;
  let left = wanted;

  const describe = async (): Promise<void> => {
    const call = await openProvider(limited, signal);
    try {
      await limited.describe(requestFor(vendor), call);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'rate_limited') throw error;
      await sleep(error.retryAfterMs ?? 100);
      return describe();
    }
  };
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await describe();
    }
  };

  try {
    await Promise.all(Array.from({ length: WORKERS }, work));
    const moments = running.requests
      .filter(({ endpoint, status }) => endpoint === vendor.endpoint && status === 200)
      .map(({ at }) => Date.parse(at))
      .sort((a, b) => a - b);
    return {
      vendor,
      arrivals: moments.map((moment) => moment - (moments[0] ?? 0)),
      refused: running.stats().statuses['429'] ?? 0,
    };
  } finally {
    await running.close();
  }
}

const requestFor = ({ provider, image }: LimitedVendor): DescribeRequest => ({
  image,
  languages: ['en'],
  fields: ['alternativeText'],
  anew: false,
  options: completeOptions(provider.options, {}, {}),
  context: { fileName: 'icon.png', folderName: '', entryTitle: '', entryField: '' },
});

const readOnly = (): never => {
  throw new Error('The key of a benchmark cannot be changed.');
};

const keyIs = (key: string): Parameters<typeof createOpenProvider>[1] => ({
  canStore: () => false,
  source: async () => 'config',
  get: async () => key,
  set: async () => readOnly(),
  remove: async () => readOnly(),
});
