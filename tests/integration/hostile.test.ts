import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import type { MediaFile } from '../support/media';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

interface PluginRoute {
  method: string;
  path: string;
}

const KEY = 'af_live_key_behind_the_walls';

const IDS = [
  '0',
  '-1',
  '1.5',
  '1e400',
  '0x10',
  'NaN',
  '9'.repeat(2000),
  '1%20OR%201=1',
  "1';DROP%20TABLE%20files;--",
  '%00',
  '%252e%252e',
  '..%2F..%2Fetc%2Fpasswd',
  '%E2%80%AE',
  '$where',
  '__proto__',
  'constructor',
  '%5Bobject%20Object%5D',
  '{"$gt":0}',
].map((id) => id.replace(/[{}"]/g, encodeURIComponent));

const QUERIES = [
  'page=-1',
  'page=0',
  'page=1e9',
  'page=abc',
  'page=1&page=2',
  'page[$gt]=0',
  'page=99999999999999999999',
  'pageSize=1000000000',
  'pageSize=-5',
  'pageSize=0',
  'pageSize=NaN',
  'status[]=done&status[]=failed',
  'status[$ne]=done',
  "status=done' OR '1'='1",
  'code[$contains]=a',
  `code=${'x'.repeat(5000)}`,
  'assetId[$gt]=0',
  'assetId=1 OR 1=1',
  'assetId=1e300',
  'assetId=99999999999',
  'assetId=-1',
  'runId=null',
  'runId=-99999999999',
  'runId[]=1',
  'filters[id][$gt]=0&populate=*&sort=id:desc&fields[0]=request',
  '__proto__[polluted]=yes',
  'constructor[prototype][polluted]=yes',
  '%',
  'page=%00',
].map((query) => query.replace(/ /g, '%20'));

/** Whole bodies as they go over the wire, with their type. */
const BODIES: [string, string, string][] = [
  ['null', 'application/json', 'null'],
  ['a number', 'application/json', '42'],
  ['a text', 'application/json', '"text"'],
  ['a list', 'application/json', '[]'],
  ['a list of objects', 'application/json', '[{"key":"abc"},{"languages":["fr"]}]'],
  ['broken JSON', 'application/json', '{"key":'],
  ['no JSON at all', 'application/json', '<xml/>'],
  ['a prototype', 'application/json', '{"__proto__":{"polluted":"yes","overwriteHuman":true}}'],
  ['a constructor', 'application/json', '{"constructor":{"prototype":{"polluted":"yes"}}}'],
  [
    'types that are all wrong',
    'application/json',
    '{"provider":{"$ne":1},"languages":{"0":"fr"},"mode":["apply"],"overwriteHuman":"true","key":{"$gt":""},"sources":1,"rules":{}}',
  ],
  [
    'a prototype among settings',
    'application/json',
    '{"sources":{"__proto__":{"polluted":"yes"}},"providers":{"__proto__":{"polluted":"yes"}}}',
  ],
  ['numbers beyond numbers', 'application/json', '{"languages":[1e999],"key":-1e999}'],
  [
    '10,000 languages',
    'application/json',
    JSON.stringify({ languages: Array.from({ length: 10_000 }, () => 'fr') }),
  ],
  ['depth', 'application/json', '{"a":'.repeat(5000) + '1' + '}'.repeat(5000)],
  ['2 MB', 'application/json', JSON.stringify({ key: 'x'.repeat(2_000_000) })],
  [
    'a form',
    'application/x-www-form-urlencoded',
    'key[$ne]=1&languages=fr&__proto__[polluted]=yes',
  ],
  ['plain text', 'text/plain', 'key=abc'],
  ['a type of its own', 'application/x-unheard-of', '\u0000\u0001'],
  [
    // A whole one: Strapi's own parser answers 500 to a half one, on every route.
    'a multipart form',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\nabc def\r\n--x--\r\n',
  ],
];

const LEAKS = [
  /node_modules/,
  /\bat .+:\d+:\d+/,
  /\/(work|tmp|usr|home)\//,
  /SQLITE|sqlite|knex/,
  /select .+ from|update .+ set|insert into/i,
  /alt_text_(tasks|texts|changes|spend)/,
  /TypeError|RangeError|ReferenceError|ZodError/,
  new RegExp(KEY),
];

describe('hostile requests to the admin routes', () => {
  let scenario: Scenario;
  let routes: PluginRoute[];
  let token: string;
  let file: MediaFile;
  const WORDS = 'A person’s words';

  async function send(method: string, path: string, body?: string, type?: string): Promise<string> {
    const response = await fetch(`${scenario.strapi.url}/alt-text${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return `${response.status} ${text}`;
  }

  /** Whether an answer is none that an attacker may get; says what is wrong with it. */
  function complaint(what: string, answer: string): string[] {
    const wrong = [
      ...(answer.startsWith('5') && !answer.startsWith('502') ? ['status'] : []),
      ...LEAKS.filter((leak) => leak.test(answer)).map(String),
    ];
    return wrong.map((problem) => `${what}: ${problem}: ${answer.slice(0, 200)}`);
  }

  /** All that must be the same afterwards. */
  async function world(): Promise<unknown> {
    const { db } = scenario.strapi.strapi;
    const providers = await scenario.strapi.admin.get('/alt-text/providers');
    const { alternativeText, caption } = await scenario.strapi.admin.file(file.id);
    const counts = ['text', 'change', 'spend'].map((name) =>
      db.query(`plugin::alt-text.${name}`).count(),
    );
    return {
      settings: await scenario.settings(),
      providers: providers.body,
      columns: { alternativeText, caption },
      counts: await Promise.all(counts),
      files: await db.query('plugin::upload.file').count(),
      generations: scenario.vendor.stats().generations,
    };
  }

  beforeAll(async () => {
    scenario = await startScenario({
      vendor: { key: KEY },
      settings: { onUpload: 'off', languages: ['en'] },
    });
    const plugin = scenario.strapi.strapi.plugin('alt-text').routes as unknown as {
      admin: { routes: PluginRoute[] };
    };
    routes = plugin.admin.routes;
    expect(routes.length).toBeGreaterThan(10);
    token = await scenario.strapi.admin.token();
    file = await scenario.strapi.admin.upload(await uniqueImage(), 'harbour.jpg');
    await scenario.strapi.admin.updateFile(file.id, { alternativeText: WORDS });
    // A moment later the plugin judges them by itself: after that, nothing changes by itself.
    const texts = scenario.strapi.strapi.db.query('plugin::alt-text.text');
    await waitFor(() => texts.count(), { what: 'the words to be judged' });
  });
  afterAll(() => scenario.stop());

  it('with ids that are none are refused, and change nothing', async () => {
    const before = await world();
    const complaints: string[] = [];
    for (const { method, path } of routes.filter((route) => route.path.includes(':'))) {
      for (const id of IDS) {
        const url = path.replace(/:\w+/g, id);
        const answer = await send(
          method,
          url,
          method === 'GET' ? undefined : '{}',
          'application/json',
        );
        complaints.push(...complaint(`${method} ${url.slice(0, 80)}`, answer));
        if (!answer.startsWith('4')) complaints.push(`${method} ${url}: was taken: ${answer}`);
      }
    }
    expect(complaints).toEqual([]);
    expect(await world()).toEqual(before);
  });

  it('with queries that are none are refused or ignored, and change nothing', async () => {
    const before = await world();
    const complaints: string[] = [];
    for (const { method, path } of routes.filter((route) => route.method === 'GET')) {
      for (const query of QUERIES) {
        const url = `${path.replace(/providers\/:\w+/, 'providers/altframe').replace(/:\w+/g, String(file.id))}?${query}`;
        complaints.push(...complaint(`${method} ${url.slice(0, 80)}`, await send(method, url)));
      }
    }
    expect(complaints).toEqual([]);
    expect(await world()).toEqual(before);
  });

  it.each([
    'page=-1',
    'page=0',
    'page=abc',
    'pageSize=1000000000',
    'pageSize=0',
    'status=burnt',
    'assetId=abc',
    'assetId[$gt]=0',
    'runId=1e300',
  ])('for a list with %s are told what is wrong', async (query) => {
    const answer = await send('GET', `/tasks?${query}`);
    expect(answer).toMatch(/^400 /);
    expect(answer).toContain(query.split(/[=[]/)[0]);
  });

  it.each(BODIES)(
    'with %s for a body are refused, and change nothing',
    async (_what, type, body) => {
      const before = await world();
      const complaints: string[] = [];
      for (const { method, path } of routes.filter(
        (route) => !['GET', 'DELETE'].includes(route.method),
      )) {
        // Of the things that are there: a provider, an image with a person's words, and no change.
        const url = path
          .replace(/providers\/:\w+/, 'providers/altframe')
          .replace(/assets\/:\w+/, `assets/${file.id}`)
          .replace(/:\w+/g, '999999');
        complaints.push(...complaint(`${method} ${url}`, await send(method, url, body, type)));
      }
      expect(complaints).toEqual([]);
      expect(await world()).toEqual(before);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect((await scenario.strapi.admin.file(file.id)).alternativeText).toBe(WORDS);
    },
  );

  it('leave no error behind in the log that Strapi would not write for its own routes', () => {
    expect(
      scenario.strapi.logs.filter((line) => line.includes('[alt-text]') && line.includes('error')),
    ).toEqual([]);
  });
});
