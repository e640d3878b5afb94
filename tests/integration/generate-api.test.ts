import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Asset } from '../../server/src/contracts/assets';
import type { Settings } from '../../server/src/contracts/settings';
import { samplePath } from '../samples';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import type { MediaFile } from '../support/media';
import { namedFields, refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';
import type { FaultInput } from '../vendors/kit/faults';

describe('generating for one image while a person waits', () => {
  let scenario: Scenario;
  const upload = async (): Promise<MediaFile> =>
    scenario.strapi.admin.upload(await uniqueImage(), 'harbour.jpg');
  const ask = (id: number | string, body?: unknown) =>
    scenario.strapi.admin.post<Asset>(`/alt-text/assets/${id}/generate`, body);
  /** All but the one that says that uploads are switched off. */
  const tasksOf = async (id: number) =>
    (await scenario.tasks(`?assetId=${id}`)).results.filter(({ code }) => code !== 'disabled');
  const configure = async (change: Partial<Settings>): Promise<void> => {
    ok(await scenario.strapi.admin.put('/alt-text/settings', { ...initial, ...change }));
  };
  let initial: Settings;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { languages: ['en', 'fr'], onUpload: 'off' },
      config: { requestTimeoutMs: 2000 },
    });
    initial = await scenario.settings();
  });
  beforeEach(async () => {
    scenario.vendor.reset();
    await configure({});
  });
  afterAll(() => scenario.stop());

  it('answers with the image, its texts and the task', async () => {
    const file = await upload();
    const asset = await scenario.generate(file.id);
    const text = {
      alternativeText: expect.stringMatching(/^(Emulated|Texte émulé)/) as unknown,
      state: 'ai',
      provider: 'altframe',
    };
    expect(asset).toMatchObject({
      id: file.id,
      name: 'harbour.jpg',
      url: file.url,
      mime: 'image/jpeg',
      width: 900,
      height: 600,
      folder: '/',
      createdAt: file.createdAt,
      texts: { en: text, fr: text },
      task: {
        assetId: file.id,
        runId: null,
        status: 'done',
        attempts: 1,
        credits: 2,
        provider: 'altframe',
      },
    });
    const stored = await scenario.strapi.admin.file(file.id);
    expect(stored.alternativeText).toBe(asset.texts['en']?.alternativeText);
    expect(stored.caption).toBe(asset.texts['en']?.caption);
    expect(asset.texts['fr']?.alternativeText).not.toBe(asset.texts['en']?.alternativeText);
    expect(scenario.vendor.stats()).toMatchObject({
      generations: 2,
      creditsCharged: 2,
      repeats: 0,
    });
  });

  it('pays once for a double click: the second is told that it is in work', async () => {
    const { id } = await upload();
    scenario.vendor.set({ latencyMs: 600 });
    const body = { languages: ['en'] };
    const answers = await Promise.all([ask(id, body), ask(id, body), ask(id, body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const answer of answers) {
      if (answer.status === 409) expect(refusal(answer, 409).details.code).toBe('in_progress');
    }
    expect(scenario.vendor.stats()).toMatchObject({ generations: 1, creditsCharged: 1 });
    expect(await tasksOf(id)).toHaveLength(1);
  });

  it('is told that it is in work while the upload’s own task runs, and works after it', async () => {
    await configure({ onUpload: 'apply', languages: ['en'] });
    scenario.vendor.set({ latencyMs: 600 });
    const { id } = await upload();
    await waitFor(() => scenario.vendor.stats().inFlight === 1, { what: 'the call of the upload' });
    expect(refusal(await ask(id), 409).details.code).toBe('in_progress');
    expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
    expect(scenario.vendor.stats().generations).toBe(1);
    expect((await ask(id, { languages: ['en'] })).status).toBe(200);
    expect(scenario.vendor.stats().generations).toBe(2);
  });

  it('pays once for the same picture under two names, asked for at the same time', async () => {
    const bytes = await uniqueImage();
    const first = await scenario.strapi.admin.upload(bytes, 'first.jpg');
    const second = await scenario.strapi.admin.upload(bytes, 'second.jpg');
    scenario.vendor.set({ latencyMs: 300 });
    const body = { languages: ['en'] };
    await Promise.all([ask(first.id, body), ask(second.id, body)]);
    for (const { id } of [first, second]) {
      expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
      expect((await scenario.strapi.admin.file(id)).alternativeText).toMatch(/^Emulated/);
    }
    expect(scenario.vendor.stats()).toMatchObject({ generations: 1, creditsCharged: 1 });
  });

  it.each<[FaultInput, string]>([
    [400, 'invalid_request'],
    [401, 'unauthorized'],
    [402, 'insufficient_credits'],
    [403, 'forbidden'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    ['html', 'bad_response'],
    ['half-json', 'bad_response'],
    ['wrong-shape', 'bad_response'],
    ['blank', 'bad_response'],
    ['reset', 'network'],
    ['hang', 'timeout'],
  ])(
    'answers a vendor’s %s with 502 and %s, and does not try again behind the person’s back',
    async (fault, code) => {
      const { id } = await upload();
      scenario.vendor.inject(fault);
      const error = refusal(await ask(id, { languages: ['en'] }), 502);
      expect(error).toMatchObject({ name: 'ProviderError', details: { code } });
      expect(error.message).toContain('harbour.jpg');
      const [task, ...others] = await tasksOf(id);
      expect(others).toEqual([]);
      expect(task).toMatchObject({ status: 'failed', code, attempts: 1, message: error.message });
      expect(task?.nextAttemptAt).toBeUndefined();
      expect(scenario.vendor.stats().calls['generate']).toBe(1);
      const file = await scenario.strapi.admin.file(id);
      expect(file.alternativeText ?? '').toBe('');
      expect((await scenario.generate(id, { languages: ['en'] })).texts['en']?.state).toBe('ai');
    },
  );

  it('keeps the languages that came before the vendor failed, and buys only the others then', async () => {
    const { id } = await upload();
    scenario.vendor.set({ credits: 1 });
    expect(refusal(await ask(id), 502).details.code).toBe('insufficient_credits');
    expect((await scenario.strapi.admin.file(id)).alternativeText).toMatch(/^Emulated/);
    scenario.vendor.set({ credits: 10 });
    const asset = await scenario.generate(id, { languages: ['fr'] });
    expect(asset.texts['fr']?.state).toBe('ai');
    expect(scenario.vendor.stats()).toMatchObject({ generations: 2, repeats: 0 });
  });

  it('leaves a person’s words alone and asks nobody', async () => {
    const { id } = await upload();
    await scenario.strapi.admin.updateFile(id, { alternativeText: 'A person’s words' });
    const asset = await scenario.generate(id, { languages: ['en'] });
    expect(asset.texts['en']).toMatchObject({
      alternativeText: 'A person’s words',
      state: 'human',
    });
    expect(asset.task).toMatchObject({ status: 'skipped', code: 'human_text', credits: 0 });
    expect(scenario.vendor.requests).toHaveLength(0);
  });

  it('lets words win that a person typed while the vendor was thinking', async () => {
    const { id } = await upload();
    scenario.vendor.set({ latencyMs: 500 });
    const waiting = ask(id, { languages: ['en'] });
    await waitFor(() => scenario.vendor.stats().inFlight === 1, { what: 'the vendor to think' });
    await scenario.strapi.admin.updateFile(id, { alternativeText: 'Typed meanwhile' });
    expect(ok(await waiting).texts['en']).toMatchObject({
      alternativeText: 'Typed meanwhile',
      state: 'human',
    });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('Typed meanwhile');
  });

  it('overwrites a person’s words when told to, and can give them back', async () => {
    const { id } = await upload();
    const words = { alternativeText: 'A person’s words', caption: 'A person’s caption' };
    await scenario.strapi.admin.updateFile(id, words);
    const asset = await scenario.generate(id, { languages: ['en'], overwriteHuman: true });
    expect(asset.texts['en']).toMatchObject({ state: 'ai' });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toMatch(/^Emulated/);
    const [change] = await scenario.history(id);
    expect(change?.before).toMatchObject({ ...words, state: 'human' });
    ok(await scenario.strapi.admin.post(`/alt-text/changes/${change?.id ?? 0}/undo`));
    expect(await scenario.strapi.admin.file(id)).toMatchObject(words);
    const again = await scenario.generate(id, { languages: ['en'] });
    expect(again.task).toMatchObject({ status: 'skipped', code: 'human_text' });
  });

  it('leaves an image alone that is decorative', async () => {
    const { id } = await upload();
    await configure({ providers: { altframe: { mode: 'decorative' } } });
    const decorative = await scenario.generate(id, { languages: ['en'] });
    await configure({});
    expect(decorative.texts['en']).toMatchObject({ state: 'decorative' });
    scenario.vendor.reset();
    const asset = await scenario.generate(id, { languages: ['en'] });
    expect(asset.texts['en']).toEqual(decorative.texts['en']);
    expect(asset.task).toMatchObject({ status: 'skipped', code: 'decorative', credits: 0 });
    expect(scenario.vendor.requests).toHaveLength(0);
  });

  it('only suggests when told to: the image’s own columns stay as they are', async () => {
    const { id } = await upload();
    const asset = await scenario.generate(id, { languages: ['en'], mode: 'suggest' });
    const file = await scenario.strapi.admin.file(id);
    expect([file.alternativeText, file.caption].filter(Boolean)).toEqual([]);
    const suggestion = asset.texts['en']?.suggestion;
    expect(asset.texts['en']).toMatchObject({ state: 'suggested', alternativeText: null });
    expect(suggestion?.alternativeText).toMatch(/^Emulated/);
    expect(suggestion?.caption).toMatch(/\S/);
  });

  it('writes another language into our rows only', async () => {
    const file = await upload();
    const { id } = file;
    const asset = await scenario.generate(id, { languages: ['FR'] });
    expect(asset.texts['fr']).toMatchObject({ state: 'ai' });
    expect(asset.texts['en']).toMatchObject({ state: 'missing', alternativeText: null });
    const after = await scenario.strapi.admin.file(id);
    expect([after.alternativeText, after.caption]).toEqual([file.alternativeText, file.caption]);
    expect(
      scenario.vendor.requests.map(({ body }) => (body as { language: string }).language),
    ).toEqual(['fr']);
  });

  it('asks anew where a generated text stands', async () => {
    const { id } = await upload();
    await scenario.generate(id, { languages: ['en'] });
    scenario.vendor.set({ answer: { en: 'Asked anew' } });
    const asset = await scenario.generate(id, { languages: ['en'] });
    expect(asset.texts['en']?.alternativeText).toBe('Asked anew');
  });

  it.each<[string, object, string]>([
    ['an unknown key', { surprise: 1 }, 'surprise'],
    ['an unknown provider', { provider: 'nobody' }, 'provider'],
    ['a provider that is no text', { provider: 7 }, 'provider'],
    ['a code that is no language', { languages: ['no language'] }, 'languages.0'],
    ['no language', { languages: [] }, 'languages'],
    ['a language outside a list', { languages: 'fr' }, 'languages'],
    ['an unknown mode', { mode: 'burn' }, 'mode'],
    ['a switch that is none', { overwriteHuman: 'yes' }, 'overwriteHuman'],
  ])('refuses %s by name and asks nobody', async (_what, body, field) => {
    const { id } = await upload();
    expect(namedFields(refusal(await ask(id, body), 400))).toEqual([field]);
    expect(scenario.vendor.requests).toHaveLength(0);
    expect(await tasksOf(id)).toEqual([]);
  });

  it.each(['0', '-1', 'abc', '1.5', '0x1', '1e0', '%20', '999999', '2147483648', '9'.repeat(400)])(
    'finds no image with the id %s',
    async (id) => {
      refusal(await ask(id, {}), 404);
    },
  );

  it('says that an image cannot be read, and pays nothing', async () => {
    const file = await scenario.strapi.admin.upload(samplePath('corrupt.jpg'));
    const error = refusal(await ask(file.id), 422);
    expect(error).toMatchObject({
      name: 'UnprocessableEntityError',
      details: { code: 'image_unreadable' },
    });
    expect(error.message).toContain('corrupt.jpg');
    expect(scenario.vendor.requests).toHaveLength(0);
    expect((await tasksOf(file.id))[0]).toMatchObject({
      status: 'failed',
      code: 'image_unreadable',
      attempts: 1,
      credits: 0,
    });
  });

  it('says that a file is no image', async () => {
    const file = await scenario.strapi.admin.upload(samplePath('document.pdf'));
    expect((await scenario.generate(file.id)).task).toMatchObject({
      status: 'skipped',
      code: 'not_an_image',
    });
    expect(scenario.vendor.requests).toHaveLength(0);
  });

  it('takes a language that the vendor does not write for a failure in words', async () => {
    const { id } = await upload();
    expect(refusal(await ask(id, { languages: ['haw'] }), 502).details.code).toBe(
      'unsupported_language',
    );
    expect(scenario.vendor.requests).toHaveLength(0);
  });
});
