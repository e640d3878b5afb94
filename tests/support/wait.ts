import { inspect } from 'node:util';

export interface WaitOptions {
  /** What is waited for, for the message when it does not come. */
  what: string;
  timeoutMs?: number;
  intervalMs?: number;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

type Falsy = undefined | null | false | 0 | '';

/** Asks again and again until the answer is truthy, and returns it. A throw counts as "not yet". */
export async function waitFor<T>(
  ask: () => T | Promise<T>,
  { what, timeoutMs = 10_000, intervalMs = 50 }: WaitOptions,
): Promise<Exclude<Awaited<T>, Falsy>> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await ask();
      if (value) return value as Exclude<Awaited<T>, Falsy>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= deadline) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}; the last answer was ${inWords(last)}`, {
        cause: last,
      });
    }
    await sleep(intervalMs);
  }
}

function inWords(value: unknown): string {
  return value instanceof Error ? value.message : inspect(value);
}
