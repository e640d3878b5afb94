import { setTimeout as wait } from 'node:timers/promises';

/** Waits; answers false where the signal ended the wait early. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<boolean> {
  if (signal?.aborted) return false;
  if (ms <= 0) return true;
  try {
    await wait(ms, undefined, signal ? { signal } : {});
    return true;
  } catch {
    return false;
  }
}
