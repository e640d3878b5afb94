import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RunUndoPreview } from '../../server/src/contracts/runs';
import { ok } from '../support/http';
import { namedFields, refusal } from '../support/refusal';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';

describe('what an undo of a run would do', () => {
  let scenario: Scenario;
  let runs: RunSteps;
  const ask = (id: number, body: object = {}) =>
    scenario.strapi.admin.post<RunUndoPreview>(`/alt-text/runs/${id}/undo`, {
      preview: true,
      ...body,
    });
  const file = (id: number) => scenario.strapi.admin.file(id);

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { onUpload: 'off' },
    });
    runs = runSteps(scenario.strapi);
  });
  afterAll(() => scenario.stop());

  it('is told without changing anything, and is what the undo then does', async () => {
    const ids = await runs.images(4);
    const { id } = await runs.start({ filter: { ids } });
    await runs.over(id);
    const [edited = 0, gone = 0, ...rest] = ids;
    await scenario.strapi.admin.updateFile(edited, { alternativeText: 'Better words' });
    ok(await scenario.strapi.admin.delete(`/upload/files/${gone}`));
    const stood = await Promise.all(rest.map(file));

    const preview = ok(await ask(id));
    expect(preview).toMatchObject({ undoable: 2, keptCount: 2, remaining: 0, before: null });
    // Several images are described at once, so their changes may stand in any order.
    expect(new Map(preview.kept.map(({ assetId, code }) => [assetId, code]))).toEqual(
      new Map([
        [gone, 'asset_deleted'],
        [edited, 'changed_since'],
      ]),
    );
    expect(await Promise.all(rest.map(file))).toEqual(stood);
    expect(ok(await ask(id))).toEqual(preview);

    const undone = ok(await scenario.strapi.admin.post(`/alt-text/runs/${id}/undo`));
    expect(undone).toEqual({ undone: 2, kept: preview.kept, remaining: 0, before: null });
    expect(ok(await ask(id))).toMatchObject({ undoable: 0, keptCount: 2 });
  });

  it('counts a text that the run wrote twice as often as the undo takes it back', async () => {
    const [asset = 0] = await runs.images(1);
    scenario.vendor.set({ answer: { en: 'The first text of two' } });
    const { id } = await runs.start({ filter: { ids: [asset] } });
    await runs.over(id);
    scenario.vendor.set({ answer: { en: 'The second text of two' } });
    const second = await runs.start({ filter: { ids: [asset], states: ['ai'] } });
    await runs.over(second.id);
    expect(ok(await ask(id))).toMatchObject({ undoable: 0, keptCount: 1 });
    const { db } = scenario.strapi.strapi;
    await db
      .query('plugin::alt-text.change')
      .updateMany({ where: { runId: second.id }, data: { runId: id } });
    expect(ok(await ask(id))).toMatchObject({ undoable: 2, keptCount: 0 });
    const { undone } = ok(
      await scenario.strapi.admin.post<{ undone: number }>(`/alt-text/runs/${id}/undo`),
    );
    expect(undone).toBe(2);
  });

  it('is told in slices, each of which says where the next goes on', async () => {
    const ids = await runs.images(2);
    const { id } = await runs.start({ filter: { ids } });
    await runs.over(id);
    const all = ok(await ask(id));
    const changes = await Promise.all(ids.map((asset) => scenario.history(asset)));
    const newest = Math.max(...changes.map(([change]) => change?.id ?? 0));
    const rest = ok(await ask(id, { before: newest }));
    expect([all.undoable, rest.undoable]).toEqual([2, 1]);
  });

  it('is told of many changes, and lists no more of those that stay than can be read', async () => {
    const ids = await runs.images(2);
    const { id } = await runs.start({ filter: { ids } });
    await runs.over(id);
    const [edited = 0] = ids;
    await scenario.strapi.admin.updateFile(edited, { alternativeText: 'Better words' });
    const changes = scenario.strapi.strapi.db.query('plugin::alt-text.change');
    const [row] = (await changes.findMany({ where: { runId: id, assetId: edited } })) as object[];
    const copy = { ...row, id: undefined };
    await changes.createMany({ data: Array.from({ length: 1199 }, () => copy) });
    const preview = ok(await ask(id));
    expect(preview).toMatchObject({ undoable: 1, keptCount: 1200, remaining: 0, before: null });
    expect(preview.kept).toHaveLength(50);
  });

  it('takes the same rights and states as the undo itself', async () => {
    const [asset = 0] = await runs.images(1);
    scenario.vendor.set({ answer: {}, latencyMs: 3000 });
    const { id } = await runs.start({ filter: { ids: [asset] } });
    expect(refusal(await ask(id), 409).details.code).toBe('wrong_status');
    scenario.vendor.set({ latencyMs: 0 });
    const reader = await scenario.strapi.admin.createUser(['plugin::alt-text.assets.read']);
    refusal(await reader.post(`/alt-text/runs/${id}/undo`, { preview: true }), 403);
    refusal(await ask(999999), 404);
    expect(namedFields(refusal(await ask(id, { preview: 'yes' }), 400))).toEqual(['preview']);
    await runs.over(id);
  });
});
