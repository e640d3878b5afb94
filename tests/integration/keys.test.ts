import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { KeyAnswer, ProviderInfo, TestAnswer } from '../../server/src/contracts/providers';
import type { MediaFile } from '../support/media';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { refusal, namedFields } from '../support/refusal';
import { pluginConfig, questionsFor, startScenario, type Questions } from '../support/scenario';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { startAltFrame, type AltFrame } from '../vendors/altframe';
import type { FaultInput } from '../vendors/kit/faults';

const KEY = 'Zq7Kw3xV_first_key_of_the_house_9TbN4mRc';
const OTHER_KEY = 'Yd5Hj8pL_other_key_of_the_house_2GsF6vQe';
const KEY_ROUTE = '/alt-text/providers/altframe/key';

/** A key as it could be seen somewhere; its ends too, for a message that was cut in the middle. */
const formsOf = (key: string): string[] => [
  key,
  key.slice(0, 8),
  key.slice(-8),
  Buffer.from(key).toString('hex'),
  Buffer.from(key).toString('base64').slice(0, -4),
];

/** Every file of the app but its packages and its configuration, with the database's own files. */
async function filesOf(dir: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(dir, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(path.relative(dir, file), await readFile(file));
  }
  return files;
}

function expectNowhere(key: string, places: Iterable<[string, Buffer | string]>): void {
  const found: string[] = [];
  for (const [place, content] of places) {
    if (formsOf(key).some((form) => content.includes(form))) found.push(place);
  }
  expect(found).toEqual([]);
}

describe('a key that is stored over the API', () => {
  let vendor: AltFrame;
  let app: RunningStrapi;
  let questions: Questions;

  const keySource = async () => {
    const { results } = ok(await app.admin.get<Page<ProviderInfo>>('/alt-text/providers'));
    return results.find(({ id }) => id === 'altframe')?.keySource;
  };
  const put = (key: unknown) => app.admin.put<KeyAnswer>(KEY_ROUTE, { key });
  const test = async () =>
    ok(await app.admin.post<TestAnswer>('/alt-text/providers/altframe/test'));
  const storedRows = () =>
    app.strapi.db.query('strapi::core-store').findMany({
      where: { key: { $contains: 'alt-text_key' } },
    }) as Promise<{ id: number; value: string }[]>;

  beforeAll(async () => {
    vendor = await startAltFrame({ rateLimit: false, key: KEY, accounts: [{ key: OTHER_KEY }] });
    app = await startStrapi({
      plugin: {
        ...pluginConfig(vendor, { onUpload: 'off' }),
        providers: { altframe: { baseUrl: vendor.url } },
      },
    });
    questions = questionsFor(app);
  });
  beforeEach(() => {
    vendor.reset();
  });
  afterEach(async () => {
    ok(await app.admin.delete(KEY_ROUTE));
  });
  afterAll(async () => {
    await app.stop();
    await vendor.close();
  });

  it('is used from then on, can be replaced, and forgotten', async () => {
    expect(await keySource()).toBe('none');
    expect(await test()).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(vendor.requests).toHaveLength(0);

    expect(ok(await put(KEY))).toEqual({ keySource: 'stored' });
    expect(await keySource()).toBe('stored');
    expect(await test()).toMatchObject({ ok: true });
    expect(vendor.requests.at(-1)?.headers['x-api-key']).toBe(KEY);

    expect(ok(await put(OTHER_KEY))).toEqual({ keySource: 'stored' });
    expect(await test()).toMatchObject({ ok: true });
    expect(vendor.requests.at(-1)?.headers['x-api-key']).toBe(OTHER_KEY);

    expect(ok(await app.admin.delete(KEY_ROUTE))).toEqual({ keySource: 'none' });
    expect(await keySource()).toBe('none');
    expect(await test()).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await storedRows()).toEqual([]);
  });

  it('is forgotten whole, also where two stores in one moment made two rows of it', async () => {
    ok(await put(KEY));
    const rows = app.strapi.db.query('strapi::core-store');
    const where = { key: { $contains: 'alt-text_key' } };
    const { id: _id, ...row } = (await rows.findOne({ where })) as Record<string, unknown>;
    await rows.create({ data: row });
    expect(await storedRows()).toHaveLength(2);
    expect(ok(await app.admin.delete(KEY_ROUTE))).toEqual({ keySource: 'none' });
    expect(await storedRows()).toEqual([]);
  });

  it('survives a restart', async () => {
    ok(await put(KEY));
    await app.restart();
    expect(await keySource()).toBe('stored');
    expect(await test()).toMatchObject({ ok: true });
  });

  it('is taken without the white space around it, as it is pasted', async () => {
    ok(await put(`  ${KEY}\n`));
    expect(await test()).toMatchObject({ ok: true });
    expect(vendor.requests.at(-1)?.headers['x-api-key']).toBe(KEY);
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['blanks', '   '],
    ['two words', 'garbage_1 garbage_1'],
    ['two lines', 'garbage_1\ngarbage_1'],
    ['a header of its own', 'garbage_1\r\nx-evil: garbage_1'],
    ['a control character', 'garbage_1\u0000'],
    ['letters that no header takes', 'garbage_1_ключ'],
    ['10 KB', 'garbage_1'.repeat(1200)],
    ['a number', 4711],
    ['null', null],
    ['a list', ['garbage_1']],
    ['an object', { key: 'garbage_1' }],
  ])('is refused where it is %s, and not quoted', async (_what, key) => {
    const answer = await put(key);
    const error = refusal(answer, 400);
    expect(namedFields(error)).toEqual(['key']);
    expect(JSON.stringify(answer.body)).not.toContain('garbage_1');
    expect(await keySource()).toBe('none');
    expect(await storedRows()).toEqual([]);
  });

  it('is refused beside anything else, or without a name', async () => {
    expect(namedFields(refusal(await app.admin.put(KEY_ROUTE, { key: KEY, id: 1 }), 400))).toEqual([
      'id',
    ]);
    refusal(await app.admin.put(KEY_ROUTE), 400);
    refusal(await app.admin.put(KEY_ROUTE, [KEY]), 400);
    expect(await keySource()).toBe('none');
  });

  it('is nowhere but at the vendor, whatever the vendor answers', async () => {
    const said: [string, string][] = [];
    const ask = async (method: 'get' | 'post' | 'put' | 'delete', route: string, body?: object) => {
      const answer =
        method === 'get' ? await app.admin.get(route) : await app.admin[method](route, body);
      const headers = JSON.stringify([...answer.headers]);
      said.push([`${method} ${route} ${answer.status}`, JSON.stringify(answer.body) + headers]);
      return answer;
    };
    const longMessage = (key: string) => `${'x'.repeat(290)} ${key} is no good`;
    const faults: FaultInput[] = [
      { kind: 'echo-key' },
      { kind: 'echo-key', status: 400 },
      { kind: 'echo-key', status: 402 },
      { kind: 'echo-key', status: 403 },
      { kind: 'echo-key', status: 503 },
      { kind: 'echo-key', status: 200 },
      { kind: 'error-any-shape', status: 400, body: { detail: [{ msg: longMessage(KEY) }] } },
      { kind: 'error-any-shape', status: 500, body: longMessage(KEY) },
      { kind: 'error-any-shape', status: 500, body: { error: `<b${KEY}> ${KEY}</b>` } },
      { kind: 'redirect', location: `https://example.com/?key=${KEY}` },
      'reset',
      'html',
    ];

    await ask('put', KEY_ROUTE, { key: OTHER_KEY });
    await ask('put', KEY_ROUTE, { key: KEY });
    const file = await app.admin.upload(await uniqueImage(), 'harbour.jpg');
    for (const fault of faults) {
      vendor.inject(fault);
      await ask('post', `/alt-text/assets/${file.id}/generate`, {});
      const kind = typeof fault === 'object' ? fault : { kind: fault as 'reset' };
      for (const route of ['post /test', 'get /credits']) {
        vendor.inject({ ...kind, endpoint: 'usage' });
        const [method, end] = route.split(' ') as ['get' | 'post', string];
        await ask(method, `/alt-text/providers/altframe${end}`);
      }
    }
    expect(vendor.stats().faults['echo-key']).toBe(18);

    // In the background too, where the message goes into a task row.
    ok(
      await app.admin.put('/alt-text/settings', {
        ...(await questions.settings()),
        onUpload: 'apply',
      }),
    );
    vendor.inject({ kind: 'echo-key' });
    const background = await app.admin.upload(await uniqueImage(), 'background.jpg');
    const task = await questions.ended(background.id);
    expect(task).toMatchObject({ status: 'failed', code: 'unauthorized' });
    expect(task.message).toContain('•••');
    const described = await app.admin.upload(await uniqueImage(), 'described.jpg');
    expect(await questions.ended(described.id)).toMatchObject({ status: 'done' });
    await ask('put', KEY_ROUTE, { key: KEY, surprise: true });

    for (const route of [
      '/alt-text/settings',
      '/alt-text/settings/warnings',
      '/alt-text/providers',
      '/alt-text/tasks',
      `/alt-text/assets/${described.id}/history`,
      `/upload/files/${described.id}`,
    ]) {
      await ask('get', route);
    }
    // The proof that one would be found.
    expect(vendor.requests.some(({ headers }) => headers['x-api-key'] === KEY)).toBe(true);
    expect(said.length).toBeGreaterThan(40);

    const files = await filesOf(app.appDir);
    expect([...files.keys()].some((name) => name.startsWith('data.db'))).toBe(true);
    const [row] = await storedRows();
    expect(files.get('data.db')?.includes(JSON.parse(row?.value ?? '""') as string)).toBe(true);
    for (const key of [KEY, OTHER_KEY]) {
      expectNowhere(key, said);
      expectNowhere(key, files);
      expectNowhere(key, [['log', app.logs.join('\n')]]);
    }
  });

  it('that can no longer be decrypted is a clear error and no crash', async () => {
    ok(await put(KEY));
    const file = await app.admin.upload(await uniqueImage(), 'locked.jpg');
    await questions.ended(file.id);
    const locked = {
      code: 'unauthorized',
      message: expect.stringContaining('encryptionKey') as string,
    };

    await app.restart({ encryptionKey: 'another-encryption-key-than-before' });
    vendor.reset();
    expect(await keySource()).toBe('stored');
    expect(await test()).toEqual({ ok: false, ...locked });
    const credits = refusal(await app.admin.get('/alt-text/providers/altframe/credits'), 502);
    expect(credits).toMatchObject({ details: { code: 'unauthorized' }, message: locked.message });
    const generated = refusal(
      await app.admin.post(`/alt-text/assets/${file.id}/generate`, {}),
      502,
    );
    expect(generated).toMatchObject({ details: { code: 'unauthorized' }, message: locked.message });
    expect(vendor.requests).toHaveLength(0);

    ok(await put(KEY));
    expect(await test()).toMatchObject({ ok: true });
  });

  it('whose row was damaged is a clear error and no crash', async () => {
    ok(await put(KEY));
    await app.strapi.db.query('strapi::core-store').updateMany({
      where: { key: { $contains: 'alt-text_key' } },
      data: { value: JSON.stringify('v9:rubbish') },
    });
    await app.restart();
    expect(await test()).toMatchObject({ ok: false, code: 'unauthorized' });
    refusal(await app.admin.get('/alt-text/providers/altframe/credits'), 502);
    ok(await put(KEY));
    expect(await test()).toMatchObject({ ok: true });
  });

  it('is refused with the reason where Strapi cannot encrypt, and nothing is stored', async () => {
    await app.restart({ encryptionKey: false });
    const error = refusal(await put(KEY), 409);
    expect(error.details.code).toBe('no_encryption_key');
    expect(error.message).toContain('admin.secrets.encryptionKey');
    expect(await keySource()).toBe('none');
    expect(await storedRows()).toEqual([]);
    expectNowhere(KEY, await filesOf(app.appDir));
  });
});

describe('a key from the configuration', () => {
  it('can be neither replaced nor forgotten over the API, and is not shown', async () => {
    const scenario = await startScenario({ vendor: { key: KEY }, settings: { onUpload: 'off' } });
    try {
      const { admin } = scenario.strapi;
      for (const answer of [
        await admin.put(KEY_ROUTE, { key: OTHER_KEY }),
        await admin.delete(KEY_ROUTE),
      ]) {
        const error = refusal(answer, 409);
        expect(error.details.code).toBe('key_from_config');
        expect(error.message).toContain('config/plugins');
      }
      const providers = await admin.get<Page<ProviderInfo>>('/alt-text/providers');
      const altframe = ok(providers).results.find(({ id }) => id === 'altframe');
      expect(altframe?.keySource).toBe('config');
      scenario.vendor.inject('echo-key');
      const file: MediaFile = await admin.upload(await uniqueImage(), 'harbour.jpg');
      const refused = refusal(await admin.post(`/alt-text/assets/${file.id}/generate`, {}), 502);
      const answers = [providers.body, refused, await scenario.tasks(), await scenario.settings()];
      expectNowhere(KEY, [['answers', JSON.stringify(answers)]]);
      expectNowhere(KEY, [['log', scenario.strapi.logs.join('\n')]]);
      const files = await filesOf(scenario.strapi.appDir);
      expectNowhere(
        KEY,
        [...files].filter(([name]) => !name.startsWith('config')),
      );
    } finally {
      await scenario.stop();
    }
  });
});
