import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Asset, Page } from '../../server/src/contracts/assets';
import type { Overview } from '../../server/src/contracts/overview';
import type { Quality, RuleId } from '../../server/src/contracts/quality';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

const REFUSAL = "I'm sorry, but I cannot describe this image.";
const GOOD = 'A red mug on a wooden table beside an open window';

/** What the findings of a text name, and nothing else. */
const rulesIn = (asset: Asset, locale = 'en'): string[] =>
  (asset.texts[locale]?.findings ?? []).map(({ rule }) => rule).sort();

describe('the quality of texts', () => {
  let scenario: Scenario;
  let steps: RunSteps;
  /** Each test has texts of its own: equal ones would be a finding. */
  let number = 0;

  beforeAll(async () => {
    scenario = await startScenario({ settings: { fields: { caption: false } } });
    steps = runSteps(scenario.strapi);
  });
  beforeEach(() => {
    scenario.vendor.reset();
    number += 1;
  });
  afterAll(() => scenario.stop());

  const distinct = (text = GOOD) => `${text}, seen ${'again and '.repeat(number)}again`;

  /** A new image whose text the vendor writes. */
  async function described(en: string, name = 'mug.jpg'): Promise<Asset> {
    scenario.vendor.set({ answer: { en } });
    const file = await scenario.strapi.admin.upload(await uniqueImage(), name);
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done' });
    return scenario.asset(file.id);
  }
  const listed = async (quality: Quality): Promise<number[]> =>
    ok(
      await scenario.strapi.admin.get<Page<Asset>>(
        `/alt-text/assets?quality=${quality}&pageSize=100`,
      ),
    ).results.map(({ id }) => id);
  const edit = (id: number, body: object) =>
    scenario.strapi.admin.put(`/alt-text/assets/${id}/texts/en`, body).then((answer) => ok(answer));
  /** Once the findings in a language are these, however they were looked for. */
  const untilRules = (id: number, ...rules: RuleId[]): Promise<Asset> =>
    waitFor(
      async () => {
        const asset = await scenario.asset(id);
        if (String(rulesIn(asset)) !== String([...rules].sort())) return undefined;
        for (const rule of rules) if (!(await listed(rule)).includes(id)) return undefined;
        return rules.length > 0 || !(await listed('any')).includes(id) ? asset : undefined;
      },
      { what: `asset ${id} to have the findings ${rules.join(', ') || 'none'}` },
    );

  it('holds a generated text back that breaks a severe rule, and says why', async () => {
    const { id, texts, task } = await described(REFUSAL);
    expect(texts['en']).toMatchObject({
      alternativeText: null,
      state: 'suggested',
      suggestion: { alternativeText: REFUSAL },
      findings: [{ rule: 'refusal', severity: 'severe' }],
    });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBeNull();
    expect(task?.status).toBe('done');
    expect(task?.message).toMatch(/^Held for review \(en\): A model declined/);
    expect(await listed('severe')).toContain(id);
    expect(await listed('refusal')).toContain(id);
    expect(await listed('url')).not.toContain(id);
  });

  it('applies a generated text that breaks no severe rule, with its findings', async () => {
    const { id, texts } = await described(distinct('Image of a red mug on a wooden table'));
    // The phrase at the beginning is dropped by the rules of texts.
    expect(texts['en']).toMatchObject({ state: 'ai' });
    const long = distinct(`${GOOD}, ${'a spoon, '.repeat(20)}and a plate`);
    const other = await described(long);
    expect(other.texts['en']).toMatchObject({ state: 'ai', alternativeText: long });
    expect(rulesIn(other)).toEqual(['too-long']);
    expect(await listed('too-long')).toContain(other.id);
    expect(await listed('any')).not.toContain(id);
  });

  it('advises a person, and keeps their words', async () => {
    const { id } = await described(distinct());
    await edit(id, { alternativeText: 'IMG_1234.jpg' });
    const { texts } = await scenario.asset(id);
    expect(texts['en']).toMatchObject({
      alternativeText: 'IMG_1234.jpg',
      state: 'human',
      findings: [{ rule: 'file-name', severity: 'severe' }],
    });
    expect(texts['en']?.suggestion).toBeUndefined();
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('IMG_1234.jpg');
    await edit(id, { alternativeText: distinct('A green mug on a table') });
    expect(rulesIn(await scenario.asset(id))).toEqual([]);
    expect(await listed('file-name')).not.toContain(id);
  });

  it('does not overwrite a person’s words by a severe text, even where it was told to', async () => {
    const { id } = await described(distinct());
    const words = distinct('My own words about a mug on a table');
    await edit(id, { alternativeText: words });
    scenario.vendor.set({ answer: { en: REFUSAL } });
    const { texts } = await scenario.generate(id, { overwriteHuman: true });
    expect(texts['en']).toMatchObject({
      alternativeText: words,
      state: 'suggested',
      suggestion: { alternativeText: REFUSAL },
    });
  });

  it('brings the findings back in line when a change is undone or rejected', async () => {
    const long = distinct(`${GOOD}, ${'a spoon, '.repeat(20)}and a plate`);
    const { id } = await described(long);
    await edit(id, { alternativeText: 'photo' });
    await untilRules(id, 'generic');
    const [change] = await scenario.history(id);
    ok(await scenario.strapi.admin.post(`/alt-text/changes/${change?.id ?? 0}/undo`));
    await untilRules(id, 'too-long');
    scenario.vendor.set({ answer: { en: REFUSAL } });
    await scenario.generate(id);
    await untilRules(id, 'refusal');
    ok(
      await scenario.strapi.admin.post('/alt-text/assets/review', {
        ids: [id],
        decision: 'reject',
      }),
    );
    const { texts } = await untilRules(id, 'too-long');
    expect(texts['en']).toMatchObject({ alternativeText: long, state: 'ai' });
  });

  it('sees the same text on different images, and not on identical ones', async () => {
    const same = distinct();
    const bytes = await uniqueImage();
    scenario.vendor.set({ answer: { en: same } });
    const { admin } = scenario.strapi;
    for (const name of ['one.jpg', 'copy.jpg']) {
      const { id } = await admin.upload(bytes, name);
      await scenario.ended(id);
      expect(rulesIn(await scenario.asset(id))).toEqual([]);
    }
    const other = await described(same.toUpperCase().toLowerCase());
    expect(other.texts['en']?.findings).toMatchObject([
      { rule: 'duplicate', params: { count: 2 } },
    ]);
    expect(await listed('duplicate')).toEqual([other.id]);
    // Of a file that is gone nothing is the same any more.
    const twin = await described(same);
    expect(twin.texts['en']?.findings).toMatchObject([{ params: { count: 3 } }]);
  });

  it('judges what a person types in the media library soon', async () => {
    const { admin } = scenario.strapi;
    const { id } = await described(distinct());
    await admin.updateFile(id, { alternativeText: 'untitled' });
    const { texts } = await untilRules(id, 'placeholder');
    expect(texts['en']).toMatchObject({ alternativeText: 'untitled', state: 'human' });
    const changes = await scenario.history(id);
    expect(changes).toHaveLength(1);
    const good = distinct('A typed text about a mug on a table');
    await admin.updateFile(id, { alternativeText: good, caption: good });
    await untilRules(id, 'equals-caption');
    await admin.updateFile(id, { alternativeText: '', caption: good });
    expect((await untilRules(id)).texts['en']?.state).toBe('missing');
    const typed = await admin.upload(await uniqueImage(), 'typed.jpg', {
      alternativeText: 'https://example.com/mug',
    });
    expect(await scenario.ended(typed.id)).toMatchObject({ code: 'human_text' });
    await untilRules(typed.id, 'url');
  });

  it('judges beside a task without costing it its text', async () => {
    const { id } = await described(distinct());
    const { connection } = scenario.strapi.strapi.db;
    const words = { alternative_text: distinct('Typed behind the plugin') };
    await connection('files').where({ id }).update(words);
    await connection('alt_text_texts').where({ asset_id: id }).delete();
    scenario.vendor.reset();
    const ours = distinct('A kettle beside a mug');
    scenario.vendor.set({ latencyMs: 500, answer: { en: ours } });
    const generated = scenario.generate(id, { overwriteHuman: true });
    await waitFor(() => Promise.resolve(scenario.vendor.requests.length > 0), {
      what: 'the vendor to be asked',
    });
    const judged = { ...words, asset_id: id, locale: 'en', state: 'human', version: 0 };
    await connection('alt_text_texts').insert(judged);
    expect((await generated).texts['en']).toMatchObject({ alternativeText: ours, state: 'ai' });
  });

  it('tells in the overview how many images have a finding, by rule', async () => {
    const overview = async () =>
      ok(await scenario.strapi.admin.get<Overview>('/alt-text/overview'));
    const before = await overview();
    const { id } = await described('Untitled');
    await described(REFUSAL);
    const after = await overview();
    const of = (rule: RuleId) =>
      (after.findingsByRule[rule] ?? 0) - (before.findingsByRule[rule] ?? 0);
    expect([of('placeholder'), of('refusal'), of('url')]).toEqual([1, 1, 0]);
    expect(after.findings - before.findings).toBe(2);
    ok(await scenario.strapi.admin.delete(`/upload/files/${id}`));
    expect((await overview()).findings - before.findings).toBe(1);
  });

  it('is what a run over findings mends, and it touches nothing else', async () => {
    const ids: number[] = [];
    for (const text of ['Untitled', REFUSAL, distinct('A kettle on a table')]) {
      ids.push((await described(text)).id);
    }
    const [held = 0, refused = 0, fine = 0] = ids;
    const advised = await described(distinct());
    await edit(advised.id, { alternativeText: 'image 3' });
    scenario.vendor.set({ answer: { en: distinct('A blue kettle on a stove') } });
    const filter = { ids: [...ids, advised.id], quality: 'placeholder' as Quality };
    const estimate = await scenario.strapi.admin.post<{ images: number; totalCredits: number }>(
      '/alt-text/runs/estimate',
      { filter },
    );
    expect(ok(estimate)).toMatchObject({ images: 1, totalCredits: 1 });
    const first = await steps.over((await steps.start({ filter })).id);
    expect(first.counts).toMatchObject({ total: 1, done: 1 });
    expect((await scenario.asset(held)).texts['en']).toMatchObject({ state: 'ai' });
    const severe = { ids: [...ids, advised.id], quality: 'severe' as Quality };
    const second = await steps.over((await steps.start({ filter: severe })).id);
    expect(second.counts).toMatchObject({ total: 1, done: 1 });
    expect((await scenario.asset(refused)).texts['en']).toMatchObject({ state: 'ai' });
    expect((await scenario.asset(advised.id)).texts['en']).toMatchObject({ state: 'human' });
    expect((await scenario.asset(fine)).task?.runId).toBeNull();
    const anyway = await steps.start({
      filter: { ids: [advised.id], quality: 'severe' },
      options: { overwriteHuman: true },
    });
    expect((await steps.over(anyway.id)).counts).toMatchObject({ done: 1 });
    expect(await listed('generic')).not.toContain(advised.id);
  });
});
