import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Asset } from '../../server/src/contracts/assets';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';

describe('a person’s edit of a text', () => {
  let scenario: Scenario;
  let id: number;

  beforeAll(async () => {
    scenario = await startScenario({ settings: { languages: ['en', 'fr'] } });
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'harbour.jpg');
    id = file.id;
    expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
  });
  afterAll(() => scenario.stop());

  const put = (locale: string, body: unknown, asset = id) =>
    scenario.strapi.admin.put<Asset>(`/alt-text/assets/${asset}/texts/${locale}`, body);
  const edit = async (locale: string, body: unknown) => ok(await put(locale, body));

  it('in the own language stands in the media library, with its history, and can be undone', async () => {
    const before = (await scenario.asset(id)).texts['en'];
    const { texts } = await edit('en', { alternativeText: '  Boats at dawn ', title: 'Boats' });
    expect(texts['en']).toMatchObject({
      alternativeText: 'Boats at dawn',
      caption: before?.caption,
      title: 'Boats',
      state: 'human',
    });
    expect(texts['en']?.provider).toBeUndefined();
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('Boats at dawn');
    const [change] = await scenario.history(id);
    expect(change).toMatchObject({
      locale: 'en',
      by: { kind: 'person', name: 'Ada Admin' },
      before: { state: 'ai', alternativeText: before?.alternativeText },
      after: { state: 'human', alternativeText: 'Boats at dawn' },
    });
    ok(await scenario.strapi.admin.post(`/alt-text/changes/${change?.id ?? 0}/undo`));
    expect((await scenario.asset(id)).texts['en']).toMatchObject({
      state: 'ai',
      alternativeText: before?.alternativeText,
      provider: 'altframe',
    });
  });

  it('in another language leaves the media library’s own text alone', async () => {
    const { alternativeText } = await scenario.strapi.admin.file(id);
    const { texts } = await edit('fr', { alternativeText: 'Des bateaux', caption: '' });
    expect(texts['fr']).toMatchObject({
      alternativeText: 'Des bateaux',
      caption: null,
      state: 'human',
    });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe(alternativeText);
  });

  it('marks an image as decorative, which a caption does not change and a text does', async () => {
    const { texts } = await edit('en', { decorative: true });
    expect(texts['en']).toMatchObject({ alternativeText: '', state: 'decorative' });
    expect((await scenario.strapi.admin.file(id)).alternativeText).toBe('');
    expect((await edit('en', { caption: 'Photo: Ada' })).texts['en']).toMatchObject({
      state: 'decorative',
      caption: 'Photo: Ada',
    });
    expect((await edit('en', { alternativeText: 'Boats' })).texts['en']).toMatchObject({
      alternativeText: 'Boats',
      caption: 'Photo: Ada',
      state: 'human',
    });
    await edit('en', { decorative: true });
    expect((await edit('en', { decorative: false })).texts['en']?.state).toBe('missing');
  });

  it('with an empty text is a missing one, which is described again', async () => {
    const { texts } = await edit('fr', { alternativeText: '  ' });
    expect(texts['fr']).toMatchObject({ alternativeText: null, state: 'missing' });
    expect((await scenario.generate(id)).texts['fr']?.state).toBe('ai');
  });

  it('settles a suggestion that was waiting', async () => {
    expect((await scenario.generate(id, { mode: 'suggest' })).texts['en']?.state).toBe('suggested');
    const { texts } = await edit('en', { alternativeText: 'My own words' });
    expect(texts['en']).toMatchObject({ alternativeText: 'My own words', state: 'human' });
    expect(texts['en']?.suggestion).toBeUndefined();
  });

  it('flags a text that is longer than is wanted, and keeps it whole', async () => {
    const long = 'word '.repeat(60).trim();
    const { texts } = await edit('en', { alternativeText: long });
    expect(texts['en']?.alternativeText).toBe(long);
    expect(texts['en']?.findings).toMatchObject([{ rule: 'too-long' }]);
  });

  it.each([
    [{}, 'alternativeText'],
    [{ alternativeText: 'Boats', decorative: true }, 'alternativeText'],
    [{ alternativeText: 1 }, 'alternativeText'],
    [{ alternativeText: 'x'.repeat(5001) }, 'alternativeText'],
    [{ alternativeText: 'a\u0000b' }, 'alternativeText'],
    [{ decorative: 'yes' }, 'decorative'],
    [{ state: 'approved' }, 'state'],
  ])('refuses %j', async (body, field) => {
    const before = await scenario.asset(id);
    expect(refusal(await put('en', body), 400).message).toContain(field);
    expect(await scenario.asset(id)).toEqual(before);
  });

  it('refuses a language that the site does not speak, and files that are not there', async () => {
    refusal(await put('ja', { alternativeText: 'x' }), 400);
    refusal(await put('no-such-language-at-all', { alternativeText: 'x' }), 400);
    refusal(await put('en', { alternativeText: 'x' }, 999_999), 404);
  });

  it('needs the permission of the media library for this file', async () => {
    const user = await scenario.strapi.admin.createUser([
      ...Object.values(ACTIONS),
      UPLOAD_ACTIONS.read,
      'plugin::upload.assets.create',
      { action: UPLOAD_ACTIONS.update, conditions: ['admin::is-creator'] },
    ]);
    const path = (asset: number) => `/alt-text/assets/${asset}/texts/fr`;
    refusal(await user.put(path(id), { alternativeText: 'Not mine' }), 403);
    const own = await user.upload(await uniqueImage(), 'own.jpg');
    await scenario.ended(own.id);
    const answer = ok(await user.put<Asset>(path(own.id), { alternativeText: 'Mine' }));
    expect(answer.texts['fr']).toMatchObject({ alternativeText: 'Mine', state: 'human' });
  });

  it('is one of two at the same time: nobody’s words are lost unseen', async () => {
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((alternativeText) => put('en', { alternativeText })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const written = (await scenario.history(id)).filter(({ after }) =>
      ['One', 'Two', 'Three', 'Four'].includes(after.alternativeText ?? ''),
    );
    expect(written).toHaveLength(statuses.filter((status) => status === 200).length);
  });
});
