import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ok } from '../support/http';
import { ARTICLE, startNewsroom, type Newsroom } from '../support/newsroom';
import { refusal } from '../support/refusal';

const HEADER = 'x-alt-text-missing';
const PAGE = 'api::page.page';

describe('the reminder at publishing', () => {
  let room: Newsroom;

  beforeAll(async () => {
    room = await startNewsroom();
  });
  afterAll(() => room.stop());
  beforeEach(async () => {
    await room.remind('block');
    for (const uid of [ARTICLE, PAGE, 'api::note.note']) {
      await room.strapi.strapi.db.query(uid).deleteMany({});
    }
  });

  it('refuses a draft, names its images, and lets it pass once they are described', async () => {
    const cover = await room.image('cover.jpg');
    const id = await room.draft({ title: 'Spring', cover: cover.id });
    const { message, details } = refusal(await room.publish(id), 400);
    expect(message).toBe(
      'Article “Spring” was not published: 1 image has no alternative text in English: ' +
        '“cover.jpg” (cover). Write the texts, or mark images as decorative, and publish again.',
    );
    expect(details).toEqual({
      code: 'alt_text_missing',
      images: [
        {
          id: cover.id,
          name: 'cover.jpg',
          field: 'cover',
          documentId: id,
          title: 'Spring',
          language: 'en',
        },
      ],
    });
    expect(await room.published()).toBe(0);

    await room.strapi.admin.updateFile(cover.id, { alternativeText: 'A meadow' });
    ok(await room.publish(id));
    expect(await room.published()).toBe(1);
  });

  it('finds images in components and dynamic zones, at any depth', async () => {
    const [portrait, cell, known, shown] = await Promise.all([
      room.image('portrait.jpg'),
      room.image('cell.jpg'),
      room.image('known.jpg', 'A known one'),
      room.image('shown.jpg'),
    ]);
    const id = await room.draft({
      title: 'Deep',
      cover: known.id,
      gallery: [known.id, shown.id],
      author: { portrait: portrait.id },
      sections: [
        { __component: 'blog.quote', words: 'x' },
        { __component: 'blog.grid', cells: [{ image: known.id }, { image: cell.id }] },
      ],
    });
    const { details } = (await room.publish(id)).body.error;
    expect(details.images.map(({ id: image, field }) => [image, field])).toEqual([
      [shown.id, 'gallery.1'],
      [portrait.id, 'author.portrait'],
      [cell.id, 'sections.1.cells.1.image'],
    ]);
  });

  it('looks at the copies that a text holds: their words are the ones that visitors get', async () => {
    const file = await room.image('inline.jpg', 'Described since');
    const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'x' }] };
    const body = (alternativeText: string) => [
      paragraph,
      {
        type: 'image',
        image: { ...file, alternativeText },
        children: [{ type: 'text', text: '' }],
      },
    ];
    const without = await room.draft({ title: 'Copy', body: body('') });
    expect((await room.publish(without)).body.error.details.images).toMatchObject([
      { id: file.id, field: 'body.1' },
    ]);
    ok(await room.publish(await room.draft({ title: 'Copy', body: body('Un chat') }, 'fr'), 'fr'));
    await room.describe(file, 'en', { decorative: true });
    ok(await room.publish(without));
  });

  it('wants a text in the language of the entry, not in any', async () => {
    const cover = await room.image('cover.jpg', 'A meadow');
    const id = await room.draft({ title: 'Spring', cover: cover.id });
    const saved = await room.strapi.admin.put(
      `/content-manager/collection-types/${ARTICLE}/${id}?locale=fr`,
      { title: 'Printemps' },
    );
    ok(saved);
    ok(await room.publish(id, 'en'));
    const { message } = (await room.publish(id, 'fr')).body.error;
    expect(message).toContain('Article “Printemps”');
    expect(message).toContain('no alternative text in French');
    await room.describe(cover, 'fr', { alternativeText: 'Un pré' });
    ok(await room.publish(id, 'fr'));
    expect(await room.published()).toBe(2);
  });

  it('looks at all languages where all are published, and says which one lacks a text', async () => {
    const cover = await room.image('cover.jpg', 'A meadow');
    const id = await room.draft({ title: 'Spring', cover: cover.id });
    ok(
      await room.strapi.admin.put(`/content-manager/collection-types/${ARTICLE}/${id}?locale=fr`, {
        title: 'Printemps',
      }),
    );
    const documents = room.strapi.strapi.documents(ARTICLE);
    await expect(documents.publish({ documentId: id, locale: '*' })).rejects.toMatchObject({
      details: { images: [{ id: cover.id, language: 'fr' }] },
    });
    expect(await room.published()).toBe(0);
    // No language at all is the default one.
    await documents.publish({ documentId: id });
    expect(await room.published()).toBe(1);
  });

  it('says so where the settings lack the language of the entry', async () => {
    await room.remind('block', ['en']);
    const cover = await room.image('cover.jpg', 'A meadow');
    const id = await room.draft({ title: 'Printemps', cover: cover.id }, 'fr');
    expect((await room.publish(id, 'fr')).body.error.message).toContain(
      'Add French to the languages of the Alt Text settings first.',
    );
  });

  it('lets decorative images, other files, drafts and linked entries pass', async () => {
    const wave = await room.image('wave.jpg');
    await room.describe(wave, 'en', { decorative: true });
    const bytes = await readFile(path.join(import.meta.dirname, '../samples/document.pdf'));
    const pdf = await room.strapi.admin.upload(bytes, 'terms.pdf');
    const bare = await room.image('bare.jpg');
    await room.remind('off');
    const note = await room.draft({ title: 'Linked', photo: bare.id }, 'en', 'api::note.note');
    await room.remind('block');
    const gallery = [wave.id, pdf.id];
    ok(await room.publish(await room.draft({ title: 'Fine', gallery, notes: [note] })));
    await room.draft({ title: 'A draft may lack everything', cover: bare.id });
    expect(await room.published()).toBe(1);
  });

  it('asks again for a decorative image that was replaced, and not for a described one', async () => {
    const [wave, cat] = [await room.image('wave.jpg'), await room.image('cat.jpg')];
    await room.describe(wave, 'en', { decorative: true });
    await room.describe(cat, 'en', { alternativeText: 'A cat' });
    for (const { id } of [wave, cat]) {
      const other = await room.image('other.jpg');
      const bytes = await fetch(`${room.strapi.url}${other.url}`);
      await room.strapi.admin.replace(id, new Uint8Array(await bytes.arrayBuffer()), 'new.jpg');
      await room.ended(id);
    }
    const id = await room.draft({ title: 'New', gallery: [wave.id, cat.id] });
    expect((await room.publish(id)).body.error.details.images.map(({ id: at }) => at)).toEqual([
      wave.id,
    ]);
  });

  it('holds over the content API, and leaves nothing behind', async () => {
    const { contentApi, strapi } = room.strapi;
    const photo = await room.image('photo.jpg');
    const data = { title: 'By API', photos: [photo.id] };
    refusal(await contentApi.post('/api/pages?status=published', { data }), 400);
    expect(await strapi.db.query(PAGE).count()).toBe(0);

    const draft = ok(
      await contentApi.post<{ data: { documentId: string } }>('/api/pages?status=draft', {
        data: { title: 'Before', photos: [] },
      }),
    ).data;
    refusal(await contentApi.put(`/api/pages/${draft.documentId}?status=published`, { data }), 400);
    const rows: unknown = await strapi.db.query(PAGE).findMany({ populate: ['photos'] });
    expect(rows).toMatchObject([{ title: 'Before', photos: [] }]);
  });

  it('holds for what has no drafts: to save it is to publish it', async () => {
    const { contentApi, strapi } = room.strapi;
    const photo = await room.image('photo.jpg');
    const data = { title: 'Live', photo: photo.id };
    refusal(await contentApi.post('/api/notes', { data }), 400);
    expect(await strapi.db.query('api::note.note').count()).toBe(0);
    await room.remind('off');
    const { documentId } = ok(
      await contentApi.post<{ data: { documentId: string } }>('/api/notes', { data }),
    ).data;
    await room.remind('block');
    const documents = strapi.documents('api::note.note' as typeof ARTICLE);
    await expect(documents.clone({ documentId, data: {} })).rejects.toThrow('Note “Live”');
    expect(await strapi.db.query('api::note.note').count()).toBe(1);
  });

  it('warns: publishes, writes one line, and counts in a header', async () => {
    await room.remind('warn');
    const photos = await Promise.all(['a.jpg', 'b.jpg'].map((name) => room.image(name)));
    const data = { title: 'Warned', photos: photos.map(({ id }) => id) };
    const lines = room.strapi.logs.length;
    const answer = await room.strapi.contentApi.post('/api/pages?status=published', { data });
    ok(answer);
    expect(answer.headers.get(HEADER)).toBe('2');
    const written = room.strapi.logs.slice(lines).filter((line) => line.includes('[alt-text]'));
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('images without alternative text: 2: “a.jpg” (photos.0), “b');
    expect(written[0]).not.toContain('/uploads');

    for (const { id } of photos) {
      await room.strapi.admin.updateFile(id, { alternativeText: 'Words' });
    }
    const again = await room.strapi.contentApi.post('/api/pages?status=published', { data });
    expect(again.headers.get(HEADER)).toBeNull();
  });
});
