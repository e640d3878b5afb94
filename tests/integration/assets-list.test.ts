import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Asset, Page } from '../../server/src/contracts/assets';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';

describe('the list of assets', () => {
  let scenario: Scenario;
  const ids: Record<string, number> = {};
  const idOf = (name: string): number => ids[name] ?? 0;

  async function add(name: string, folder: number | null = null): Promise<void> {
    const { admin } = scenario.strapi;
    const file = await admin.upload(await uniqueImage(), name, { name, folder });
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done' });
    ids[name] = file.id;
  }

  async function folder(name: string, parent: number | null = null): Promise<number> {
    type Created = { data: { id: number } };
    const body = { name, parent };
    return ok(await scenario.strapi.admin.post<Created>('/upload/folders', body)).data.id;
  }

  const list = async (query = '', client: AdminClient = scenario.strapi.admin) =>
    ok(await client.get<Page<Asset>>(`/alt-text/assets${query}`));
  const names = async (query = '', client?: AdminClient) =>
    (await list(query, client)).results.map(({ name }) => name);

  beforeAll(async () => {
    scenario = await startScenario({ settings: { languages: ['en', 'fr'] } });
    const { admin } = scenario.strapi;
    const shop = await folder('Shop');
    await add('a.jpg');
    await add('b.jpg', shop);
    await add('c.jpg', await folder('Shoes', shop));
    await add('d_100%.jpg', await folder('Shopping'));
    await admin.upload(Buffer.from('%PDF-1.4'), 'paper.pdf');
    await admin.updateFile(idOf('a.jpg'), { alternativeText: 'A lighthouse' });
    ok(
      await admin.put(`/alt-text/assets/${idOf('b.jpg')}/texts/fr`, {
        alternativeText: 'Un phare',
      }),
    );
    ok(
      await admin.put(`/alt-text/assets/${idOf('b.jpg')}/texts/en`, {
        alternativeText: 'long '.repeat(60),
      }),
    );
    ok(await admin.put(`/alt-text/assets/${idOf('c.jpg')}/texts/en`, { decorative: true }));
    ok(await admin.put(`/alt-text/assets/${idOf('d_100%.jpg')}/texts/fr`, { alternativeText: '' }));
  });
  afterAll(() => scenario.stop());

  it('holds the images, newest first, each as by itself but for its entries', async () => {
    const { results, pagination } = await list();
    expect(results.map(({ name }) => name)).toEqual(['d_100%.jpg', 'c.jpg', 'b.jpg', 'a.jpg']);
    expect(pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 4 });
    for (const asset of results) {
      const { context: _context, ...alone } = await scenario.asset(asset.id);
      expect(asset).toEqual(alone);
    }
    expect(results[1]).toMatchObject({ folder: '/Shop/Shoes', task: { status: 'done' } });
    expect(Object.keys(results[0]?.texts ?? {})).toEqual(['en', 'fr']);
  });

  it('comes page by page, in the order that is asked for', async () => {
    expect(await names('?sort=name&pageSize=3')).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(await names('?sort=-name&pageSize=3&page=2')).toEqual(['a.jpg']);
    expect(await names('?sort=createdAt')).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd_100%.jpg']);
    expect(await names('?sort=-id&pageSize=1')).toEqual(['d_100%.jpg']);
    const { pagination } = await list('?pageSize=3&page=2');
    expect(pagination).toEqual({ page: 2, pageSize: 3, pageCount: 2, total: 4 });
  });

  it('finds the files that texts hold copies of by their hashes', async () => {
    const { admin } = scenario.strapi;
    const [b, c] = await Promise.all(['b.jpg', 'c.jpg'].map((name) => admin.file(idOf(name))));
    const hashes = [c?.hash, b?.hash, 'no_such_hash', b?.hash].join(',');
    expect(await names(`?hashes=${hashes}&sort=name`)).toEqual(['b.jpg', 'c.jpg']);
    expect(await names(`?hashes=${hashes}&ids=${idOf('c.jpg')}`)).toEqual(['c.jpg']);
    const many = Array.from({ length: 101 }, (_, index) => `hash_${index}`).join(',');
    refusal(await admin.get(`/alt-text/assets?hashes=${many}`), 400);
  });

  it.each([
    ['state=human&locale=en', ['a.jpg', 'b.jpg']],
    ['state=ai&locale=en', ['d_100%.jpg']],
    ['state=ai&locale=fr', ['a.jpg', 'c.jpg']],
    ['state=ai', ['a.jpg', 'c.jpg', 'd_100%.jpg']],
    ['state=decorative', ['c.jpg']],
    ['state=missing', ['d_100%.jpg']],
    ['state=missing&locale=en', []],
    ['state=missing&locale=ja', ['a.jpg', 'b.jpg', 'c.jpg', 'd_100%.jpg']],
    ['state=suggested', []],
    ['locale=fr', ['a.jpg', 'b.jpg', 'c.jpg']],
    ['folder=/', ['a.jpg', 'b.jpg', 'c.jpg', 'd_100%.jpg']],
    ['folder=/Shop', ['b.jpg', 'c.jpg']],
    ['folder=/shop/shoes/', ['c.jpg']],
    ['folder=/Sho', []],
    ['folder=/Shoes', []],
    ['mime=image/jpeg', ['a.jpg', 'b.jpg', 'c.jpg', 'd_100%.jpg']],
    ['mime=image/*', ['a.jpg', 'b.jpg', 'c.jpg', 'd_100%.jpg']],
    ['mime=image/png', []],
    ['mime=image/jp', []],
    ['mime=application/pdf', ['paper.pdf']],
    ['q=LIGHTHOUSE', ['a.jpg']],
    ['q=phare', ['b.jpg']],
    ['q=phare&locale=en', []],
    ['q=C.J', ['c.jpg']],
    ['q=100%25', ['d_100%.jpg']],
    ['q=%25', ['d_100%.jpg']],
    ['q=_', ['d_100%.jpg']],
    ['q=%27', []],
    ['quality=advice', ['b.jpg']],
    ['quality=too-long&locale=en', ['b.jpg']],
    ['quality=advice&locale=fr', []],
    ['quality=any&locale=en&folder=/Shop', ['b.jpg']],
    ['quality=severe', []],
    ['quality=no-such-rule', []],
    ['folder=/Shop&state=human&locale=fr&q=phare&quality=any&mime=image/*', []],
    ['folder=/Shop&state=human&q=phare&quality=any&mime=image/*', ['b.jpg']],
  ])('is narrowed down by %s', async (query, expected) => {
    const { results, pagination } = await list(`?sort=name&${query}`);
    expect(results.map(({ name }) => name)).toEqual(expected);
    expect(pagination.total).toBe(expected.length);
  });

  it.each([
    'state=burnt',
    'state[]=ai',
    'locale=not%20a%20language',
    'mime=image/../x',
    'quality=%25',
    'sort=alternativeText',
    'sort=id;drop',
    'pageSize=101',
    'page=0',
    `q=${'x'.repeat(300)}`,
    'q=%00',
    'folder[$ne]=1',
  ])('refuses %s and names it', async (query) => {
    const answer = await scenario.strapi.admin.get(`/alt-text/assets?${query}`);
    expect(refusal(answer, 400).message).toContain(query.split(/[=[]/)[0]);
  });

  it('asks the database as often for many images as for one', async () => {
    const { connection } = scenario.strapi.strapi.db;
    const queriesOf = async (query: string) => {
      const seen: string[] = [];
      const listen = ({ sql }: { sql: string }) => void seen.push(sql);
      connection.on('query', listen);
      await list(query);
      connection.removeListener('query', listen);
      return seen.length;
    };
    /** The workers look around now and then: the least of a few times is the list's own. */
    const leastOf = async (query: string) => {
      const counts: number[] = [];
      for (let time = 0; time < 5; time += 1) counts.push(await queriesOf(query));
      return Math.min(...counts);
    };
    await list();
    expect(await leastOf('?pageSize=4')).toBe(await leastOf('?pageSize=1'));
  });

  it('and its totals hold only what a role may see in the media library', async () => {
    const { admin } = scenario.strapi;
    const user = await admin.createUser([
      ACTIONS.assetsRead,
      'plugin::upload.assets.create',
      { action: UPLOAD_ACTIONS.read, conditions: ['admin::is-creator'] },
    ]);
    expect((await list('', user)).pagination.total).toBe(0);
    const own = await user.upload(await uniqueImage(), 'own.jpg');
    await scenario.ended(own.id);
    for (const query of [
      '',
      '?state=ai',
      '?q=own',
      '?folder=/',
      '?quality=too-long&state=ai&q=a',
    ]) {
      const { results, pagination } = await list(query, user);
      const expected = query.includes('quality') ? 0 : 1;
      expect(results.map(({ id }) => id)).toEqual(expected === 0 ? [] : [own.id]);
      expect(pagination.total).toBe(expected);
    }
    const sameRole = await admin.createUser([
      ACTIONS.assetsRead,
      { action: UPLOAD_ACTIONS.read, conditions: ['admin::has-same-role-as-creator'] },
    ]);
    expect((await list('', sameRole)).pagination.total).toBe(0);
    const none = await admin.createUser([ACTIONS.assetsRead]);
    expect(await list('', none)).toMatchObject({ results: [], pagination: { total: 0 } });
    ok(await admin.delete(`/upload/files/${own.id}`));
  });

  it('of tasks has totals without those of files that a role may not see', async () => {
    const { admin } = scenario.strapi;
    const user = await admin.createUser([
      ACTIONS.assetsRead,
      'plugin::upload.assets.create',
      { action: UPLOAD_ACTIONS.read, conditions: ['admin::is-creator'] },
    ]);
    type Tasks = Page<{ assetId: number }>;
    const tasksOf = async (client: AdminClient, query = '') =>
      ok(await client.get<Tasks>(`/alt-text/tasks${query}`));
    expect((await tasksOf(user)).pagination).toMatchObject({ total: 0, pageCount: 0 });
    const own = await user.upload(await uniqueImage(), 'own.jpg');
    await scenario.ended(own.id);
    expect((await tasksOf(user)).pagination.total).toBe(1);
    expect((await tasksOf(user, `?assetId=${idOf('a.jpg')}`)).pagination.total).toBe(0);
    ok(await admin.delete(`/upload/files/${own.id}`));
    // Whose it was nobody can tell any more.
    expect((await tasksOf(user)).pagination.total).toBe(0);
    expect((await tasksOf(admin, `?assetId=${own.id}`)).pagination.total).toBe(1);
  });
});

describe('the entries that use an image', () => {
  let scenario: Scenario;
  const ARTICLE = {
    singularName: 'article',
    pluralName: 'articles',
    attributes: {
      title: { type: 'string' },
      photo: { type: 'media', multiple: false, allowedTypes: ['images'] },
    },
  };

  beforeAll(async () => {
    scenario = await startScenario({
      app: { contentTypes: [ARTICLE] },
      settings: { onUpload: 'off' },
    });
  });
  afterAll(() => scenario.stop());

  it('are named to those only who may read them', async () => {
    const { admin, contentApi } = scenario.strapi;
    const file = await admin.upload(await uniqueImage(), 'secret.jpg');
    const data = { title: 'Secret plans', photo: file.id };
    ok(await contentApi.post('/api/articles', { data }));
    expect((await scenario.asset(file.id)).context).toMatchObject([{ title: 'Secret plans' }]);
    const ours = [ACTIONS.assetsRead, ACTIONS.assetsReview, UPLOAD_ACTIONS.read];
    const reads = {
      action: 'plugin::content-manager.explorer.read',
      subject: 'api::article.article',
    };
    const contextFor = async (client: AdminClient) =>
      ok(await client.get<Asset>(`/alt-text/assets/${file.id}`)).context;
    const blind = await admin.createUser(ours);
    expect(await contextFor(blind)).toEqual([]);
    const reader = await admin.createUser([
      ...ours,
      { ...reads, properties: { fields: ['title', 'photo'] } },
    ]);
    expect(await contextFor(reader)).toMatchObject([{ title: 'Secret plans' }]);
    const withoutTitle = await admin.createUser([
      ...ours,
      { ...reads, properties: { fields: ['photo'] } },
    ]);
    expect(await contextFor(withoutTitle)).toEqual([]);
    const ownOnly = await admin.createUser([
      ...ours,
      {
        ...reads,
        properties: { fields: ['title', 'photo'] },
        conditions: ['admin::is-creator'],
      },
    ]);
    expect(await contextFor(ownOnly)).toEqual([]);
  });
});
