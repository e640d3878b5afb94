import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RunEstimate } from '../../server/src/contracts/runs';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { namedFields, refusal } from '../support/refusal';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';
import { samplePath } from '../samples';

describe('a run', () => {
  let scenario: Scenario;
  let runs: RunSteps;
  const estimate = async (body: object = {}) =>
    ok(await scenario.strapi.admin.post<RunEstimate>('/alt-text/runs/estimate', body));
  const file = (id: number) => scenario.strapi.admin.file(id);

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

  it('describes the images that have no text, and nothing else', async () => {
    const ids = await runs.images(4);
    const [written = 0, ...bare] = ids;
    await scenario.strapi.admin.updateFile(written, { alternativeText: 'My own words' });
    const { id } = await runs.start({ filter: { ids } });
    const run = await runs.over(id);
    expect(run).toMatchObject({
      status: 'completed',
      counts: { total: 3, done: 3, queued: 0, running: 0, skipped: 0, failed: 0, cancelled: 0 },
      credits: { estimated: 3, used: 3 },
      etaSeconds: null,
      errors: [],
      startedBy: 'Ada Admin',
    });
    for (const asset of bare) expect((await file(asset)).alternativeText).toMatch(/\S/);
    expect((await file(written)).alternativeText).toBe('My own words');
    expect((await runs.tasks(id)).map(({ runId, assetId }) => [runId, assetId])).toEqual(
      [...bare].reverse().map((asset) => [id, asset]),
    );
    const [change] = await scenario.history(bare[0] ?? 0);
    expect(change?.runId).toBe(id);
  });

  it('is estimated by no call that costs', async () => {
    const ids = await runs.images(3);
    const answer = await estimate({ filter: { ids }, options: { languages: ['en', 'fr'] } });
    expect(answer).toMatchObject({
      images: 3,
      credits: { altframe: 6 },
      totalCredits: 6,
      warnings: [],
    });
    expect(answer.remaining['altframe']).toBeGreaterThan(0);
    expect(answer.seconds).toBeGreaterThan(0);
    expect(scenario.vendor.stats()).toMatchObject({ generations: 0, creditsCharged: 0 });
  });

  it('can be tried without any call that costs', async () => {
    const ids = await runs.images(3);
    const { id } = await runs.start({ filter: { ids }, options: { dryRun: true } });
    expect(await runs.over(id)).toMatchObject({
      status: 'completed',
      counts: { total: 3, skipped: 3 },
      credits: { estimated: 3, used: 0 },
      errors: [],
      skips: [
        { code: 'dry_run', count: 3, message: expect.stringContaining('dry run') as unknown },
      ],
    });
    expect((await runs.tasks(id)).map(({ code }) => code)).toEqual(Array(3).fill('dry_run'));
    expect(scenario.vendor.requests).toHaveLength(0);
    for (const asset of ids) expect((await file(asset)).alternativeText ?? '').toBe('');
  });

  it('picks out by folder with its subfolders, by type and by date', async () => {
    const { admin } = scenario.strapi;
    type Folder = { data: { id: number } };
    const folder = async (name: string, parent: number | null) =>
      ok(await admin.post<Folder>('/upload/folders', { name, parent })).data.id;
    const shop = await folder('Shop', null);
    const shoes = await folder('Shoes', shop);
    const others = await folder('Shopping', null);
    const inShop = await runs.images(1, shop);
    const inShoes = await runs.images(1, shoes);
    await runs.images(1, others);
    const png = await admin.upload(await uniqueImage({ format: 'png' }), 'a.png', {
      folder: shoes,
    });
    await admin.upload(samplePath('document.pdf'), 'd.pdf', { folder: shop });
    const images = async (filter: object) => (await estimate({ filter })).images;
    expect(await images({ folder: '/shop' })).toBe(3);
    expect(await images({ folder: '/Shop/shoes' })).toBe(2);
    expect(await images({ folder: '/shop', mime: 'image/png' })).toBe(1);
    expect(await images({ folder: '/shop', mime: 'image/*' })).toBe(3);
    expect(await images({ folder: '/shop', createdAfter: '2020-01-01' })).toBe(3);
    expect(await images({ folder: '/shop', createdAfter: '2100-01-01T00:00:00Z' })).toBe(0);
    const { id } = await runs.start({ filter: { folder: '/shop' } });
    await runs.over(id);
    const done = (await runs.tasks(id)).map(({ assetId }) => assetId).sort((a, b) => a - b);
    expect(done).toEqual([...inShop, ...inShoes, png.id]);
  });

  it('picks out by state, and writes the languages in that state only', async () => {
    const ids = await runs.images(2);
    await runs.over((await runs.start({ filter: { ids } })).id);
    const english = await Promise.all(ids.map(async (id) => (await file(id)).alternativeText));
    scenario.vendor.reset();
    const options = { languages: ['en', 'fr'] };
    expect((await estimate({ filter: { ids }, options })).totalCredits).toBe(2);
    await runs.over((await runs.start({ filter: { ids }, options })).id);
    expect(scenario.vendor.stats().creditsCharged).toBe(2);
    expect(await Promise.all(ids.map(async (id) => (await file(id)).alternativeText))).toEqual(
      english,
    );
    expect((await scenario.asset(ids[0] ?? 0)).texts['fr']?.state).toBe('ai');
    expect((await estimate({ filter: { ids }, options })).images).toBe(0);
    expect((await estimate({ filter: { ids, states: ['ai'] }, options })).images).toBe(2);
  });

  it('asks anew where a generated text is to be replaced', async () => {
    const ids = await runs.images(2);
    await runs.over((await runs.start({ filter: { ids } })).id);
    scenario.vendor.set({ answer: { en: 'A wholly new text' } });
    const { id } = await runs.start({ filter: { ids, states: ['ai'] } });
    expect(await runs.over(id)).toMatchObject({ counts: { total: 2, done: 2 } });
    expect((await file(ids[0] ?? 0)).alternativeText).toBe('A wholly new text');
  });

  it('overwrites a person’s words only when told so, and takes them back', async () => {
    const [asset = 0] = await runs.images(1);
    await scenario.strapi.admin.updateFile(asset, { alternativeText: 'My own words' });
    const filter = { ids: [asset], states: ['human' as const] };
    const kept = await runs.over((await runs.start({ filter })).id);
    expect(kept.counts).toMatchObject({ total: 1, skipped: 1 });
    expect((await file(asset)).alternativeText).toBe('My own words');
    const { id } = await runs.start({ filter, options: { overwriteHuman: true } });
    await runs.over(id);
    expect((await file(asset)).alternativeText).not.toBe('My own words');
    const undone = ok(await scenario.strapi.admin.post(`/alt-text/runs/${id}/undo`));
    expect(undone).toEqual({ undone: 1, kept: [], remaining: 0, before: null });
    expect((await file(asset)).alternativeText).toBe('My own words');
  });

  it('is undone where its texts still stand, and lists the others', async () => {
    const ids = await runs.images(3);
    const { id } = await runs.start({ filter: { ids } });
    await runs.over(id);
    const [edited = 0, ...rest] = ids;
    await scenario.strapi.admin.updateFile(edited, { alternativeText: 'Better words' });
    const undone = ok(await scenario.strapi.admin.post(`/alt-text/runs/${id}/undo`));
    expect(undone).toMatchObject({
      undone: 2,
      kept: [{ assetId: edited, code: 'changed_since' }],
      remaining: 0,
    });
    expect((await file(edited)).alternativeText).toBe('Better words');
    for (const asset of rest) expect((await file(asset)).alternativeText ?? '').toBe('');
    expect((await runs.get(id)).status).toBe('completed');
  });

  it('fills suggestions where it is to suggest', async () => {
    const [asset = 0] = await runs.images(1);
    await runs.over(
      (await runs.start({ filter: { ids: [asset] }, options: { mode: 'suggest' } })).id,
    );
    expect((await scenario.asset(asset)).texts['en']?.state).toBe('suggested');
    expect((await file(asset)).alternativeText ?? '').toBe('');
  });

  it('pays once for identical images', async () => {
    const bytes = await uniqueImage();
    const ids: number[] = [];
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) {
      ids.push((await scenario.strapi.admin.upload(bytes, name)).id);
    }
    const run = await runs.over((await runs.start({ filter: { ids } })).id);
    expect(run).toMatchObject({ status: 'completed', counts: { done: 3 }, credits: { used: 1 } });
    expect(scenario.vendor.stats().creditsCharged).toBe(1);
  });

  it('does the work once when two ask for it', async () => {
    const ids = await runs.images(5);
    scenario.vendor.set({ latencyMs: 300 });
    const [first, second] = await Promise.all([
      runs.start({ filter: { ids } }),
      runs.start({ filter: { ids } }),
    ]);
    const over = [await runs.over(first.id), await runs.over(second.id)];
    expect(over.map(({ counts }) => counts.done).reduce((a, b) => a + b)).toBe(5);
    expect(scenario.vendor.stats().creditsCharged).toBe(5);
    const skipped = [...(await runs.tasks(first.id)), ...(await runs.tasks(second.id))].filter(
      ({ status }) => status === 'skipped',
    );
    expect(new Set(skipped.map(({ code }) => code))).toEqual(new Set(['in_progress']));
  });

  it('stands still while it is paused, and goes on', async () => {
    const ids = await runs.images(8);
    scenario.vendor.set({ latencyMs: 300 });
    const { id } = await runs.start({ filter: { ids } });
    await runs.until(id, 'work to begin', ({ counts }) => counts.running > 0);
    expect((await runs.steer(id, 'pause')).status).toBe('paused');
    const still = await runs.until(id, 'calls to end', ({ counts }) => counts.running === 0);
    expect(still.pausedReason).toBeUndefined();
    expect(still.counts.queued).toBeGreaterThan(0);
    const asked = scenario.vendor.stats().generations;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(scenario.vendor.stats().generations).toBe(asked);
    await runs.steer(id, 'resume');
    expect(await runs.over(id)).toMatchObject({ status: 'completed', counts: { done: 8 } });
  });

  it('drops what waits when it is cancelled, and never goes on', async () => {
    const ids = await runs.images(8);
    scenario.vendor.set({ latencyMs: 400 });
    const { id } = await runs.start({ filter: { ids } });
    await runs.until(id, 'work to begin', ({ counts }) => counts.running > 0);
    await runs.steer(id, 'cancel');
    const over = await runs.over(id);
    expect(over.status).toBe('cancelled');
    expect(over.counts.cancelled).toBeGreaterThan(0);
    expect(over.counts.cancelled + over.counts.done).toBe(8);
    for (const step of ['pause', 'resume', 'cancel', 'retry']) {
      const answer = await scenario.strapi.admin.post(`/alt-text/runs/${id}/${step}`);
      expect(refusal(answer, 409).details.code).toBe('wrong_status');
    }
    expect(await scenario.tasks(`?runId=${id}&status=queued`)).toMatchObject({ results: [] });
  });

  it('tells failures by their cause, and takes them up again', async () => {
    const ids = await runs.images(3);
    scenario.vendor.inject({ kind: 'status', status: 400 }, { kind: 'status', status: 400 });
    const { id } = await runs.start({ filter: { ids } });
    const run = await runs.over(id);
    expect(run).toMatchObject({ status: 'partial', counts: { done: 1, failed: 2 } });
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatchObject({ count: 2 });
    expect(run.errors[0]?.message).toMatch(/\S/);
    refusal(await scenario.strapi.admin.post(`/alt-text/runs/${id}/resume`), 409);
    refusal(await scenario.strapi.admin.post(`/alt-text/runs/${id}/cancel`), 409);
    await runs.steer(id, 'retry');
    expect(await runs.over(id)).toMatchObject({
      status: 'completed',
      counts: { total: 3, done: 3, failed: 0 },
      errors: [],
    });
    expect(scenario.vendor.stats().creditsCharged).toBe(3);
  });

  it('pauses with the reason when the account is empty, and goes on from there', async () => {
    const ids = await runs.images(6);
    scenario.vendor.set({ credits: 2 });
    const { id } = await runs.start({ filter: { ids } });
    const paused = await runs.until(
      id,
      'the run to pause',
      ({ status, counts }) => status === 'paused' && counts.running === 0,
    );
    expect(paused).toMatchObject({
      pausedCode: 'insufficient_credits',
      counts: { done: 2, queued: 4, failed: 0 },
    });
    expect(paused.pausedReason).toMatch(/credits/i);
    scenario.vendor.set({ credits: 100 });
    await runs.steer(id, 'resume');
    const over = await runs.over(id);
    expect(over).toMatchObject({ status: 'completed', counts: { done: 6 } });
    expect(over.pausedReason).toBeUndefined();
    for (const { attempts } of await runs.tasks(id)) expect(attempts).toBe(1);
  });

  it('stops at a refused key instead of failing image by image', async () => {
    const ids = await runs.images(6);
    scenario.vendor.set({ revoked: true });
    const { id } = await runs.start({ filter: { ids } });
    const paused = await runs.until(id, 'the run to pause', ({ status }) => status === 'paused');
    expect(paused.pausedCode).toBe('unauthorized');
    await runs.until(id, 'calls to end', ({ counts }) => counts.running === 0);
    // As many as there are workers, each with the one call that it had begun.
    expect(scenario.vendor.requests.length).toBeLessThanOrEqual(3);
    scenario.vendor.set({ revoked: false });
    await runs.steer(id, 'resume');
    expect(await runs.over(id)).toMatchObject({ status: 'completed', counts: { done: 6 } });
  });

  it('says which fields are wrong', async () => {
    const { admin } = scenario.strapi;
    const wrong = async (body: object) =>
      namedFields(refusal(await admin.post('/alt-text/runs', body), 400));
    expect(await wrong({ filter: { ids: [0] } })).toEqual(['filter.ids.0']);
    expect(await wrong({ filter: { folder: '/nowhere' } })).toEqual(['filter.folder']);
    expect(await wrong({ filter: { states: ['new'] } })).toEqual(['filter.states.0']);
    expect(await wrong({ filter: { mime: 'application/pdf' } })).toEqual(['filter.mime']);
    expect(await wrong({ filter: { createdAfter: 'soon' } })).toEqual(['filter.createdAfter']);
    expect(await wrong({ options: { provider: 'nobody' } })).toEqual(['options.provider']);
    expect(await wrong({ options: { languages: ['English'] } })).toEqual(['options.languages.0']);
    expect(await wrong({ what: 1 })).toEqual(['what']);
    refusal(await admin.get('/alt-text/runs/999999'), 404);
    refusal(await admin.get('/alt-text/runs/999999/events'), 404);
    refusal(await admin.post('/alt-text/runs/999999/undo'), 404);
  });

  it('is not started by somebody who may edit their own files only', async () => {
    const user = await scenario.strapi.admin.createUser([
      'plugin::alt-text.runs.manage',
      'plugin::alt-text.assets.read',
      { action: 'plugin::upload.assets.update', conditions: ['admin::is-creator'] },
    ]);
    refusal(await user.post('/alt-text/runs', {}), 403);
    refusal(await user.post('/alt-text/runs/estimate', {}), 403);
    await waitFor(async () => (await user.get('/alt-text/runs')).status === 200, {
      what: 'a list',
    });
  });
});
