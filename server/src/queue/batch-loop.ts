import { messageOf } from '../errors';
import type { Batches } from '../tasks/batches';
import type { Queue } from './types';

/** How often it looks whether a batch is due or worth making. Milliseconds. */
const TURN_MS = 1000;

export interface BatchLoopInit {
  batches: Batches;
  /** Tasks have come back from a batch. */
  released: () => void;
  log: { error(message: string): void };
}

/** Moves batches on, one step after the other, beside the queue that works one by one. */
export function createBatchLoop({ batches, released, log }: BatchLoopInit): Queue {
  let abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let turning: Promise<void> = Promise.resolve();
  let running = false;

  const turn = async (): Promise<void> => {
    try {
      while (running && (await batches.turn(abort.signal))) released();
    } catch (error) {
      if (!abort.signal.aborted)
        log.error(`[alt-text] the batches stand still: ${messageOf(error)}`);
    }
    schedule();
  };
  const schedule = (): void => {
    if (!running) return;
    timer = setTimeout(() => {
      turning = turn();
    }, TURN_MS);
  };

  return {
    start() {
      if (running) return;
      running = true;
      abort = new AbortController();
      schedule();
    },
    notify: () => undefined,
    async stop() {
      running = false;
      clearTimeout(timer);
      abort.abort(new Error('Strapi is shutting down'));
      await turning;
    },
  };
}

/** Several queues as one. */
export const joined = (...queues: readonly Queue[]): Queue => ({
  start: () => {
    queues.forEach((queue) => {
      queue.start();
    });
  },
  notify: () => {
    queues.forEach((queue) => {
      queue.notify();
    });
  },
  stop: async () => {
    await Promise.all(queues.map((queue) => queue.stop()));
  },
});
