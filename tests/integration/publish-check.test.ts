import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { PublishCheck } from '../../server/src/contracts/publish';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { ARTICLE, startNewsroom, type Newsroom } from '../support/newsroom';
import { refusal } from '../support/refusal';

const READ = 'plugin::content-manager.explorer.read';

const reader = (subject: string, conditions: string[] = [], locales = ['en']) => ({
  action: READ,
  subject,
  properties: { fields: ['title', 'cover'], ...(subject === ARTICLE ? { locales } : {}) },
  conditions,
});

describe('what the panel asks before it publishes', () => {
  let room: Newsroom;
  let cover: number;
  let id: string;

  const check = async (query: Record<string, string>, as: AdminClient = room.strapi.admin) =>
    as.get<PublishCheck>('/alt-text/publish-check', { uid: ARTICLE, ...query });
  const namesOf = async (query: Record<string, string>, as?: AdminClient): Promise<string[]> =>
    ok(await check(query, as)).images.map(({ name }) => name);

  beforeAll(async () => {
    room = await startNewsroom();
  });
  afterAll(() => room.stop());
  beforeEach(async () => {
    await room.remind('warn');
    cover = (await room.image('cover.jpg')).id;
    id = await room.draft({ title: 'Spring', cover });
  });

  it('is answered for one entry, for many, and for none when it is off', async () => {
    const other = await room.draft({ title: 'Other', cover: (await room.image('b.jpg')).id });
    expect(ok(await check({ documentId: id }))).toEqual({
      onPublish: 'warn',
      images: [
        {
          id: cover,
          name: 'cover.jpg',
          field: 'cover',
          documentId: id,
          title: 'Spring',
          language: 'en',
        },
      ],
    });
    expect(await namesOf({ documentId: `${id},${other}` })).toEqual(['cover.jpg', 'b.jpg']);
    expect(await namesOf({ documentId: id, locale: 'fr' })).toEqual([]);
    await room.remind('off');
    expect(ok(await check({ documentId: id }))).toEqual({ onPublish: 'off', images: [] });
  });

  it('goes by the files of a form where they are given, of a new entry too', async () => {
    const added = await room.image('added.jpg');
    const known = await room.image('known.jpg', 'Words');
    expect(await namesOf({ documentId: id, files: `${added.id},${known.id}` })).toEqual([
      'added.jpg',
    ]);
    expect(await namesOf({ documentId: id, files: '' })).toEqual([]);
    expect(await namesOf({ files: `${known.id}`, locale: 'fr' })).toEqual(['known.jpg']);
  });

  it('is refused to whoever may not read the entry', async () => {
    expect((await room.strapi.anonymous.get('/alt-text/publish-check')).status).toBe(401);
    const { createUser } = room.strapi.admin;
    refusal(await check({ documentId: id }, await createUser([])), 403);
    refusal(await check({ documentId: id }, await createUser([reader('api::note.note')])), 403);
    const creator = await createUser([reader(ARTICLE, ['admin::is-creator'])]);
    refusal(await check({ documentId: id }, creator), 403);
    const french = await createUser([reader(ARTICLE, [], ['fr'])]);
    refusal(await check({ documentId: id }, french), 403);
    const anybody = await createUser([reader(ARTICLE)]);
    expect(await namesOf({ documentId: id }, anybody)).toEqual(['cover.jpg']);
  });

  it('tells nobody of files that they may not see', async () => {
    const secret = await room.image('secret.jpg');
    const editor = await room.strapi.admin.createUser([reader(ARTICLE)]);
    const files = `${cover},${secret.id}`;
    expect(await namesOf({ documentId: id, files }, editor)).toEqual(['cover.jpg']);
    const librarian = await room.strapi.admin.createUser([reader(ARTICLE), 'plugin::upload.read']);
    expect(await namesOf({ documentId: id, files }, librarian)).toEqual([
      'cover.jpg',
      'secret.jpg',
    ]);
    const own = await room.strapi.admin.createUser([
      reader(ARTICLE),
      { action: 'plugin::upload.read', conditions: ['admin::is-creator'] },
    ]);
    expect(await namesOf({ documentId: id, files }, own)).toEqual(['cover.jpg']);
  });

  it('refuses what it does not understand', async () => {
    refusal(await check({ documentId: id, files: 'x' }), 400);
    refusal(await check({ documentId: id, files: '99999999999' }), 400);
    refusal(await check({ uid: 'api::nothing.nothing' }), 404);
    refusal(await check({ uid: 'plugin::users-permissions.user' }), 404);
    refusal(await check({ uid: '__proto__' }), 404);
    expect(await namesOf({ documentId: 'nobody' })).toEqual([]);
  });
});
