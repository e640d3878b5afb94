import { createInterface } from 'node:readline/promises';
import { stripVTControlCharacters } from 'node:util';

import { createBar, type Bar } from './bar';
import { painter, type Paint } from './paint';

/** How a command speaks with whoever called it. */
export interface Io {
  /** The answer itself, to the standard output: nothing else is written there. */
  out: (text: string) => Promise<void>;
  /** A line for a person, to the standard error. */
  note(text: string): void;
  /** How far the work is; on a terminal only. */
  bar(): Bar;
  /** Colours for the standard output: none where it is no terminal. */
  paint: Paint;
  /** Whether a person is there to be asked. */
  canAsk: boolean;
  ask(question: string): Promise<boolean>;
  /** Aborted by Ctrl-C. */
  interrupted: AbortSignal;
}

type Write = (text: string, done: () => void) => void;

/**
 * Takes the standard output for the answer alone: whatever else is written there, Strapi's log and
 * the app's own lines, goes to the standard error from now on.
 */
function takeStandardOutput(): Write {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  const own: Write = (text, done) => void write(text, done);
  // Strapi colours its log whoever reads it.
  const bare = (chunk: string | Uint8Array) =>
    stderr.isTTY || typeof chunk !== 'string' ? chunk : stripVTControlCharacters(chunk);
  const aside = (chunk: string | Uint8Array, ...rest: []) => stderr.write(bare(chunk), ...rest);
  stdout.write = aside;
  // Whoever reads has had enough, as `head` does: that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 3);
  });
  return own;
}

/** The terminal, or the pipes, of this process. */
export function createIo(interrupted: AbortSignal): Io {
  const { stdin, stdout, stderr, env } = process;
  const write = takeStandardOutput();
  return {
    out: (text) =>
      new Promise((resolve) => {
        write(text, () => {
          resolve();
        });
      }),
    note: (text) => {
      stderr.write(`${text}\n`);
    },
    bar: () => createBar(stderr, env),
    paint: painter(stdout.isTTY, env),
    canAsk: stdin.isTTY && stderr.isTTY,
    async ask(question) {
      const lines = createInterface({ input: stdin, output: stderr });
      // While a question stands the terminal leaves Ctrl-C to it.
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      // Ctrl-D: there will be no answer, and the question alone would wait for it for ever.
      const closed = new Promise<string>((resolve) => {
        lines.once('close', () => {
          resolve('');
        });
      });
      try {
        const asked = lines.question(`${question} [y/N] `, { signal: interrupted });
        const answer = await Promise.race([asked, closed]);
        return /^y(es)?$/i.test(answer.trim());
      } finally {
        lines.close();
      }
    },
    interrupted,
  };
}
