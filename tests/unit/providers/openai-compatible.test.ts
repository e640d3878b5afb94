import { describe, expect, it } from 'vitest';

import {
  readAnswer,
  type ChatAnswer,
} from '../../../server/src/providers/openai-compatible/answers';
import {
  concede,
  NO_CONCESSIONS,
} from '../../../server/src/providers/openai-compatible/concessions';
import { refineChat } from '../../../server/src/providers/openai-compatible/failures';
import { objectsIn } from '../../../server/src/providers/openai-compatible/json-in-text';

/** Refusals as users of these servers have reported them. */
describe('a refusal', () => {
  it.each([
    [
      'LM Studio, without json_object',
      { ...NO_CONCESSIONS, format: 'json_object' as const },
      `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`,
      { format: 'text' },
    ],
    [
      'OpenAI, of an old name',
      NO_CONCESSIONS,
      `{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."}}`,
      { tokens: 'max_completion_tokens' },
    ],
    [
      'OpenAI, of a temperature',
      NO_CONCESSIONS,
      `{"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported."}}`,
      { temperature: false },
    ],
    [
      'Mistral, of what it does not know',
      NO_CONCESSIONS,
      '{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","response_format"],"msg":"Extra inputs are not permitted"}]}}',
      { format: 'json_object' },
    ],
    [
      'vLLM, of a system message beside an image',
      NO_CONCESSIONS,
      '{"message":"Prompting with images is incompatible with system messages."}',
      { system: false },
    ],
    [
      'a chat template without the role',
      NO_CONCESSIONS,
      '{"error":"Only user and assistant roles are supported!"}',
      { system: false },
    ],
  ])('of %s is met by doing without', (_who, made, body, change) => {
    expect(concede(made, body)).toEqual({ ...made, ...change });
  });

  it('ends in the end', () => {
    const body =
      'response_format, max_tokens, temperature and the system message are not supported';
    const nothing = { format: 'text', tokens: 'max_completion_tokens' } as const;
    expect(concede({ ...nothing, temperature: false, system: false }, body)).toBeNull();
  });

  it.each([
    'You uploaded an unsupported image.',
    'max_tokens is too large: 9000.',
    "The model 'x' does not exist.",
    '',
  ])('about something else is none of ours: “%s”', (body) => {
    expect(concede(NO_CONCESSIONS, body)).toBeNull();
  });
});

describe('a failure', () => {
  const named = (status: number, message: string, error: object = {}) => {
    const found = refineChat(status, message, { error });
    return typeof found === 'object' ? found.sentence : found;
  };

  it('of Azure’s filter is a refusal to describe', () => {
    const message =
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.";
    expect(named(400, message, { code: 'content_filter', param: 'prompt' })).toBe('refused');
    expect(named(400, 'Bad', { innererror: { code: 'ResponsibleAIPolicyViolation' } })).toBe(
      'refused',
    );
  });

  it.each([
    [400, 'Invalid content type. image_url is only supported by certain models.'],
    [500, 'image input is not supported - hint: you may need to provide the mmproj'],
    [404, 'No endpoints found that support image input'],
  ])('of a model without eyes says so (%i, “%s”)', (status, message) => {
    expect(named(status, message)).toContain('does not see images');
  });

  it.each([
    [400, 'You uploaded an unsupported image. Please make sure your image is valid.'],
    [400, 'This model supports images of at most 20 MB in size; the image is too large.'],
  ])('of one image is not the model’s (%i, “%s”)', (status, message) => {
    expect(named(status, message)).toBe('unsupported_image');
  });

  it('of the image’s address is the address’s', () => {
    expect(named(400, 'Failed to download image from https://example.com/a.jpg.')).toBe(
      'image_unreachable',
    );
  });

  it.each([
    [404, "model 'qwen3-vl' not found", {}],
    [403, 'Project has no access to it.', { code: 'model_not_found' }],
  ])('of a missing model names it (%i, “%s”)', (status, message, error) => {
    expect(named(status, message, error)).toContain('does not have the model');
  });

  it('of the key or the account keeps its meaning, whatever it says', () => {
    expect(named(401, 'The model does not exist')).toBeUndefined();
    expect(named(402, 'content policy')).toBeUndefined();
  });
});

describe('an answer', () => {
  const order = { languages: ['pt-BR'], fields: ['alternativeText'], mayBeDecorative: false };
  const read = (content: string, languages = order.languages) =>
    readAnswer({ choices: [{ message: { content } }] } satisfies ChatAnswer, {
      languages,
      fields: ['alternativeText'],
      mayBeDecorative: false,
    });
  const text = (content: string, code = 'pt-BR') => {
    const reading = read(content, [code]);
    return reading.kind === 'texts' ? reading.texts[code]?.alternativeText : reading.kind;
  };

  it.each([
    ['by its code', '{"pt-BR":{"alternativeText":"Gato"}}'],
    ['in another spelling', '{"pt_br":{"alternativeText":"Gato"}}'],
    ['by its English name', '{"Brazilian Portuguese":{"alternativeText":"Gato"}}'],
    ['not at all', '{"alternativeText":"Gato"}'],
    ['with a text alone', '{"pt-BR":"Gato"}'],
    ['twice, the first as an example', 'So {"pt-BR":{"alternativeText":"x"}} {"pt-BR":"Gato"}'],
    ['behind braces that never close', 'Well { { "pt-BR" … {"pt-BR":"Gato"}'],
    ['with braces and quotes in its text', '{"pt-BR":"G\\"}{ato"}', 'G"}{ato'],
    ['with a raw line break in its text', '{"pt-BR":"Ga\nto"}', 'Ga to'],
  ])('that names the language %s is understood', (_how, content, expected = 'Gato') => {
    expect(text(content)).toBe(expected);
  });

  it.each([
    ['a language that nobody asked for', '{"de":{"alternativeText":"Katze"}}'],
    ['thoughts that never end', '<think>{"pt-BR":"Gato"}'],
    ['half of an object', '{"pt-BR":{"alternativeText":"Ga'],
    ['a list', '["pt-BR"]'],
    ['nothing', ''],
  ])('of %s has no texts', (_what, content) => {
    expect(text(content)).toBe('no-texts');
  });

  it('does not take one language for another', () => {
    const reading = read('{"pt":{"alternativeText":"Gato"}}', ['pt', 'pt-BR']);
    expect(reading).toMatchObject({ kind: 'texts', texts: { pt: { alternativeText: 'Gato' } } });
    expect(reading).not.toHaveProperty(['texts', 'pt-BR']);
  });

  it.each([
    ['braces that open', '{'.repeat(900_000)],
    ['objects', '{}'.repeat(400_000)],
    ['a nesting', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`],
    ['thoughts', '<think>'.repeat(120_000)],
    ['quotes', '{"'.repeat(400_000)],
  ])('of a megabyte of %s is read in no time', (_what, content) => {
    const began = performance.now();
    expect(text(content)).toBe('no-texts');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('keeps what is JSON among what is none', () => {
    expect(objectsIn('a {b} {"c":1} {"d":{"e":"}"}} {')).toEqual([{ c: 1 }, { d: { e: '}' } }]);
  });
});
