import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createLimiters } from '../../server/src/credits/limits';
import type { OptionValues } from '../../server/src/contracts/providers';
import { openAiCompatible } from '../../server/src/providers/openai-compatible';
import { configSchema } from '../../server/src/providers/openai-compatible/config';
import { samplePath } from '../samples';
import { serverThat, wordsOf, type Sent } from './openai-compatible/server';
import { providerError } from './suite/stand';
import { startAnswering } from './suite/wire';

const ANSWER = JSON.stringify({
  choices: [{ message: { content: '{"en":{"alternativeText":"A shoe"}}' } }],
});

/** The body that a request with these options is sent with. */
async function bodyWith(options: OptionValues, config = {}): Promise<Sent> {
  const server = await serverThat({ models: ['emulated-vision', 'other'] }, config);
  await server.describe({ request: { options } });
  return server.sent()[0]!;
}

describe('the request', () => {
  it('asks for all languages at once, in one strict schema', async () => {
    const server = await serverThat();
    await server.describe({ request: { languages: ['en', 'pt-BR'] } });
    const texts = {
      type: 'object',
      properties: {
        alternativeText: { type: 'string', description: expect.any(String) as unknown },
        caption: { type: 'string', description: expect.any(String) as unknown },
        title: { type: 'string', description: expect.any(String) as unknown },
      },
      required: ['alternativeText', 'caption', 'title'],
      additionalProperties: false,
    };
    expect(server.sent()[0]?.response_format).toEqual({
      type: 'json_schema',
      json_schema: {
        name: 'texts',
        strict: true,
        schema: {
          type: 'object',
          properties: { en: texts, 'pt-BR': texts },
          required: ['en', 'pt-BR'],
          additionalProperties: false,
        },
      },
    });
    const { system } = wordsOf(server.sent()[0]);
    expect(system).toContain('- en: English');
    expect(system).toContain('- pt-BR: Brazilian Portuguese');
  });

  it('carries the bytes of the image as a data URL', async () => {
    const { url, requests } = await startAnswering(200, ANSWER);
    await (await serverThat()).describe({ url });
    const bytes = readFileSync(samplePath('shoe.jpg'));
    const body = JSON.parse(requests[0]?.body ?? '') as Sent;
    expect(body.messages.at(-1)?.content).toContainEqual({
      type: 'image_url',
      image_url: { url: `data:image/jpeg;base64,${bytes.toString('base64')}` },
    });
    expect(requests[0]?.path).toBe('/chat/completions');
  });

  it('carries the address of the image where the options want it', async () => {
    const server = await serverThat({ fetchImages: false });
    const url = 'https://example.com/shoe.jpg';
    const image = { kind: 'url' as const, url, mime: 'image/jpeg', fileName: 'shoe.jpg' };
    await server.describe({ request: { image } });
    const part = { type: 'image_url', image_url: { url } };
    expect(server.sent()[0]?.messages.at(-1)?.content).toContainEqual(part);
    expect(openAiCompatible.prefers?.({ sendAs: 'url' })).toBe('url');
    expect(openAiCompatible.prefers?.({})).toBe('bytes');
  });

  it.each([
    [{ detail: 'high' }, 'high'],
    [{ detail: 'low' }, 'low'],
    [{ detail: 'auto' }, undefined],
  ])('says how closely to look: %o', async (options, detail) => {
    const { messages } = await bodyWith(options);
    const parts = messages.at(-1)?.content as { image_url?: { detail?: string } }[];
    expect(parts.find(({ image_url }) => image_url)?.image_url?.detail).toBe(detail);
  });

  it('takes temperature, title and fields from the options and the site', async () => {
    expect(await bodyWith({ temperature: 0.7 })).toMatchObject({ temperature: 0.7 });
    const server = await serverThat();
    await server.describe({ request: { fields: ['alternativeText'], options: { title: false } } });
    const schema = JSON.stringify(server.sent()[0]?.response_format);
    expect(schema).toContain('alternativeText');
    expect(schema).not.toMatch(/caption|title/);
  });

  it('leaves more room for more languages, and never leaves the answer without bounds', async () => {
    const server = await serverThat();
    await server.describe({ request: { languages: ['en', 'fr', 'ja'] } });
    await server.describe({ request: { options: { maxTokens: 500 } } });
    expect(server.sent().map(({ max_tokens }) => max_tokens)).toEqual([2800, 500]);
  });

  it('names the model of the options before the one of the configuration', async () => {
    expect(await bodyWith({})).toMatchObject({ model: 'emulated-vision' });
    expect(await bodyWith({ model: 'other' })).toMatchObject({ model: 'other' });
  });

  it('is not made where nobody chose a model', async () => {
    const server = await serverThat({}, { model: '' });
    const error = await server.failure();
    expect(error).toMatchObject({ code: 'invalid_request', retryable: false });
    expect(error.message).toContain('No model is chosen');
    expect(server.vendor.requests).toHaveLength(0);
  });

  it('follows the instructions of a person, with languages and form added', async () => {
    const { system } = wordsOf(await bodyWith({ prompt: 'Write like a sailor.\nBe brief.' }));
    expect(system).toMatch(/^Write like a sailor\.\nBe brief\./);
    expect(system).toContain('- en: English');
    expect(system).not.toContain('screen reader');
    expect(wordsOf(await bodyWith({ prompt: '  ' })).system).toContain('screen reader');
  });
});

describe('the way to the server', () => {
  it('needs no key where there is none', async () => {
    const server = await serverThat({ requireKey: false });
    await server.describe({ key: '' });
    expect(server.vendor.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is Azure’s where the configuration says so', async () => {
    const apiVersion = '2024-10-21';
    const server = await serverThat(
      { keyHeader: 'api-key', apiVersion },
      { keyHeader: 'api-key', query: { 'api-version': apiVersion } },
      ({ url }) => `${url}/openai/deployments/vision`,
    );
    await server.describe();
    const [request] = server.vendor.requests;
    expect(request?.path).toBe(
      '/openai/deployments/vision/chat/completions?api-version=2024-10-21',
    );
    expect(request?.headers['api-key']).toBe(server.vendor.key);
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it('may have headers of its own, whose values are in no error', async () => {
    const secret = 'a-gateway-key-0123456789';
    const server = await serverThat({}, { headers: { 'X-Gateway-Key': secret } });
    server.vendor.inject({ kind: 'status', status: 500, message: `Bad key ${secret} at the gate` });
    const error = await server.failure();
    expect(server.vendor.requests[0]?.headers['x-gateway-key']).toBe(secret);
    expect(error.message).toContain('Bad key ••• at the gate');
  });

  it('that ends nowhere is named, by a description and by the test', async () => {
    const server = await serverThat({}, {}, ({ url }) => url);
    expect((await server.failure()).message).toContain('/v1');
    const proved = Promise.resolve(server.contract.provider.test?.(await server.open()));
    const error = await providerError(proved);
    expect(error).toMatchObject({ code: 'invalid_request', status: 404 });
    expect(error.message).toContain('/v1');
  });

  it('to a model that is not there names the model', async () => {
    const server = await serverThat();
    const error = await server.failure({ request: { options: { model: 'unheard-of' } } });
    expect(error.message).toContain('does not have the model');
    expect(error.message).toContain('unheard-of');
  });

  it('beyond a passing limit is not an empty account, though Gemini words it so', async () => {
    const message = 'You exceeded your current quota, please check your plan and billing details.';
    const { url } = await startAnswering(
      429,
      JSON.stringify([{ error: { code: 429, message, status: 'RESOURCE_EXHAUSTED' } }]),
    );
    expect(await (await serverThat()).failure({ url })).toMatchObject({ code: 'rate_limited' });
  });

  it('says how long to wait', async () => {
    const server = await serverThat({ rateLimit: { chat: { limit: 1, windowMs: 60_000 } } });
    await server.describe();
    const error = await server.failure();
    expect(error.retryAfterMs).toBeGreaterThan(30_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});

describe('the configuration', () => {
  it('may set the limits that requests keep to', async () => {
    const limits = [{ requests: 1, windowMs: 60_000 }];
    const limiter = createLimiters({ configOf: () => ({ rateLimit: limits }) })(openAiCompatible);
    const server = await serverThat();
    await server.describe({ limiter });
    expect(await server.failure({ limiter })).toMatchObject({
      code: 'rate_limited',
      notSent: true,
    });
    expect(server.sent()).toHaveLength(1);
  });

  it('sets no limits unless it says so', () => {
    expect(openAiCompatible.limitsOf?.({ baseUrl: 'http://localhost:11434/v1' })).toEqual([]);
  });

  it.each([
    ['a limit without a window', { rateLimit: [{ requests: 3 }] }],
    ['a limit of nothing', { rateLimit: [{ requests: 0, windowMs: 1000 }] }],
    ['a header with a line break', { headers: { 'x-a': 'b\r\nx-c: d' } }],
    ['a header whose name is none', { headers: { 'x a': 'b' } }],
    ['a model that is a number', { model: 4 }],
    ['a key that does not exist', { models: ['a'] }],
  ])('is refused with %s', (_what, config) => {
    expect(configSchema.safeParse(config).success).toBe(false);
  });
});
