import { afterEach, describe, expect, it } from 'vitest';

import { startOpenAi, type OpenAi, type OpenAiOptions } from '../../vendors/openai-compatible';
import { jpeg, type Json } from './support';

let vendor: OpenAi | undefined;
afterEach(() => vendor?.close());

const object = (properties: Json, more: Json = {}): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});
const TEXTS = object({ alternativeText: { type: 'string' } });

const format = (schema: unknown): Json => ({
  type: 'json_schema',
  json_schema: { name: 'texts', strict: true, schema },
});

async function ask(change: Json = {}, options: OpenAiOptions = {}, url?: string) {
  vendor = await startOpenAi(options);
  const image = url ?? `data:image/jpeg;base64,${(await jpeg('red')).toString('base64')}`;
  const content = [
    { type: 'text', text: 'Describe as JSON.' },
    { type: 'image_url', image_url: { url: image } },
  ];
  const response = await fetch(`${vendor.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${vendor.key}` },
    body: JSON.stringify({
      model: 'emulated-vision',
      messages: [{ role: 'user', content }],
      response_format: format(object({ en: TEXTS, de: TEXTS })),
      ...change,
    }),
  });
  return { status: response.status, text: await response.text() };
}

describe('the emulator of chat completions', () => {
  it('answers in the schema’s form, in the languages it names, with the tokens used', async () => {
    const { status, text } = await ask();
    expect(status).toBe(200);
    const answer = JSON.parse(text) as {
      choices: { message: { content: string }; finish_reason: string }[];
      usage: Record<string, number>;
    };
    const { message, finish_reason } = answer.choices[0]!;
    expect(JSON.parse(message.content)).toEqual({
      en: { alternativeText: expect.stringContaining('red') as unknown },
      de: { alternativeText: expect.stringContaining('rot') as unknown },
    });
    expect(finish_reason).toBe('stop');
    expect(answer.usage['completion_tokens']).toBeGreaterThan(10);
    expect(vendor?.stats()).toMatchObject({ generations: 2, creditsCharged: 0 });
  });

  it.each<[string, Json, RegExp]>([
    [
      'an open object',
      { response_format: format(object({}, { additionalProperties: true })) },
      /additionalProperties/,
    ],
    [
      'an optional key',
      { response_format: format(object({ en: TEXTS }, { required: [] })) },
      /required.*en/,
    ],
    [
      'an open object inside',
      { response_format: format(object({ en: { ...TEXTS, additionalProperties: undefined } })) },
      /en.*additionalProperties/,
    ],
    [
      'a keyword that strict mode lacks',
      { response_format: format(object({ en: { type: 'string', minLength: 3 } })) },
      /minLength/,
    ],
    ['a parameter that does not exist', { max_length: 125 }, /max_length/],
    ['a message without content', { messages: [{ role: 'user' }] }, /messages/],
    ['no image', { messages: [{ role: 'user', content: 'Hello' }] }, /image/],
    ['a model that is not there', { model: 'gone' }, /gone/],
  ])('refuses %s', async (_what, change, words) => {
    const { status, text } = await ask(change);
    expect(status).toBe(change['model'] ? 404 : 400);
    expect(text).toMatch(words);
    expect(vendor?.usage().completions).toBe(0);
  });

  it.each([
    ['base64 that is none', 'data:image/jpeg;base64,????'],
    ['bytes of another type', 'data:image/png;base64,/9j/4AAQSkZJRgABAQ=='],
    ['a relative address', '/shoe.jpg'],
    ['bare base64', '/9j/4AAQSkZJRgABAQ=='],
  ])('refuses an image of %s', async (_what, url) => {
    expect((await ask({}, {}, url)).status).toBe(400);
  });

  it('cuts an answer at its limit and says so', async () => {
    const { text } = await ask({ max_tokens: 5 });
    expect(text).toContain('"finish_reason":"length"');
    expect(vendor?.usage().completionTokens).toBe(5);
  });

  it('lists its models for who has the key', async () => {
    vendor = await startOpenAi({ models: ['a', 'b'] });
    const headers = { authorization: `Bearer ${vendor.key}` };
    const list = await fetch(`${vendor.baseUrl}/models`, { headers });
    expect(await list.json()).toMatchObject({ object: 'list', data: [{ id: 'a' }, { id: 'b' }] });
    expect((await fetch(`${vendor.baseUrl}/models`)).status).toBe(401);
  });
});
