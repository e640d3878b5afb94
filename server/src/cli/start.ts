import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type * as StrapiModule from '@strapi/strapi';
import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';
import { PLUGIN_ID } from '../permissions';
import { StartError } from './exit';
import { markCommandLine } from './mode';
import { unreachableDatabase } from './unreachable';

interface TypeScriptUtils {
  isUsingTypeScript(dir: string): Promise<boolean>;
  resolveOutDir(dir: string): Promise<string>;
}

/** Strapi's own modules, as the app in this folder has them. */
function modulesOf(dir: string): { strapi: typeof StrapiModule; typescript: TypeScriptUtils } {
  const manifest = path.join(dir, 'package.json');
  try {
    const fromApp = createRequire(manifest);
    const fromStrapi = createRequire(fromApp.resolve('@strapi/strapi'));
    return {
      strapi: fromApp('@strapi/strapi') as typeof StrapiModule,
      typescript: fromStrapi('@strapi/typescript-utils') as TypeScriptUtils,
    };
  } catch (error) {
    throw new StartError(
      `There is no Strapi app in this folder (${messageOf(error).split('\n')[0] ?? ''}). Run the command in the folder of your app, after its npm install.`,
    );
  }
}

/**
 * Where the app's code is to be run from. What was built is taken as it is, for a server may run
 * from it; only where nothing was built is the app compiled.
 */
async function foldersOf(
  dir: string,
  { strapi, typescript }: ReturnType<typeof modulesOf>,
): Promise<{ appDir: string; distDir: string }> {
  if (!(await typescript.isUsingTypeScript(dir))) return { appDir: dir, distDir: dir };
  const distDir = await typescript.resolveOutDir(dir);
  if (existsSync(path.join(distDir, 'config'))) return { appDir: dir, distDir };
  const { distDir: compiled = distDir } = await strapi.compileStrapi({ appDir: dir });
  return { appDir: dir, distDir: compiled };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Strapi shuts down at the first Ctrl-C and ends the process with 0, while the command still writes
 * down what it has done. Here the command decides when it is over.
 */
function deafToSignals(create: () => Core.Strapi): Core.Strapi {
  const before = SIGNALS.map((signal) => process.listeners(signal));
  const strapi = create();
  for (const [index, signal] of SIGNALS.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.includes(listener)) process.off(signal, listener);
    }
  }
  return strapi;
}

/**
 * Starts the app's Strapi without its web server, and without anything that goes on by itself:
 * neither this plugin's work nor any job of the cron.
 *
 * @throws StartError
 */
export async function startStrapi(dir: string, verbose: boolean): Promise<Core.Strapi> {
  const modules = modulesOf(dir);
  // A command is no start of the server, and Strapi counts those.
  process.env['STRAPI_TELEMETRY_DISABLED'] ??= 'true';
  let strapi: Core.Strapi | undefined;
  try {
    const folders = await foldersOf(dir, modules);
    strapi = deafToSignals(() => modules.strapi.createStrapi(folders));
    markCommandLine(strapi);
    if (!verbose) (strapi.log as { level: string }).level = 'warn';
    const cron = strapi.cron as { start: () => unknown };
    cron.start = () => cron;
    await strapi.load();
  } catch (error) {
    const database: unknown = strapi?.config.get('database.connection');
    throw new StartError(
      unreachableDatabase(error, database) ?? `Strapi could not be started: ${messageOf(error)}`,
    );
  }
  if ((strapi.plugins as Record<string, unknown>)[PLUGIN_ID]) return strapi;
  throw new StartError(
    `The plugin “${PLUGIN_ID}” is not enabled in this app: name it in config/plugins.`,
  );
}
