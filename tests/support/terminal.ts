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

/** Called with all that was shown so far; what it returns is typed, `\u0003` is Ctrl-C. */
export type Typing = (screen: string) => string | undefined;

/** Calls a program as somebody at a terminal does. */
export async function shownBy(
  words: readonly string[],
  cwd: string,
  type: Typing = () => undefined,
  env: Record<string, string> = {},
): Promise<Shown> {
  const child = spawn(SCRIPT, ['-qefc', words.map(quoted).join(' '), '/dev/null'], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TERM: 'xterm', NO_COLOR: '', ...env },
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

/** Calls the repository's `strapi-alt-text` so. */
export const atTerminal = (
  appDir: string,
  args: readonly string[],
  type?: Typing,
  env: Record<string, string> = {},
): Promise<Shown> => {
  const words = [process.execPath, path.join(REPOSITORY, 'bin', 'strapi-alt-text.js'), ...args];
  return shownBy(words, appDir, type, { NODE_ENV: 'test', ...env });
};

/** Types something once, when the terminal first shows it. */
export function onceShown(shown: string | RegExp, keys: string): Typing {
  let typed = false;
  return (screen) => {
    const isShown = typeof shown === 'string' ? screen.includes(shown) : shown.test(screen);
    if (typed || !isShown) return undefined;
    typed = true;
    return keys;
  };
}
