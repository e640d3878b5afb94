import type { Asset, Page } from '../../server/src/contracts/assets';
import type { Settings } from '../../server/src/contracts/settings';
import type { Task } from '../../server/src/contracts/tasks';
import type { Change } from '../../server/src/contracts/texts';
import { startAltFrame, type AltFrame, type AltFrameOptions } from '../vendors/altframe';
import type { AppOptions } from './app';
import type { Clients } from './clients';
import { ok } from './http';
import { startStrapi, type RunningStrapi } from './strapi';
import { waitFor } from './wait';

type DeepPartial<T> = { [K in keyof T]?: T[K] extends unknown[] ? T[K] : DeepPartial<T[K]> };

export interface ScenarioOptions {
  vendor?: AltFrameOptions;
  /** Laid over "AltFrame is the provider". */
  settings?: DeepPartial<Settings>;
  /** Laid over the plugin's configuration. */
  config?: Record<string, unknown>;
  app?: AppOptions;
}

/** The plugin's configuration with AltFrame at an emulator. */
export function pluginConfig(
  vendor: Pick<AltFrame, 'url' | 'key'>,
  settings: DeepPartial<Settings> = {},
  config: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    providers: { altframe: { apiKey: vendor.key, baseUrl: vendor.url } },
    settings: { sources: { providers: ['altframe'] }, ...settings },
    ...config,
  };
}

/** What tests ask of a Strapi with the plugin. */
export interface Questions {
  /** The newest task of an asset once it has ended. */
  ended(assetId: number, timeoutMs?: number): Promise<Task>;
  tasks(query?: string): Promise<Page<Task>>;
  history(assetId: number): Promise<Change[]>;
  asset(assetId: number): Promise<Asset>;
  generate(assetId: number, body?: object): Promise<Asset>;
  settings(): Promise<Settings>;
}

export function questionsFor({ admin }: Clients): Questions {
  const tasks = async (query = '') => ok(await admin.get<Page<Task>>(`/alt-text/tasks${query}`));
  return {
    tasks,
    ended: (assetId, timeoutMs = 20_000) =>
      waitFor(
        async () => {
          const newest = (await tasks(`?assetId=${assetId}`)).results[0];
          return newest && !['queued', 'running'].includes(newest.status) ? newest : undefined;
        },
        { what: `the task of asset ${assetId} to end`, timeoutMs },
      ),
    history: async (assetId) =>
      ok(await admin.get<Page<Change>>(`/alt-text/assets/${assetId}/history`)).results,
    asset: async (assetId) => ok(await admin.get<Asset>(`/alt-text/assets/${assetId}`)),
    generate: async (assetId, body = {}) =>
      ok(await admin.post<Asset>(`/alt-text/assets/${assetId}/generate`, body)),
    settings: async () => ok(await admin.get<Settings>('/alt-text/settings')),
  };
}

export interface Scenario extends Questions {
  vendor: AltFrame;
  strapi: RunningStrapi;
  stop(): Promise<void>;
}

/** A real Strapi in this process, with the plugin, beside an emulated AltFrame. */
export async function startScenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const vendor = await startAltFrame({ rateLimit: false, ...options.vendor });
  try {
    const strapi = await startStrapi({
      ...options.app,
      plugin: pluginConfig(vendor, options.settings, options.config),
    });
    return {
      vendor,
      strapi,
      ...questionsFor(strapi),
      async stop() {
        await strapi.stop();
        await vendor.close();
      },
    };
  } catch (error) {
    await vendor.close();
    throw error;
  }
}
