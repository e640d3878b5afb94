import type { Knex } from 'knex';

import { createTaskStore } from '../../server/src/tasks/store';
import type { NewTask } from '../../server/src/tasks/rows';
import { startStrapi } from '../../tests/support/strapi';
import { median } from '../kit/stats';
import type { Library } from './library';

const ROUNDS = 100;

/** Milliseconds, each the median. */
export interface ClaimFigures {
  /** Tasks of the paused run and of the one that goes on. */
  queued: number;
  ofARun: number;
  ofAnUpload: number;
  nothing: number;
  msUntilDue: number;
}

const upload = (assetId: number): NewTask => ({
  assetId,
  activeKey: `upload-${assetId}`,
  trigger: 'upload',
  priority: 10,
  mode: 'apply',
  request: null,
  capture: null,
});

/**
 * Takes tasks where the library's run is paused, with a task for each image: those of another run
 * behind it, uploads, and nothing at all. A claim writes, so it waits for the disk as well.
 */
export async function measureClaims({ options, knex }: Library): Promise<ClaimFigures> {
  const { strapi, stop } = await startStrapi(options);
  // Its workers would take the tasks; Strapi refuses to end a plugin twice.
  const plugin = strapi.plugin('alt-text');
  await plugin.destroy({ strapi });
  plugin.destroy = () => Promise.resolve();
  const tasks = createTaskStore(strapi);
  const timed = async (work: (round: number) => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      await work(round);
      times.push(performance.now() - began);
    }
    return median(times);
  };
  const take = async (count: number) => {
    const claimed = await tasks.claim('benchmark', 1);
    if (claimed.length !== count) throw new Error(`A claim took ${claimed.length} tasks`);
  };
  try {
    const nothing = await timed(() => take(0));
    const msUntilDue = await timed(() => tasks.msUntilDue());
    await tasks.insertMany(Array.from({ length: ROUNDS }, (_, n) => upload(10_000_000 + n)));
    const ofAnUpload = await timed(() => take(1));
    await secondRun(knex);
    const ofARun = await timed(() => take(1));
    const [row] = await knex('alt_text_tasks')
      .where('status', 'queued')
      .count<{ n: unknown }[]>({ n: '*' });
    return { queued: Number(row?.n), ofARun, ofAnUpload, nothing, msUntilDue };
  } finally {
    await stop({ keep: true });
  }
}

/** As many tasks again, in a run that goes on, behind those of the paused one. */
async function secondRun(knex: Knex): Promise<void> {
  const id = 1_000_000;
  const { id: paused } = await knex('alt_text_runs')
    .where({ status: 'paused' })
    .first<{ id: number }>('id');
  const columns = ['filter', 'options', 'started_by', 'cursor', 'selected', 'created_at'];
  await knex.raw(
    `INSERT INTO alt_text_runs (id, status, ${columns.join(', ')})
     SELECT ${id}, 'running', ${columns.join(', ')} FROM alt_text_runs WHERE id = ?`,
    [paused],
  );
  const kept = ['asset_id', '"trigger"', 'status', 'priority', 'mode', 'request', 'single'];
  const all = [...kept, 'attempts', 'credits', 'created_at', 'next_attempt_at'].join(', ');
  await knex.raw(
    `INSERT INTO alt_text_tasks (run_id, ${all}) SELECT ${id}, ${all} FROM alt_text_tasks
     WHERE run_id = ? AND status = 'queued'`,
    [paused],
  );
}
