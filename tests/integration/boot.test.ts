import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { startStrapi } from '../support/strapi';
import type { RunningStrapi } from '../support/strapi';

describe('Strapi with the plugin', () => {
  let app: RunningStrapi;

  beforeAll(async () => {
    app = await startStrapi({
      contentTypes: [
        {
          singularName: 'article',
          pluralName: 'articles',
          attributes: {
            title: { type: 'string' },
            cover: { type: 'media', multiple: false, allowedTypes: ['images'] },
          },
        },
      ],
    });
  });
  afterAll(async () => app.stop());

  it('boots without an error in its log', () => {
    expect(app.strapi.plugin('alt-text')).toBeDefined();
    expect(app.logs.filter((line) => line.includes('error'))).toEqual([]);
  });

  it('takes an upload from the Media Library', async () => {
    const file = await app.admin.upload(await uniqueImage(), 'first.jpg');
    expect(file).toMatchObject({ name: 'first.jpg', mime: 'image/jpeg', width: 900 });
    expect((await app.admin.file(file.id)).id).toBe(file.id);
  });

  it('takes an upload and an entry from the content API', async () => {
    const file = await app.contentApi.upload(await uniqueImage(), 'second.jpg');
    ok(await app.contentApi.post('/api/articles', { data: { title: 'One', cover: file.id } }));
    const list = await app.contentApi.get('/api/articles', { populate: 'cover' });
    expect(list.body).toMatchObject({ data: [{ title: 'One', cover: { id: file.id } }] });
  });

  it('lets in no one without the permission', async () => {
    const reader = await app.admin.createUser([]);
    expect((await reader.tryUpload(await uniqueImage(), 'third.jpg')).status).toBe(403);
    const uploader = await app.admin.createUser(['plugin::upload.assets.create']);
    expect((await uploader.tryUpload(await uniqueImage(), 'third.jpg')).status).toBe(201);
    expect((await app.anonymous.get('/upload/files')).status).toBe(401);
  });

  it('keeps its data over a restart', async () => {
    const file = await app.admin.upload(await uniqueImage(), 'kept.jpg');
    await app.restart();
    expect((await app.admin.file(file.id)).name).toBe('kept.jpg');
  });
});
