import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

import { TASKS_UID } from '../../server/src/models/tasks';
import { runSteps } from '../../tests/support/runs';
import { startStrapi } from '../../tests/support/strapi';
import { asChild } from '../kit/child';
import { takeOffLimits } from '../kit/unlimited';
import type { RunJob, RunResult } from './sides';

const LONGEST_MS = 30 * 60_000;
/** How often somebody looks how far it is, as a page does. Milliseconds. */
const LOOK_MS = 1000;
const NANOSECONDS = 1e6;

/** A run over the whole library, started as the panel does, in a real Strapi. */
asChild(async ({ appDir, plugin, images }: RunJob): Promise<RunResult> => {
  const app = await startStrapi({ appDir, plugin });
  takeOffLimits(app);
  const runs = runSteps(app);
  await app.admin.token();

  const loop = monitorEventLoopDelay({ resolution: 1 });
  const busy = performance.eventLoopUtilization();
  const before = process.cpuUsage();
  const began = Date.now();
  loop.enable();
  const { id } = await runs.start({});
  const run = await runs.over(id, LONGEST_MS, LOOK_MS);
  const seconds = (new Date(run.finishedAt ?? '').getTime() - began) / 1000;
  loop.disable();
  const { user, system } = process.cpuUsage(before);
  const { utilization } = performance.eventLoopUtilization(busy);

  const done = await app.strapi.db.query(TASKS_UID).count({ where: { status: 'done' } });
  await app.stop({ keep: true });
  if (run.counts.done !== images || done !== images) {
    throw new Error(
      `${run.counts.done} of ${images} images were described: ${JSON.stringify(run)}`,
    );
  }
  return {
    seconds,
    done,
    loop: {
      p50: loop.percentile(50) / NANOSECONDS,
      p99: loop.percentile(99) / NANOSECONDS,
      max: loop.max / NANOSECONDS,
    },
    cpuSeconds: (user + system) / 1e6,
    loopBusy: utilization,
  };
});
