import { createRequire } from 'node:module';
import path from 'node:path';
import type * as StrapiModule from '@strapi/strapi';
import type { Core } from '@strapi/strapi';

import { REPOSITORY, writeApp } from './app';
import type { App, AppOptions } from './app';
import { createClients } from './clients';
import type { Clients } from './clients';
import { keepListeners } from './listeners';
import { captureLog } from './log';

export type { AppOptions, ContentType } from './app';

/** A real Strapi in this process, listening on a port. Only one can run in a process at a time. */
export interface RunningStrapi extends Clients {
  url: string;
  appDir: string;
  /** The instance itself; another one after `restart`. */
  strapi: Core.Strapi;
  /** Every line that Strapi's logger wrote, with its details, over all restarts. */
  logs: string[];
  /** Stops it, and removes its directory unless it is to be kept. */
  stop: (options?: { keep?: boolean }) => Promise<void>;
  /** Stops it and starts it again on the same directory and database. */
  restart: (changes?: Partial<AppOptions>) => Promise<void>;
}

export async function startStrapi(options: AppOptions = {}): Promise<RunningStrapi> {
  const app = await writeApp(options);
  const logs: string[] = [];
  let settings: AppOptions = { ...options, appDir: app.dir };
  let instance: Core.Strapi | undefined;

  const stopInstance = async (): Promise<void> => {
    const stopping = instance;
    instance = undefined;
    if (stopping) await destroy(stopping);
  };
  const stop: RunningStrapi['stop'] = async ({ keep = options.appDir !== undefined } = {}) => {
    await stopInstance();
    if (!keep) await app.remove();
  };

  try {
    instance = await boot(app, logs);
  } catch (error) {
    if (options.appDir === undefined) await app.remove();
    throw error;
  }

  return {
    ...createClients(app.url),
    url: app.url,
    appDir: app.dir,
    logs,
    get strapi() {
      if (!instance) throw new Error('This Strapi is stopped');
      return instance;
    },
    stop,
    restart: async (changes = {}) => {
      await stopInstance();
      settings = { ...settings, ...changes, appDir: app.dir };
      await writeApp(settings);
      instance = await boot(app, logs);
    },
  };
}

async function boot(app: App, logs: string[]): Promise<Core.Strapi> {
  // Read anew by every call: the telemetry service looks at it when it is made.
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  // A plain import fails: the package's ES modules import directories.
  const requireHere = createRequire(import.meta.url);
  forgetModules(requireHere, [app.dir, path.join(REPOSITORY, 'dist')]);
  const { createStrapi } = requireHere('@strapi/strapi') as typeof StrapiModule;

  const strapi = createStrapi({ appDir: app.dir, distDir: app.dir });
  captureLog(strapi, logs);
  try {
    await strapi.load();
    await listen(strapi, app.port);
  } catch (error) {
    await destroy(strapi).catch(() => undefined);
    throw error;
  }
  return strapi;
}

/** Without it a restart would see the old configuration and the plugin's old state. */
function forgetModules(requireHere: NodeJS.Require, folders: string[]): void {
  for (const file of Object.keys(requireHere.cache)) {
    if (folders.some((folder) => file.startsWith(folder + path.sep))) {
      Reflect.deleteProperty(requireHere.cache, file);
    }
  }
}

function listen(strapi: Core.Strapi, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A test that keeps this process busy would find its idle connections closed under its hands.
    strapi.server.httpServer.keepAliveTimeout = 120_000;
    strapi.server.httpServer.once('error', reject);
    strapi.server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
}

async function destroy(strapi: Core.Strapi): Promise<void> {
  const restore = keepListeners(process);
  try {
    await strapi.destroy();
  } finally {
    restore();
  }
}
