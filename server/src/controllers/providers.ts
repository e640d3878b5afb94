import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { Credits, KeyAnswer, TestAnswer } from '../contracts/providers';
import { ProviderError, RequestError } from '../errors';
import { altText, type AltText } from '../plugin';
import { providerInfo } from '../providers/info';
import type { Provider } from '../providers/types';
import { keyField } from '../settings/config';
import { answering, parse, type AdminContext } from './request';

const keySchema = z.strictObject({ key: keyField });

function providerOf({ registry }: AltText, context: AdminContext): Provider {
  const provider = registry.get(context.params['id'] ?? '');
  if (!provider) throw new RequestError(404, 'There is no such provider.');
  return provider;
}

const neverAborted = () => new AbortController().signal;

export const providers = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: answering(async () => {
    const plugin = altText(strapi);
    const [thisMonth, usualMonth] = await Promise.all([
      plugin.ledger.usedByProvider(),
      plugin.ledger.usualMonths(),
    ]);
    const results = await Promise.all(
      plugin.registry.list().map(async (provider) =>
        providerInfo(provider, await plugin.keys.source(provider.id), {
          thisMonth: thisMonth[provider.id] ?? 0,
          usualMonth: usualMonth[provider.id] ?? null,
        }),
      ),
    );
    return {
      results,
      pagination: { page: 1, pageSize: 100, pageCount: 1, total: results.length },
    };
  }),

  setKey: answering(async (context): Promise<KeyAnswer> => {
    const plugin = altText(strapi);
    const { id } = providerOf(plugin, context);
    await plugin.keys.set(id, parse(keySchema, context.request.body).key);
    return { keySource: await plugin.keys.source(id) };
  }),

  removeKey: answering(async (context): Promise<KeyAnswer> => {
    const plugin = altText(strapi);
    const { id } = providerOf(plugin, context);
    await plugin.keys.remove(id);
    return { keySource: await plugin.keys.source(id) };
  }),

  test: answering(async (context): Promise<TestAnswer> => {
    const plugin = altText(strapi);
    const provider = providerOf(plugin, context);
    if (!provider.test) {
      return {
        ok: null,
        message: `${provider.name} has no call that is free, so its key is proved by the first image.`,
      };
    }
    try {
      await provider.test(await plugin.openProvider(provider, neverAborted()));
      return {
        ok: true,
        message: provider.needsKey
          ? `${provider.name} accepts the key.`
          : `${provider.name} is ready.`,
      };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return { ok: false, code: error.code, message: error.message };
    }
  }),

  credits: answering(async (context): Promise<Credits> => {
    const plugin = altText(strapi);
    const provider = providerOf(plugin, context);
    const usedThisMonth = await plugin.ledger.usedThisMonth(provider.id);
    if (!provider.credits) return { remaining: null, usedThisMonth };
    const balance = await provider.credits(await plugin.openProvider(provider, neverAborted()));
    return { ...balance, usedThisMonth };
  }),
});
