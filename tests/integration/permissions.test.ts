import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient, Permission } from '../support/admin-client';
import type { HttpClient } from '../support/http';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import type { MediaFile } from '../support/media';
import { refusal } from '../support/refusal';
import { questionsFor, startScenario, type Questions, type Scenario } from '../support/scenario';

interface PluginRoute {
  method: string;
  path: string;
  config?: { policies?: unknown[]; auth?: unknown };
}

interface HasPermissions {
  name: string;
  config: { actions: string[] };
}

const isHasPermissions = (policy: unknown): policy is HasPermissions =>
  typeof policy === 'object' &&
  policy !== null &&
  (policy as HasPermissions).name === 'admin::hasPermissions';

/** The one action that a route asks for. */
function actionOf({ method, path, config }: PluginRoute): string {
  const actions = (config?.policies ?? [])
    .filter(isHasPermissions)
    .flatMap((policy) => policy.config.actions);
  if (actions.length !== 1)
    throw new Error(`${method} ${path} asks for ${actions.length} permissions`);
  return actions[0] ?? '';
}

/** Asks a route for rows that are not there, so that nobody is refused because of a row. */
function ask(client: HttpClient, { method, path }: PluginRoute) {
  const url = `/alt-text${path.replace('/providers/:id', '/providers/nobody').replace(/:id/g, '999999')}`;
  const send = client[method.toLowerCase() as 'post' | 'put' | 'delete'];
  return method === 'GET' ? client.get(url) : send(url, {});
}

describe('the admin routes', () => {
  let scenario: Scenario;
  let routes: PluginRoute[];
  const usersWith = new Map<string, AdminClient>();
  const userWith = async (permissions: Permission[]): Promise<AdminClient> => {
    const name = JSON.stringify(permissions);
    const user = usersWith.get(name) ?? (await scenario.strapi.admin.createUser(permissions));
    usersWith.set(name, user);
    return user;
  };
  const named = ({ method, path }: PluginRoute) => `${method} ${path}`;

  beforeAll(async () => {
    scenario = await startScenario({ settings: { onUpload: 'off' } });
    const plugin = scenario.strapi.strapi.plugin('alt-text').routes as unknown as Record<
      string,
      { type: string; routes: PluginRoute[] }
    >;
    expect(Object.values(plugin).map(({ type }) => type)).toContain('admin');
    routes = Object.values(plugin)
      .filter(({ type }) => type === 'admin')
      .flatMap((router) => router.routes)
      // Asks for the right to read each entry; `publish-check.test.ts` holds it to that.
      .filter(({ path }) => path !== '/publish-check');
    expect(routes.length).toBeGreaterThanOrEqual(12);
  });
  afterAll(() => scenario.stop());

  it('each ask for a signed-in administrator with one registered action', () => {
    const ours: string[] = Object.values(ACTIONS);
    const wanting = routes.filter((route) => {
      const policies = route.config?.policies ?? [];
      return (
        policies[0] !== 'admin::isAuthenticatedAdmin' ||
        route.config?.auth === false ||
        !ours.includes(actionOf(route))
      );
    });
    expect(wanting.map(named)).toEqual([]);
  });

  it('only read with an action to read, except for the settings’ own', () => {
    const readers: string[] = [ACTIONS.assetsRead, ACTIONS.pagesRead, ACTIONS.settingsRead];
    const wrong = routes.filter((route) => {
      const reads = route.method === 'GET';
      const may = readers.includes(actionOf(route));
      return reads !== may;
    });
    expect(wrong.map(named)).toEqual([]);
  });

  it('are shut to nobody in particular, and to a token that is none', async () => {
    const nonsense = { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJpZCI6MX0.' };
    for (const route of routes) {
      expect((await ask(scenario.strapi.anonymous, route)).status, named(route)).toBe(401);
      const path = route.path.replace(/:id/g, '1');
      const answer = await fetch(`${scenario.strapi.url}/alt-text${path}`, {
        method: route.method,
        headers: nonsense,
      });
      expect(answer.status, named(route)).toBe(401);
    }
  });

  it('are shut to a full-access token of the content API', async () => {
    const { contentApi } = scenario.strapi;
    expect((await contentApi.get('/api/upload/files')).status).toBe(200);
    for (const route of routes) {
      expect([401, 403], named(route)).toContain((await ask(contentApi, route)).status);
      const status = (
        await contentApi[route.method.toLowerCase() as 'get'](
          `/api/alt-text${route.path.replace(/:id/g, '1')}`,
        )
      ).status;
      expect([404, 405], `/api ${named(route)}`).toContain(status);
    }
  });

  it('are shut to a role that has every action but theirs', async () => {
    for (const route of routes) {
      const others = Object.values(ACTIONS).filter((action) => action !== actionOf(route));
      const user = await userWith([...others, ...Object.values(UPLOAD_ACTIONS)]);
      const error = refusal(await ask(user, route), 403);
      expect(error.name, named(route)).toBe('PolicyError');
    }
  });

  it('are open to a role with exactly their action', async () => {
    for (const route of routes) {
      const action = actionOf(route);
      // A run writes to the media library: whoever starts one may do so there as well.
      const library = action === ACTIONS.runsManage ? [UPLOAD_ACTIONS.update] : [];
      const user = await userWith([action, ...library]);
      const { status } = await ask(user, route);
      expect([200, 400, 404], named(route)).toContain(status);
    }
  });

  it('are shut to somebody whose role was just taken the action from', async () => {
    const user = await userWith([ACTIONS.settingsRead, ACTIONS.assetsRead]);
    expect((await user.get('/alt-text/settings')).status).toBe(200);
    const { admin } = scenario.strapi;
    const me = ok(await user.get<{ data: { roles: { id: number }[] } }>('/admin/users/me')).data;
    ok(await admin.put(`/admin/roles/${me.roles[0]?.id ?? 0}/permissions`, { permissions: [] }));
    refusal(await user.get('/alt-text/settings'), 403);
  });
});

describe('a role that may only see and edit its own files', () => {
  let scenario: Scenario;
  let user: AdminClient;
  let own: MediaFile;
  let other: MediaFile;
  let asUser: Questions;
  const ownOnly = (action: string): Permission => ({ action, conditions: ['admin::is-creator'] });

  beforeAll(async () => {
    scenario = await startScenario();
    user = await scenario.strapi.admin.createUser([
      ...Object.values(ACTIONS),
      'plugin::upload.assets.create',
      ownOnly(UPLOAD_ACTIONS.read),
      ownOnly(UPLOAD_ACTIONS.update),
    ]);
    asUser = questionsFor({ ...scenario.strapi, admin: user });
    other = await scenario.strapi.admin.upload(await uniqueImage(), 'of-another.jpg');
    own = await user.upload(await uniqueImage(), 'own.jpg');
    for (const { id } of [other, own]) {
      expect(await scenario.ended(id)).toMatchObject({ status: 'done' });
    }
  });
  afterAll(() => scenario.stop());

  it('generates for its own, and not for another’s', async () => {
    scenario.vendor.reset();
    refusal(await user.post(`/alt-text/assets/${other.id}/generate`, {}), 403);
    expect(scenario.vendor.requests).toHaveLength(0);
    expect((await asUser.generate(own.id)).texts['en']?.state).toBe('ai');
    expect(scenario.vendor.stats().generations).toBe(1);
  });

  it('sees the history of its own, and not of another’s', async () => {
    const error = refusal(await user.get(`/alt-text/assets/${other.id}/history`), 403);
    expect(JSON.stringify(error)).not.toContain('of-another');
    expect((await asUser.history(own.id)).length).toBeGreaterThan(0);
    expect((await scenario.history(other.id)).length).toBeGreaterThan(0);
  });

  it('undoes a change of its own, and not of another’s', async () => {
    const [theirs] = await scenario.history(other.id);
    const [mine] = await asUser.history(own.id);
    refusal(await user.post(`/alt-text/changes/${theirs?.id ?? 0}/undo`), 403);
    expect((await scenario.history(other.id))[0]).toEqual(theirs);
    ok(await user.post(`/alt-text/changes/${mine?.id ?? 0}/undo`));
    expect((await asUser.history(own.id))[0]?.by).toEqual({ kind: 'person', name: 'Uma User' });
  });

  it('does not find the tasks of others in the list', async () => {
    const seen = (await asUser.tasks('?pageSize=100')).results.map(({ assetId }) => assetId);
    expect(new Set(seen)).toEqual(new Set([own.id]));
    expect((await asUser.tasks(`?assetId=${other.id}`)).results).toEqual([]);
    const all = (await scenario.tasks('?pageSize=100')).results.map(({ assetId }) => assetId);
    expect(new Set(all)).toEqual(new Set([own.id, other.id]));
  });

  it('needs the media library’s permission besides ours', async () => {
    const without = await scenario.strapi.admin.createUser(Object.values(ACTIONS));
    refusal(await without.post(`/alt-text/assets/${own.id}/generate`, {}), 403);
    refusal(await without.get(`/alt-text/assets/${own.id}/history`), 403);
    const [change] = await scenario.history(own.id);
    refusal(await without.post(`/alt-text/changes/${change?.id ?? 0}/undo`), 403);
    expect(ok(await without.get<{ results: unknown[] }>('/alt-text/tasks')).results).toEqual([]);
  });

  it('may read without being allowed to write', async () => {
    const reader = await scenario.strapi.admin.createUser([
      ...Object.values(ACTIONS),
      UPLOAD_ACTIONS.read,
    ]);
    const asReader = questionsFor({ ...scenario.strapi, admin: reader });
    const [change] = await asReader.history(other.id);
    refusal(await reader.post(`/alt-text/assets/${other.id}/generate`, {}), 403);
    refusal(await reader.post(`/alt-text/changes/${change?.id ?? 0}/undo`), 403);
  });
});
