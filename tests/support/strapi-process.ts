import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

import { writeApp } from './app';
import type { App, AppOptions } from './app';
import { createClients } from './clients';
import type { Clients } from './clients';
import { waitFor } from './wait';

export interface ProcessOptions extends AppOptions {
  /** Environment variables on top of this process's own. */
  env?: Record<string, string>;
  startTimeoutMs?: number;
}

/** A real Strapi in a process of its own, so that it can be killed at any moment. */
export interface StrapiProcess extends Clients {
  url: string;
  appDir: string;
  database: App['database'];
  pid: () => number | undefined;
  /** Every line it printed, over all starts. */
  logs: string[];
  /** SIGKILL: no chance to tidy up. */
  kill: () => Promise<void>;
  /** Starts it again on the same directory and database. */
  start: (changes?: Partial<ProcessOptions>) => Promise<void>;
  /** SIGTERM, SIGKILL if that does not help; removes the directory unless it is to be kept. */
  stop: (options?: { keep?: boolean }) => Promise<void>;
}

const START = `
const dir = __dirname;
require('@strapi/strapi').createStrapi({ appDir: dir, distDir: dir }).start();
`;

export async function startStrapiProcess(options: ProcessOptions = {}): Promise<StrapiProcess> {
  const app = await writeApp(options);
  const logs: string[] = [];
  let settings: ProcessOptions = { ...options, appDir: app.dir };
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    await writeFile(path.join(app.dir, 'start.js'), START);
    const starting = spawn(process.execPath, ['start.js'], {
      cwd: app.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        STRAPI_TELEMETRY_DISABLED: 'true',
        ...settings.env,
      },
    });
    child = starting;
    collect(starting, logs);
    const from = logs.length;
    await waitFor(
      async () => {
        if (starting.exitCode !== null || starting.signalCode !== null) return 'gone';
        return (await fetch(`${app.url}/_health`)).status === 204 && 'up';
      },
      { what: 'Strapi to answer', timeoutMs: settings.startTimeoutMs ?? 60_000, intervalMs: 100 },
    ).then(
      (state) => {
        if (state === 'gone') throw new Error(`Strapi ended: ${logs.slice(from).join('\n')}`);
      },
      async (error: unknown) => {
        await end(starting, 'SIGKILL');
        throw error;
      },
    );
  };
  const stop: StrapiProcess['stop'] = async ({ keep = options.appDir !== undefined } = {}) => {
    if (child) await end(child, 'SIGTERM');
    if (!keep) await app.remove();
  };

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    ...createClients(app.url),
    url: app.url,
    appDir: app.dir,
    database: app.database,
    pid: () => child?.pid,
    logs,
    kill: async () => {
      if (child) await end(child, 'SIGKILL');
    },
    start: async (changes = {}) => {
      settings = { ...settings, ...changes, appDir: app.dir };
      await writeApp(settings);
      await start();
    },
    stop,
  };
}

function collect(child: ChildProcess, lines: string[]): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(stripVTControlCharacters(line));
      if (process.env.ALT_TEXT_TEST_LOG) console.log(line);
    });
  }
}

const GRACE_MS = 5_000;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(timer);
}
