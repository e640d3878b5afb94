import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { questionsFor, type Questions } from '../support/scenario';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { DEFAULT_MODEL, startOpenAi, type OpenAi } from '../vendors/openai-compatible';

describe('a model on one’s own machine', () => {
  let vendor: OpenAi;
  let strapi: RunningStrapi;
  let ask: Questions;

  beforeAll(async () => {
    vendor = await startOpenAi({ requireKey: false, responseFormat: 'json_object' });
    strapi = await startStrapi({
      plugin: {
        providers: {
          'openai-compatible': {
            baseUrl: vendor.baseUrl,
            model: DEFAULT_MODEL,
            rateLimit: [{ requests: 100, windowMs: 1000 }],
          },
        },
        settings: {
          sources: { providers: ['openai-compatible'] },
          languages: ['en', 'fr', 'de'],
        },
      },
    });
    ask = questionsFor(strapi);
  });
  afterAll(async () => {
    await strapi.stop();
    await vendor.close();
  });

  it('needs no key, and writes all languages in one answer', async () => {
    const file = await strapi.admin.upload(await uniqueImage(), 'shoe.jpg');
    expect(await ask.ended(file.id)).toMatchObject({
      status: 'done',
      provider: 'openai-compatible',
      credits: 0,
    });
    const { texts } = await ask.asset(file.id);
    for (const [locale, words] of [
      ['en', 'Emulated text'],
      ['fr', 'Texte émulé'],
      ['de', 'Emulierter Text'],
    ] as const) {
      expect(texts[locale]).toMatchObject({ state: 'ai', provider: 'openai-compatible' });
      expect(texts[locale]?.alternativeText).toContain(words);
      expect(texts[locale]?.caption).toContain(words);
    }
    expect(vendor.usage().completions).toBe(1);
  });
});
