import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Run } from '../../server/src/contracts/runs';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';

// Apart from the others: AltFrame takes 60 calls a minute, and the plugin keeps to it.
describe('a run, while it is under way', () => {
  let scenario: Scenario;
  let runs: RunSteps;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { onUpload: 'off' },
      config: { queue: { concurrency: 2 } },
    });
    runs = runSteps(scenario.strapi);
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('comes second to a request and to new uploads', async () => {
    const ids = await runs.images(12);
    scenario.vendor.set({ latencyMs: 300 });
    const settings = await scenario.settings();
    ok(await scenario.strapi.admin.put('/alt-text/settings', { ...settings, onUpload: 'apply' }));
    const { id } = await runs.start({ filter: { ids } });
    await runs.until(id, 'work to begin', ({ counts }) => counts.running > 0);
    const upload = await scenario.strapi.admin.upload(await uniqueImage(), 'new.jpg');
    expect(await scenario.ended(upload.id)).toMatchObject({ status: 'done' });
    expect((await runs.get(id)).counts.queued).toBeGreaterThan(0);
    await runs.over(id);
    ok(await scenario.strapi.admin.put('/alt-text/settings', settings));
  });

  it('tells what is tried again while its vendor is down', async () => {
    const ids = await runs.images(2);
    scenario.vendor.set({ faultRate: 1, faultMix: [503] });
    const { id } = await runs.start({ filter: { ids } });
    const down = await runs.until(id, 'both to fail', ({ waits }) => waits[0]?.count === 2);
    expect(down).toMatchObject({
      status: 'running',
      errors: [],
      waits: [{ code: 'server_error' }],
    });
    expect(down.waits[0]?.message).toMatch(/\S/);
    scenario.vendor.set({ faultRate: 0 });
    expect(await runs.over(id)).toMatchObject({ status: 'completed', waits: [] });
  });

  it('pushes its progress until it is over', async () => {
    const ids = await runs.images(3);
    scenario.vendor.set({ latencyMs: 700 });
    const { id } = await runs.start({ filter: { ids } });
    const answer = await fetch(`${scenario.strapi.url}/alt-text/runs/${id}/events`, {
      headers: { authorization: `Bearer ${await scenario.strapi.admin.token()}` },
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const events = (await answer.text())
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as Run);
    expect(events.length).toBeGreaterThan(1);
    expect(events.at(-1)).toMatchObject({ id, status: 'completed', counts: { done: 3 } });
  });

  it('survives a restart at any point', async () => {
    const ids = await runs.images(8);
    scenario.vendor.set({ latencyMs: 1000 });
    const { id } = await runs.start({ filter: { ids } });
    await scenario.strapi.restart();
    await runs.until(id, 'work to go on', ({ counts }) => counts.done > 0);
    await scenario.strapi.restart();
    await runs.steer(id, 'pause');
    await scenario.strapi.restart();
    expect((await runs.get(id)).status).toBe('paused');
    await runs.steer(id, 'resume');
    expect(await runs.over(id)).toMatchObject({ status: 'completed', counts: { done: 8 } });
    expect(scenario.vendor.stats()).toMatchObject({ creditsCharged: 8, repeats: 0 });
  });
});
