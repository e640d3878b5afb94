import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { REPOSITORY } from './app';

/** How a command ended. */
export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  env?: Record<string, string>;
  /** Called with all of the standard error so far; what it returns is sent as a signal. */
  watch?: (stderr: string) => NodeJS.Signals | undefined;
}

/** Calls a program as a script does: a process of its own, no terminal. */
export async function outputOf(
  [program = '', ...args]: readonly string[],
  cwd: string,
  { env = {}, watch }: CliOptions = {},
): Promise<CliResult> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const result: CliResult = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    result.stderr += text;
    const signal = watch?.(result.stderr);
    if (signal) child.kill(signal);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { ...result, code };
}

/** Calls the repository's `strapi-alt-text` so, in an app's folder. */
export const cli = (
  appDir: string,
  args: readonly string[],
  { env = {}, ...options }: CliOptions = {},
): Promise<CliResult> => {
  const words = [process.execPath, path.join(REPOSITORY, 'bin', 'strapi-alt-text.js'), ...args];
  return outputOf(words, appDir, { env: { NODE_ENV: 'test', ...env }, ...options });
};

/** The JSON that a command printed, and nothing else. */
export function printed<T>({ code, stdout, stderr }: CliResult): T {
  try {
    return JSON.parse(stdout) as T;
  } catch {
    throw new Error(`No JSON (exit ${String(code)}): ${stdout}\n${stderr}`);
  }
}
