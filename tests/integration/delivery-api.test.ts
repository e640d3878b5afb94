import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DeliveredAsset } from '../../server/src/contracts/delivery';
import { MIDDLEWARES, REPOSITORY } from '../support/app';
import { createHttpClient, ok, type HttpClient } from '../support/http';
import { fillMagazine, type Filled } from '../support/magazine-entries';
import { startMagazine, type Magazine } from '../support/magazine';
import { waitFor } from '../support/wait';

const TEXTS = 'plugin::alt-text.texts.findOne';
const FILE = 'plugin::upload.content-api.findOne';
const ARTICLES = ['api::article.article.find', 'api::article.article.findOne'];

interface Served {
  status: number;
  tag: string;
  text: string;
}

describe('what a front end can ask for', () => {
  let site: Magazine;
  let filled: Filled;
  let token = '';

  beforeAll(async () => {
    const etag = { resolve: path.join(REPOSITORY, 'tests', 'support', 'etag-middleware.cjs') };
    const [errors = '', ...others] = MIDDLEWARES.slice(1);
    site = await startMagazine({
      app: { middlewares: ['strapi::logger', errors, etag, ...others] },
    });
    filled = await fillMagazine(site);
    token = await site.strapi.contentApi.token();
  });
  afterAll(() => site.stop());

  const fetched = async (
    address: string,
    headers: Record<string, string> = {},
  ): Promise<Served> => {
    const answer = await fetch(`${site.strapi.url}/api${address}`, {
      // Left alone, `fetch` adds what means: load it anew, whatever its tag.
      headers: { authorization: `Bearer ${token}`, 'cache-control': 'max-age=0', ...headers },
    });
    const tag = answer.headers.get('etag') ?? '';
    return { status: answer.status, tag, text: await answer.text() };
  };

  const withRights = async (permissions: string[]): Promise<HttpClient> => {
    const made = await site.strapi.admin.post<{ data: { accessKey: string } }>(
      '/admin/api-tokens',
      {
        name: `rights ${permissions.length} ${Math.random()}`,
        description: '',
        type: 'custom',
        permissions,
        lifespan: null,
      },
    );
    const { accessKey } = ok(made).data;
    return createHttpClient({
      baseUrl: site.strapi.url,
      token: () => Promise.resolve(accessKey),
    });
  };

  it('is every text of one asset that stands', async () => {
    const cover = filled.pictures['cover'];
    const own = await site.get<DeliveredAsset>(`/alt-text/assets/${cover?.id ?? 0}`);
    const text = { caption: null, title: null, decorative: false };
    expect(own).toEqual({
      id: cover?.id,
      documentId: cover?.documentId,
      language: 'en',
      texts: {
        en: { ...text, alternativeText: 'cover', caption: 'cover, below' },
        fr: { ...text, alternativeText: 'cover fr', caption: 'cover fr, below' },
        pt: { ...text, alternativeText: 'cover pt' },
      },
    });
    expect(await site.get(`/alt-text/assets/${cover?.documentId ?? ''}`)).toEqual(own);
    const waves = filled.pictures['decorative']?.id ?? 0;
    const { texts } = await site.get<DeliveredAsset>(`/alt-text/assets/${waves}`);
    expect(texts['fr']).toEqual({ ...text, alternativeText: '', decorative: true });
  });

  it('tells nothing of suggestions, findings and vendors', async () => {
    const id = filled.pictures['suggested']?.id ?? 0;
    const { text } = await fetched(`/alt-text/assets/${id}`);
    expect(text).not.toMatch(/secret|suggest|finding|provider|prompt|model|fingerprint/);
    expect(JSON.parse(text)).toMatchObject({ texts: { en: { alternativeText: 'own words' } } });
  });

  it('asks for Strapi’s permissions, the media library’s own among them', async () => {
    const address = `/api/alt-text/assets/${filled.pictures['cover']?.id ?? 0}`;
    const status = async (client: HttpClient) => (await client.get(address)).status;
    expect(await status(await withRights([TEXTS, FILE]))).toBe(200);
    expect(await status(await withRights([TEXTS]))).toBe(403);
    expect(await status(await withRights([FILE]))).toBe(403);
    expect([401, 403]).toContain(await status(site.strapi.anonymous));
    const { contentApi } = site.strapi;
    for (const id of ['999999', '0', 'nope', '99999999999999']) {
      expect((await contentApi.get(`/api/alt-text/assets/${id}`)).status).toBe(404);
    }
  });

  it('shows nobody what they may not see', async () => {
    const client = await withRights(ARTICLES);
    const address = `/api/articles/${filled.article}?locale=fr&populate[cover]=true&populate[notes][populate]=*`;
    const seen = async () => {
      const { status, body } = await client.get<{ data?: object }>(address);
      return { status, keys: Object.keys(body.data ?? {}), text: JSON.stringify(body) };
    };
    const localized = await seen();
    await site.change({ delivery: { localize: false } });
    const plain = await seen();
    await site.change({ delivery: { localize: true } });
    expect(localized.status).toBe(plain.status);
    expect(localized.keys).toEqual(plain.keys);
    expect(localized.text).not.toContain('photo fr');
  });

  it('answers with a tag that a changed text changes, at once', async () => {
    const picture = await site.picture('door', { fr: { alternativeText: 'porte' } });
    const own = `/alt-text/assets/${picture.id}`;
    const library = `/upload/files/${picture.id}?locale=fr`;
    for (const address of [own, library]) {
      const first = await fetched(address);
      expect(first.tag).toMatch(/^"[\w-]+"$/);
      const again = await fetched(address, { 'if-none-match': first.tag });
      expect([again.status, again.text, again.tag]).toEqual([304, '', first.tag]);
      const alternativeText = `porte, ${address}`;
      ok(
        await site.strapi.admin.put(`/alt-text/assets/${picture.id}/texts/fr`, { alternativeText }),
      );
      const changed = await fetched(address, { 'if-none-match': first.tag });
      expect(changed.status).toBe(200);
      expect(changed.text).toContain(alternativeText);
      expect(changed.tag).not.toBe(first.tag);
    }
  });

  it('knows within seconds what another instance has changed', async () => {
    const { connection } = site.strapi.strapi.db;
    const { id } = await site.picture('tree', { fr: { alternativeText: 'arbre' } });
    const read = async () =>
      (await site.get<{ alternativeText: string }>(`/upload/files/${id}?locale=fr`))
        .alternativeText;
    expect(await read()).toBe('arbre');
    await connection('alt_text_texts')
      .where({ asset_id: id, locale: 'fr' })
      .update({ alternative_text: 'un arbre' });
    await waitFor(async () => ((await read()) === 'un arbre' ? true : undefined), {
      what: 'the other instance’s text to be delivered here',
      timeoutMs: 10_000,
    });

    await site.change({});
    const settings = connection('strapi_core_store_settings').where({
      key: 'plugin_alt-text_settings',
    });
    const [row] = await settings.clone().select<{ value: string }[]>('value');
    const value = row?.value.replace('"localize":true', '"localize":false');
    await settings.clone().update({ value });
    await waitFor(async () => ((await read()) === 'tree' ? true : undefined), {
      what: 'the other instance’s settings to hold here',
      timeoutMs: 10_000,
    });
  });
});
