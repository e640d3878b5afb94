import { AsyncResource } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';

import pLimit from 'p-limit';

import { messageOf } from '../errors';
import type { TaskRow } from '../models/tasks';
import { LEASE_MS } from '../tasks/rows';
import { type TaskStore } from '../tasks/store';
import type { Perform } from '../tasks/work';
import type { Failure } from '../tasks/failure';
import type { Queue } from './types';

/** How often it looks for tasks of other processes, in milliseconds. Its own are notified. */
const POLL_MS = 5000;

/** A task that is due but not to be had must not make it spin. Milliseconds. */
const SHORTEST_SLEEP_MS = 20;

/**
 * While so many images are at the vendor, a few more are got ready and a few answers are written
 * down: as a share of them.
 */
const BESIDE_THE_VENDOR = 0.5;

/**
 * Where a vendor's limit is used up for long, the other tasks would only be prepared in vain. But
 * some may be for another vendor: after this long a few are tried. Milliseconds.
 */
const LONGEST_REST_MS = 10_000;

/** After an abort, how long a task may take to let go. Milliseconds. */
const LET_GO_MS = 2000;

export interface EmbeddedQueueInit {
  tasks: TaskStore;
  perform: Perform;
  /** Unique per process and boot. */
  owner: string;
  /** How many calls to vendors are under way at once. */
  concurrency: number;
  shutdownTimeoutMs: number;
  log: { error(message: string): void };
}

/** Works in this process, on rows that it holds by leases: a second process does no harm. */
export function createEmbeddedQueue(init: EmbeddedQueueInit): Queue {
  const { tasks, owner, concurrency } = init;
  const beside = Math.ceil(concurrency * BESIDE_THE_VENDOR);
  const most = concurrency + beside;
  /** To look for a few tasks costs as much as to look for one. */
  const worthALook = Math.ceil(beside / 2);
  const atVendor = pLimit(concurrency);
  const inFlight = new Map<number, Promise<void>>();
  const abort = new AbortController();
  // Each task that waits listens to it: many tasks are no leak.
  setMaxListeners(0, abort.signal);
  let running = false;
  let looking = false;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  /** A vendor that takes no more for now takes none of the same run either. */
  const restAfter = ({ runId }: TaskRow, failure: Failure | null): void => {
    if (!failure?.notSent || failure.code !== 'rate_limited') return;
    tasks.rest(runId, Math.min(failure.retryAfterMs ?? 0, LONGEST_REST_MS));
  };

  const work = (task: TaskRow): void => {
    const done = init
      .perform(task, { owner, signal: abort.signal, atVendor })
      .then((failure) => {
        restAfter(task, failure);
      })
      .finally(() => {
        inFlight.delete(task.id);
        look();
      });
    inFlight.set(task.id, done);
  };

  const fill = async (): Promise<void> => {
    while (running && most - inFlight.size >= worthALook) {
      const claimed = await tasks.claim(owner, most - inFlight.size);
      claimed.forEach(work);
      if (claimed.length === 0) return;
    }
  };

  const sleep = (ms: number): void => {
    clearTimeout(timer);
    if (running) timer = setTimeout(look, ms);
  };

  /** As long as there was a reason to look again while it looked. */
  const lookAround = async (): Promise<void> => {
    try {
      while (lookAgain) {
        lookAgain = false;
        await fill();
      }
      const due = most - inFlight.size >= worthALook ? await tasks.msUntilDue() : null;
      sleep(Math.min(POLL_MS, Math.max(due ?? POLL_MS, SHORTEST_SLEEP_MS)));
    } catch (error) {
      init.log.error(`[alt-text] the queue could not read its tasks: ${messageOf(error)}`);
      sleep(POLL_MS);
    }
    looking = false;
    if (lookAgain) look();
  };

  /** One look at a time; a call during a look is answered by another one after it. */
  function look(): void {
    if (!running) return;
    lookAgain = true;
    if (looking) return;
    looking = true;
    void lookAround();
  }

  const renew = (): void => {
    tasks.renew(owner, [...inFlight.keys()]).catch((error: unknown) => {
      init.log.error(`[alt-text] leases could not be renewed: ${messageOf(error)}`);
    });
  };

  const settled = async (withinMs: number): Promise<void> => {
    let bound: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.allSettled(inFlight.values()),
      new Promise((resolve) => (bound = setTimeout(resolve, withinMs))),
    ]);
    clearTimeout(bound);
  };

  return {
    start() {
      if (running) return;
      running = true;
      heartbeat = setInterval(renew, LEASE_MS / 3);
      look();
    },
    // Not in the context of whoever notifies: it may be a request, with a transaction of its own.
    notify: AsyncResource.bind(() => {
      look();
    }),
    async stop() {
      running = false;
      clearTimeout(timer);
      await settled(init.shutdownTimeoutMs);
      abort.abort(new Error('Strapi is shutting down'));
      await settled(LET_GO_MS);
      clearInterval(heartbeat);
    },
  };
}
