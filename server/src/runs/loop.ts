import { AsyncResource } from 'node:async_hooks';

import { messageOf } from '../errors';
import { advanceRun, unfinishedRuns, type AdvanceDeps } from './advance';

/** How often it looks while a run is under way. Milliseconds. */
const BUSY_MS = 1000;

/** How often it looks for runs that another process has started. Milliseconds. */
const IDLE_MS = 5000;

/** After news it looks this soon, at the news of many tasks only once. Milliseconds. */
const SOON_MS = 50;

/** Moves runs on in the background, from where they were left. */
export interface RunLoop {
  start(): void;
  /** There is news of a run. */
  notify: () => void;
  stop(): Promise<void>;
}

export function createRunLoop(deps: AdvanceDeps): RunLoop {
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Infinity;
  let turning: Promise<void> | undefined;
  let news = false;

  const turn = async (): Promise<void> => {
    let next = IDLE_MS;
    try {
      for (let more = true; running && more;) {
        more = false;
        news = false;
        const runs = await unfinishedRuns(deps.strapi);
        if (runs.length > 0) next = BUSY_MS;
        for (const run of runs) {
          if (isRunning() && (await advanceRun(deps, run))) more = true;
        }
      }
    } catch (error) {
      deps.strapi.log.error(`[alt-text] the runs stand still: ${messageOf(error)}`);
      next = BUSY_MS;
    }
    turning = undefined;
    wakeIn(news ? SOON_MS : next);
  };
  const isRunning = () => running;

  function wakeIn(ms: number): void {
    if (!running || turning) return;
    const at = Date.now() + ms;
    if (timer && dueAt <= at) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      dueAt = Infinity;
      turning = turn();
    }, ms);
  }

  return {
    start() {
      if (running) return;
      running = true;
      wakeIn(SOON_MS);
    },
    // Not in the context of whoever notifies: it may be a request, with a transaction of its own.
    notify: AsyncResource.bind(() => {
      news = true;
      wakeIn(SOON_MS);
    }),
    async stop() {
      running = false;
      clearTimeout(timer);
      await turning;
    },
  };
}
