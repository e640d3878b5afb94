import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Change } from '../../server/src/contracts/texts';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import type { MediaFile } from '../support/media';
import { refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';

describe('the history of an image', () => {
  let scenario: Scenario;
  const undo = (change: Change) =>
    scenario.strapi.admin.post<Change>(`/alt-text/changes/${change.id}/undo`);
  const file = (id: number) => scenario.strapi.admin.file(id);

  /** The newest change of an image. */
  const newest = async (id: number): Promise<Change> => {
    const [change] = await scenario.history(id);
    if (!change) throw new Error(`Asset ${id} has no history`);
    return change;
  };

  const described = async (): Promise<MediaFile> => {
    const { id } = await scenario.strapi.admin.upload(await uniqueImage(), 'harbour.jpg');
    expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
    return file(id);
  };

  beforeAll(async () => {
    scenario = await startScenario();
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('tells who changed what, and what stood before', async () => {
    const { id, alternativeText, caption } = await described();
    expect(await scenario.history(id)).toEqual([
      {
        id: expect.any(Number) as unknown,
        assetId: id,
        locale: 'en',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
        by: { kind: 'provider', name: 'AltFrame' },
        before: { alternativeText: null, caption: null, title: null, state: 'missing' },
        after: {
          alternativeText,
          caption,
          title: expect.stringMatching(/\S/) as unknown,
          state: 'ai',
        },
        undone: false,
      },
    ]);
  });

  it('comes in pages, newest first', async () => {
    const { id } = await described();
    scenario.vendor.set({ answer: { en: 'Another text for the same picture' } });
    await scenario.generate(id);
    const path = `/alt-text/assets/${id}/history`;
    const page = ok(
      await scenario.strapi.admin.get<{ results: Change[]; pagination: object }>(path, {
        page: 2,
        pageSize: 1,
      }),
    );
    expect(page.pagination).toEqual({ page: 2, pageSize: 1, pageCount: 2, total: 2 });
    const [second, first] = await scenario.history(id);
    expect(page.results).toEqual([first]);
    expect(second?.before).toEqual(first?.after);
  });

  it('takes a change back, and says who did', async () => {
    const { id } = await described();
    const change = await newest(id);
    expect(ok(await undo(change))).toEqual({ ...change, undone: true });
    const after = await file(id);
    expect([after.alternativeText, after.caption].filter(Boolean)).toEqual([]);
    expect(await newest(id)).toMatchObject({
      by: { kind: 'person', name: 'Ada Admin' },
      before: change.after,
      after: change.before,
      undone: false,
    });
  });

  it('takes a change back once', async () => {
    const { id } = await described();
    const change = await newest(id);
    ok(await undo(change));
    const history = await scenario.history(id);
    expect(refusal(await undo(change), 409).details.code).toBe('undone_already');
    expect(await scenario.history(id)).toEqual(history);
  });

  it('takes a change back once, also when two ask in the same moment', async () => {
    const { id } = await described();
    const change = await newest(id);
    const answers = await Promise.all([undo(change), undo(change), undo(change)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await scenario.history(id)).toHaveLength(2);
  });

  it.each([
    ['alternative text', { alternativeText: 'A person’s own words' }],
    ['caption', { caption: 'A person’s own caption' }],
  ])('does not take a change back over a person’s %s', async (_what, info) => {
    const { id, alternativeText, caption } = await described();
    const change = await newest(id);
    await scenario.strapi.admin.updateFile(id, { alternativeText, caption, ...info });
    const error = refusal(await undo(change), 409);
    expect(error.details.code).toBe('changed_since');
    expect(await file(id)).toMatchObject({ alternativeText, caption, ...info });
    expect((await newest(id)).undone).toBe(false);
  });

  it('takes an older change back only after the newer one', async () => {
    const { id } = await described();
    const first = await newest(id);
    scenario.vendor.set({ answer: { en: 'Another text for the same picture' } });
    await scenario.generate(id);
    const second = await newest(id);
    expect(refusal(await undo(first), 409).details.code).toBe('changed_since');
    ok(await undo(second));
    expect((await file(id)).alternativeText).toBe(first.after.alternativeText);
    ok(await undo(first));
    expect((await file(id)).alternativeText ?? '').toBe('');
  });

  it('takes an undo back too', async () => {
    const { id, alternativeText, caption } = await described();
    ok(await undo(await newest(id)));
    ok(await undo(await newest(id)));
    expect(await file(id)).toMatchObject({ alternativeText, caption });
    const asset = await scenario.generate(id, { mode: 'suggest' });
    expect(asset.texts['en']).toMatchObject({ alternativeText, state: 'suggested' });
    expect(await scenario.history(id)).toHaveLength(4);
  });

  it('takes a suggestion back and leaves what stood beside it', async () => {
    const { id, alternativeText } = await described();
    await scenario.generate(id, { mode: 'suggest' });
    ok(await undo(await newest(id)));
    expect((await file(id)).alternativeText).toBe(alternativeText);
    expect(await newest(id)).toMatchObject({
      before: { state: 'suggested' },
      after: { state: 'ai' },
    });
  });

  it('takes back one language and leaves the others', async () => {
    const { id } = await described();
    const { texts } = await scenario.generate(id, { languages: ['fr', 'de'] });
    const french = (await scenario.history(id)).find(({ locale }) => locale === 'fr');
    ok(await undo(french as Change));
    const after = await scenario.generate(id, { languages: ['nl'] });
    expect(after.texts['fr']).toMatchObject({ alternativeText: null, state: 'missing' });
    expect(after.texts['de']).toEqual(texts['de']);
    expect(after.texts['en']).toEqual(texts['en']);
  });

  it('lets what was paid for before be used again free of charge after an undo', async () => {
    const { id, alternativeText, caption } = await described();
    ok(await undo(await newest(id)));
    const before = scenario.vendor.stats();
    const asset = await scenario.generate(id);
    expect(asset.texts['en']).toMatchObject({ alternativeText, caption, state: 'ai' });
    expect(asset.task).toMatchObject({ status: 'done', credits: 0 });
    expect((await newest(id)).by.kind).toBe('reuse');
    expect(scenario.vendor.stats()).toEqual(before);
  });

  it('is not found for an image or a change that is not there', async () => {
    const { admin } = scenario.strapi;
    for (const id of ['0', '-1', 'abc', '1.5', '0x1', '1e0', '999999', '2147483648', '1e400']) {
      refusal(await admin.get(`/alt-text/assets/${id}/history`), 404);
      refusal(await admin.post(`/alt-text/changes/${id}/undo`), 404);
    }
  });

  it('says so where the image is gone', async () => {
    const { id } = await described();
    const change = await newest(id);
    ok(await scenario.strapi.admin.delete(`/upload/files/${id}`));
    refusal(await undo(change), 404);
  });
});
