import { setTimeout as sleep } from 'node:timers/promises';

import type { Run } from '../contracts/runs';
import type { AltText } from '../plugin';
import type { Io } from './io';
import { duration } from './table';

/** How often the run is looked at. Milliseconds. */
const LOOK_MS = 500;

/** A server looks for new runs every five seconds; this is enough for one under load. */
const TAKEN_UP_MS = 12_000;

const ended = ({ status, finishedAt }: Run): boolean =>
  ['completed', 'partial', 'failed', 'paused'].includes(status) ||
  (status === 'cancelled' && finishedAt !== undefined);

/** @returns whether the time is up; `false` where it was interrupted */
const waited = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal }).catch(() => false);

/** Whether some server begins with the run within a few seconds. */
export async function takenUp(plugin: AltText, id: number, signal: AbortSignal): Promise<boolean> {
  const until = Date.now() + TAKEN_UP_MS;
  while ((await plugin.runs.get(id)).status === 'queued') {
    if (Date.now() >= until || !(await waited(LOOK_MS, signal))) return false;
  }
  return true;
}

/**
 * Works on the tasks that wait, beside whoever else does, until the run is over or paused. Where it
 * is already, nothing is done. Then the next run may be followed; a queue that was stopped does not
 * start again, so that it is stopped after the last one.
 *
 * @returns `null` where it was interrupted
 * @throws RequestError 404
 */
export async function followRun(plugin: AltText, id: number, io: Io): Promise<Run | null> {
  const found = await plugin.runs.get(id);
  if (ended(found)) return found;
  io.note(`Waiting for run ${id}. Ctrl-C leaves it to the running Strapi.`);
  const bar = io.bar();
  plugin.queue.start();
  try {
    for (;;) {
      const run = await plugin.runs.get(id);
      const { total, queued, running } = run.counts;
      const eta = run.etaSeconds === null ? '' : `, ${duration(run.etaSeconds)} left`;
      const failed = run.counts.failed > 0 ? `, ${run.counts.failed} failed` : '';
      bar.show(total - queued - running, total, `${run.status}${failed}${eta}`);
      if (ended(run)) return run;
      if (!(await waited(LOOK_MS, io.interrupted))) return null;
    }
  } finally {
    bar.end();
  }
}
