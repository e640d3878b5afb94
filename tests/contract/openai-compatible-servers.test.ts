import { describe, expect, it } from 'vitest';

import type { OpenAiOptions } from '../vendors/openai-compatible';
import { serverThat, type Sent } from './openai-compatible/server';
import { startAnswering } from './suite/wire';

const LANGUAGES = { request: { languages: ['en', 'fr'] } };

const formatOf = ({ response_format }: Sent) => response_format?.type ?? 'none';

describe('a server and response_format', () => {
  it.each<[OpenAiOptions['responseFormat'], string[]]>([
    ['json_schema', ['json_schema']],
    ['json_object', ['json_schema', 'json_object']],
    ['none', ['json_schema', 'json_object', 'none']],
    ['schema-only', ['json_schema']],
    ['ignored', ['json_schema']],
  ])('(%s) agree after %j, and for one answer only', async (responseFormat, formats) => {
    const server = await serverThat({ responseFormat });
    const { texts } = await server.describe(LANGUAGES);
    expect(texts['en']?.alternativeText).toContain('Emulated text');
    expect(texts['fr']?.alternativeText).toContain('Texte émulé');
    expect(server.sent().map(formatOf)).toEqual(formats);
    expect(server.vendor.usage().completions).toBe(1);
  });

  it('are remembered: the next image is asked for in the form that works', async () => {
    const server = await serverThat({ responseFormat: 'none' });
    await server.describe();
    await server.describe();
    expect(server.sent().map(formatOf)).toEqual(['json_schema', 'json_object', 'none', 'none']);
  });

  it('are remembered for each model of its own', async () => {
    const server = await serverThat({ responseFormat: 'none', models: ['a', 'b'] });
    await server.describe({ request: { options: { model: 'a' } } });
    await server.describe({ request: { options: { model: 'b' } } });
    expect(server.sent().map(formatOf)).toEqual([
      ...['json_schema', 'json_object', 'none'],
      ...['json_schema', 'json_object', 'none'],
    ]);
  });

  it('are not remembered where in the end there was no answer', async () => {
    const server = await serverThat({ responseFormat: 'none' });
    server.vendor.inject(500);
    expect(await server.failure()).toMatchObject({ code: 'server_error' });
    server.vendor.set({ responseFormat: 'json_schema' });
    await server.describe();
    expect(formatOf(server.sent().at(-1)!)).toBe('json_schema');
  });

  it.each(['plain', 'mistral', 'list', 'openai'] as const)(
    'agree whatever the shape of the refusal is (%s)',
    async (errorShape) => {
      const server = await serverThat({ responseFormat: 'none', errorShape });
      await server.describe();
      expect(server.sent()).toHaveLength(3);
    },
  );
});

describe('a server that refuses a parameter', () => {
  it('of the name max_tokens gets the newer name', async () => {
    const server = await serverThat({ tokensParameter: 'max_completion_tokens' });
    await server.describe();
    const [first, second] = server.sent();
    expect(first).toMatchObject({ max_tokens: 2000 });
    expect(second).toMatchObject({ max_completion_tokens: 2000 });
    expect(second).not.toHaveProperty('max_tokens');
  });

  it('of the name temperature gets none', async () => {
    const server = await serverThat({ temperature: false });
    await server.describe();
    expect(server.sent().map(({ temperature }) => temperature)).toEqual([0.2, undefined]);
  });

  it('a message of the system gets the instructions beside the image', async () => {
    const server = await serverThat({ systemMessage: false, responseFormat: 'ignored' });
    const { texts } = await server.describe(LANGUAGES);
    expect(Object.keys(texts)).toEqual(['en', 'fr']);
    expect(server.sent().map(({ messages }) => messages.map(({ role }) => role))).toEqual([
      ['system', 'user'],
      ['user'],
    ]);
  });

  it('and another, and another, gets what it takes after five refusals', async () => {
    const server = await serverThat({
      responseFormat: 'none',
      tokensParameter: 'max_completion_tokens',
      temperature: false,
      systemMessage: false,
    });
    await server.describe();
    await server.describe();
    expect(server.sent()).toHaveLength(7);
    expect(server.vendor.usage().completions).toBe(2);
  });

  it('for its value is not asked in another way', async () => {
    const server = await serverThat();
    const message = 'max_tokens is too large: 2000. This model writes at most 1000 tokens.';
    server.vendor.inject({ kind: 'status', status: 400, message });
    const error = await server.failure();
    expect(error).toMatchObject({ code: 'invalid_request', retryable: false });
    expect(error.message).toContain('too large: 2000');
    expect(server.sent()).toHaveLength(1);
  });
});

describe('an answer', () => {
  it.each(['nothing', 'prose', 'fence', 'think', 'wrapper'] as const)(
    'with %s around its JSON is understood',
    async (around) => {
      const server = await serverThat({ around });
      const { texts } = await server.describe(LANGUAGES);
      expect(Object.keys(texts)).toEqual(['en', 'fr']);
      expect(texts['en']?.alternativeText).toMatch(/^Emulated text: /);
      expect(texts['en']?.caption).toMatch(/^Emulated text: /);
      expect(texts['en']?.title).toMatch(/^Emulated text /);
    },
  );

  it.each([
    ['in parts behind thoughts', { content: 'parts' }],
    ['beside thoughts in a field of their own', { reasoningField: true }],
  ] as const)('%s is understood', async (_what, behaves) => {
    const server = await serverThat(behaves);
    const { texts } = await server.describe();
    expect(texts['en']?.alternativeText).toMatch(/^Emulated text: /);
  });

  it('names the model that gave it, and costs no credits', async () => {
    const server = await serverThat();
    const description = await server.describe();
    expect(description).toMatchObject({ model: 'emulated-vision-2026-01-15', credits: 0 });
    expect(description).not.toHaveProperty('creditsRemaining');
  });

  it('without JSON is a bad response, and nothing is sent after it', async () => {
    const server = await serverThat({ around: 'only-prose' });
    expect(await server.failure()).toMatchObject({ code: 'bad_response', retryable: true });
    expect(server.sent()).toHaveLength(1);
  });

  it('that a server could not make JSON of is one too, whatever words it repeats', async () => {
    const server = await serverThat();
    const { url, requests } = await startAnswering(
      400,
      JSON.stringify({
        error: {
          message: 'Failed to generate JSON. Please adjust your prompt.',
          code: 'json_validate_failed',
          failed_generation: 'The response_format is not supported',
        },
      }),
    );
    expect(await server.failure({ url })).toMatchObject({ code: 'bad_response', status: 400 });
    expect(requests).toHaveLength(1);
  });

  it('that is cut off names the limit, and is neither repeated nor tried again', async () => {
    const server = await serverThat({ maxOutputTokens: 20 });
    const error = await server.failure(LANGUAGES);
    expect(error).toMatchObject({ code: 'bad_response', retryable: false });
    expect(error.message).toContain('max tokens');
    expect(error.message).toContain('Longest answer');
    expect(server.sent()).toHaveLength(1);
  });

  it.each(['message', 'part', 'content_filter', 'error'] as const)(
    'that declines (%s) is a refusal, and nothing is sent after it',
    async (refusal) => {
      const server = await serverThat({ refusal });
      const error = await server.failure();
      expect(error).toMatchObject({ code: 'refused', retryable: false });
      expect(server.sent()).toHaveLength(1);
      if (refusal === 'message' || refusal === 'part') {
        expect(error.message).toContain("I'm sorry");
      }
    },
  );

  it('that lacks a language keeps the others', async () => {
    const server = await serverThat({ missing: ['fr'] });
    const { texts } = await server.describe(LANGUAGES);
    expect(Object.keys(texts)).toEqual(['en']);
    expect(server.sent()).toHaveLength(1);
  });

  it('with a blank language keeps the others', async () => {
    const server = await serverThat({ answer: { fr: ' ' } });
    const { texts } = await server.describe(LANGUAGES);
    expect(Object.keys(texts)).toEqual(['en']);
  });
});

describe('an image that is decoration', () => {
  it('is called so where the model may say it', async () => {
    const server = await serverThat({ decorative: true });
    const request = { ...LANGUAGES.request, options: { decorative: true } };
    const description = await server.describe({ request });
    expect(description.decorative).toBe(true);
    expect(description.texts['fr']?.alternativeText).toBe('');
  });

  it('is described where nobody asked the model', async () => {
    const server = await serverThat({ decorative: true });
    const description = await server.describe();
    expect(description).not.toHaveProperty('decorative');
    expect(description.texts['en']?.alternativeText).toMatch(/\S/);
  });

  it('is not everything: one that tells something has its texts', async () => {
    const server = await serverThat({ decorative: false });
    const description = await server.describe({ request: { options: { decorative: true } } });
    expect(description).not.toHaveProperty('decorative');
    expect(description.texts['en']?.alternativeText).toMatch(/\S/);
  });
});
