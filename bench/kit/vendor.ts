import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { REPOSITORY } from '../../tests/support/app';
import { DEFAULT_KEY } from '../../tests/vendors/altframe';
import { CONTROL } from '../../tests/vendors/kit/control';
import type { Stats } from '../../tests/vendors/kit/stats';

const PROGRAM = path.join('tests', 'vendors', 'altframe', 'main.ts');

export interface VendorProcess {
  url: string;
  key: string;
  stats(): Promise<Stats>;
  close(): Promise<void>;
}

/**
 * The emulated AltFrame in a process of its own, so that its work is counted to nobody. It looks at
 * no picture and limits no rate.
 *
 * @param latencyMs after which it answers
 */
export async function startVendorProcess(latencyMs: number): Promise<VendorProcess> {
  const options = ['--port', '0', '--latency', String(latencyMs), '--credits', '1000000'];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', PROGRAM, ...options, '--no-inspect', '--no-rate-limit'],
    { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The emulated vendor ended before it listened')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /listening on (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  return {
    url,
    key: DEFAULT_KEY,
    stats: async () => (await (await fetch(`${url}${CONTROL}stats`)).json()) as Stats,
    async close() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
