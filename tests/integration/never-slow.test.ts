import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

describe('an upload is never slowed down or failed by the vendor', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ config: { requestTimeoutMs: 2000, shutdownTimeoutMs: 0 } });
  });
  afterAll(() => scenario.stop());

  it('answers while the provider hangs, and the time-out becomes a task that is tried again', async () => {
    const { vendor, strapi } = scenario;
    vendor.set({ faults: [{ kind: 'hang' }] });
    const file = await strapi.admin.upload(await uniqueImage(), 'patience.jpg');
    // The upload has answered, and the vendor has not.
    expect(vendor.requests.every((request) => request.status === null)).toBe(true);
    const waiting = await waitFor(
      async () => {
        const [task] = (await scenario.tasks(`?assetId=${file.id}`)).results;
        return task?.code === 'timeout' ? task : undefined;
      },
      { what: 'the task to note the time-out' },
    );
    expect(waiting).toMatchObject({ status: 'queued', attempts: 1 });
    expect(waiting.nextAttemptAt).toBeDefined();
    expect(waiting.message).toContain('patience.jpg');
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done', attempts: 2 });
  });

  it('answers where the vendor is not there at all', async () => {
    const { vendor, strapi } = scenario;
    vendor.set({ faults: [{ kind: 'reset' }] });
    const file = await strapi.admin.upload(await uniqueImage(), 'gone.jpg');
    expect(file.id).toBeGreaterThan(0);
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done', attempts: 2 });
  });

  it('works while other tasks wait for the vendor, up to the concurrency', async () => {
    const { vendor, strapi } = scenario;
    vendor.reset();
    vendor.set({ latencyMs: 300 });
    const files = [];
    for (let n = 0; n < 8; n += 1)
      files.push(await strapi.admin.upload(await uniqueImage(), `${n}.jpg`));
    for (const file of files) expect((await scenario.ended(file.id)).status).toBe('done');
    expect(vendor.stats().inFlightMax).toBeGreaterThan(1);
    expect(vendor.stats().inFlightMax).toBeLessThanOrEqual(4);
  });
});
