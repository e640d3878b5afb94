import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { TASKS_UID } from '../../server/src/models/tasks';
import { manyImages } from '../support/many-images';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { sleep } from '../support/wait';

/** What AltFrame takes in a minute. */
const LIMIT = 60;
const CONCURRENCY = 4;
const IMAGES = 400;

describe('a run at a vendor whose limit is used up', () => {
  let scenario: Scenario;
  let runs: RunSteps;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { onUpload: 'off' },
      config: { queue: { concurrency: CONCURRENCY } },
    });
    runs = runSteps(scenario.strapi);
    await manyImages(scenario.strapi, IMAGES);
  });
  afterAll(() => scenario.stop());

  it('leaves the other images alone instead of preparing them in vain', async () => {
    const { id } = await runs.start();
    await runs.until(id, 'the limit to be used up', ({ counts }) => counts.done >= LIMIT);
    const tasks = scenario.strapi.strapi.db.query(TASKS_UID);
    const tried = () =>
      tasks.count({ where: { runId: id, status: 'queued', code: 'rate_limited' } });
    // Long enough for all of them, were they taken one after the other.
    await sleep(5000);
    expect((await runs.get(id)).counts).toMatchObject({ total: IMAGES, done: LIMIT });
    const waiting = await tried();
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThan(10 * CONCURRENCY);
    await runs.steer(id, 'cancel');
  });
});
