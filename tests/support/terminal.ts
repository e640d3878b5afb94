import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';

import { REPOSITORY } from './app';
import type { Need } from './needs';

const SCRIPT = '/usr/bin/script';

/** A pseudo-terminal, as util-linux makes one; the `script` of BSD and macOS is called otherwise. */
export const TERMINAL: Need = {
  at: process.platform === 'linux' && existsSync(SCRIPT) ? SCRIPT : undefined,
  howTo: 'install util-linux for its `script` (`apt-get install bsdutils`), on Linux',
};

/** What a terminal showed, and how the command ended. */
export interface Shown {
  code: number | null;
  screen: string;
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * Calls `strapi-alt-text` as somebody at a terminal does.
 *
 * @param type called with all that was shown so far; what it returns is typed, `\u0003` is Ctrl-C
 */
export async function atTerminal(
  appDir: string,
  args: readonly string[],
  type: (screen: string) => string | undefined = () => undefined,
  env: Record<string, string> = {},
): Promise<Shown> {
  const command = [process.execPath, path.join(REPOSITORY, 'bin', 'strapi-alt-text.js'), ...args];
  const child = spawn(SCRIPT, ['-qefc', command.map(quoted).join(' '), '/dev/null'], {
    cwd: appDir,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', TERM: 'xterm', NO_COLOR: '', ...env },
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const keys = type(screen);
    if (keys !== undefined) child.stdin.write(keys);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, screen };
}

/** Types something once, when the terminal first shows it. */
export function onceShown(shown: string, keys: string): (screen: string) => string | undefined {
  let typed = false;
  return (screen) => {
    if (typed || !screen.includes(shown)) return undefined;
    typed = true;
    return keys;
  };
}
