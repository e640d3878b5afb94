import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { REPOSITORY } from '../../tests/support/app';
import { peakMiB } from '../scale/memory';

/** What a command took. */
export interface Taken {
  seconds: number;
  /** The most that was ever resident. */
  peakMiB: number;
  /** The last of what it printed. */
  end: string;
}

/** How often its peak is read: it only grows, and the last reading is the one that counts. */
const LOOK_MS = 10;
const END = 2000;

/**
 * Runs a command in a process of its own; its output is read and let go.
 *
 * @param nodeOptions a bound of the heap, say
 */
export async function measureCommand(
  appDir: string,
  args: readonly string[],
  nodeOptions = '',
): Promise<Taken> {
  const from = Date.now();
  const child = spawn(
    process.execPath,
    [path.join(REPOSITORY, 'bin', 'strapi-alt-text.js'), ...args],
    {
      cwd: appDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: nodeOptions },
    },
  );
  let end = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (end = (end + text).slice(-END)));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  let peak = 0;
  const looking = setInterval(() => {
    try {
      peak = Math.max(peak, peakMiB(child.pid ?? 0));
    } catch {
      // It has just ended.
    }
  }, LOOK_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(looking);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${errors}`);
  return { seconds: (Date.now() - from) / 1000, peakMiB: peak, end };
}
