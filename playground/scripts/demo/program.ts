import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

import { waitFor } from '../../../tests/support/wait';

export interface ProgramOptions {
  /** For messages. */
  name: string;
  /** The arguments of Node. */
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** What it prints goes here. */
  logFile: string;
  /** Answers 2xx once the program is ready. */
  readyUrl: string;
}

const START_MS = 90_000;
const GRACE_MS = 8_000;

const running = new Map<ChildProcess, ProgramOptions>();

/** Starts a program beside the demo and waits until it answers. */
export async function startProgram(options: ProgramOptions): Promise<void> {
  const { name, logFile } = options;
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, options.args, {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  running.set(child, options);
  child.once('exit', () => running.delete(child));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });

  const state = await waitFor(
    async () => {
      if (hasEnded(child)) return 'ended';
      return (await fetch(options.readyUrl)).ok && 'ready';
    },
    { what: `${name} to answer (its log: ${logFile})`, timeoutMs: START_MS, intervalMs: 100 },
  );
  if (state === 'ended') throw new Error(`${name} did not start; its log: ${logFile}`);
}

/** Settles, with a failure, when one of the programs ends by itself. */
export async function anyProgramEnds(): Promise<never> {
  const options = await Promise.race(
    [...running].map(async ([child, program]) => {
      await once(child, 'exit');
      return program;
    }),
  );
  throw new Error(`${options.name} ended by itself; its log: ${options.logFile}`);
}

/** Ends everything that was started, and waits for it. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...running.keys()].map(stop));
}

/** The last resort, when there is no time to wait. */
export function killPrograms(): void {
  for (const child of running.keys()) child.kill('SIGKILL');
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
