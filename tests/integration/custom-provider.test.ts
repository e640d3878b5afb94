import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Credits, ProviderInfo, TestAnswer } from '../../server/src/contracts/providers';
import { REPOSITORY } from '../support/app';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { questionsFor, type Questions } from '../support/scenario';
import { startStrapi, type RunningStrapi } from '../support/strapi';

/** The example of the page, as a reader would copy it. */
async function example(): Promise<string> {
  const page = await readFile(path.join(REPOSITORY, 'docs/writing-a-provider.md'), 'utf8');
  const code = /<!-- example:start -->\s*```js\n([\s\S]*?)```/.exec(page)?.[1];
  if (!code) throw new Error('The page has no example.');
  return code;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0
    ? {}
    : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>);
}

describe('the example of "Writing a provider"', () => {
  let strapi: RunningStrapi;
  let ask: Questions;
  let service: Server;
  const described: Record<string, unknown>[] = [];

  beforeAll(async () => {
    service = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const known = request.headers.authorization === 'Bearer acme-key';
        const balance = request.url === '/v1/balance';
        if (known && !balance) described.push(body);
        response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
        const text = `A picture, in ${String(body['language'])}`;
        response.end(JSON.stringify(balance ? { left: 7 } : { text, credits_used: 3 }));
      });
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    // The app is written first, then gets the example, as a developer would do it.
    strapi = await startStrapi();
    await mkdir(path.join(strapi.appDir, 'src'), { recursive: true });
    await writeFile(path.join(strapi.appDir, 'src/index.js'), await example());
    await strapi.restart({
      plugin: {
        providers: { acme: { apiKey: 'acme-key', baseUrl: `http://127.0.0.1:${port}/v1` } },
        settings: { sources: { providers: ['acme'] }, languages: ['en', 'fr-CA'] },
      },
    });
    ask = questionsFor(strapi);
  });
  afterAll(async () => {
    await strapi.stop();
    await new Promise((resolve) => service.close(resolve));
  });

  it('is listed like the others, with its options', async () => {
    const { results } = ok(
      await strapi.admin.get<{ results: ProviderInfo[] }>('/alt-text/providers'),
    );
    const acme = results.find(({ id }) => id === 'acme');
    expect(acme).toMatchObject({ name: 'Acme Vision', keySource: 'config', canTest: true });
    expect(acme?.options.map(({ key }) => key)).toEqual(['tone', 'about']);
  });

  it('writes texts, which are counted by what the service says they cost', async () => {
    const file = await strapi.admin.upload(await uniqueImage(), 'acme.jpg');
    expect(await ask.ended(file.id)).toMatchObject({
      status: 'done',
      provider: 'acme',
      credits: 6,
    });
    const { texts } = await ask.asset(file.id);
    expect(texts['en']?.alternativeText).toBe('A picture, in en');
    expect(texts['fr-CA']?.alternativeText).toBe('A picture, in fr');
    expect(described.map(({ language, tone }) => [language, tone])).toEqual([
      ['en', 'plain'],
      ['fr', 'plain'],
    ]);
  });

  it('has its key tested and its balance shown', async () => {
    const test = ok(await strapi.admin.post<TestAnswer>('/alt-text/providers/acme/test', {}));
    expect(test.ok).toBe(true);
    const credits = ok(await strapi.admin.get<Credits>('/alt-text/providers/acme/credits'));
    expect(credits).toMatchObject({ remaining: 7, usedThisMonth: 6 });
  });

  it('has its options checked by the server', async () => {
    const settings = await ask.settings();
    const put = (tone: string) =>
      strapi.admin.put('/alt-text/settings', { ...settings, providers: { acme: { tone } } });
    expect((await put('shouting')).status).toBe(400);
    expect((await put('warm')).status).toBe(200);
  });
});
