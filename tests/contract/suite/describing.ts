import { describe, expect, it } from 'vitest';

import type { DescriptionField } from '../../../server/src/contracts/providers';
import { languagesOf } from '../../../server/src/describe/ask-provider';
import { checkOptions, completeOptions } from '../../../server/src/providers/options';
import { finishAlternativeText } from '../../../server/src/texts/finish';
import { askAsThePlugin } from './ask';
import type { Emulator } from './contract';
import type { Stand } from './stand';

const FIELDS: readonly DescriptionField[] = [
  'alternativeText',
  'caption',
  'title',
  'keywords',
  'ogDescription',
];

export function describing<V extends Emulator>(stand: Stand<V>): void {
  const { provider, languages, options } = stand.contract;
  const written = [...languages.written];

  describe('what it says of itself', () => {
    it('has an id in kebab case and lives behind https', () => {
      expect(provider.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(provider.defaultBaseUrl).toMatch(/^https:\/\//);
      expect(provider.defaultBaseUrl).not.toMatch(/\/$/);
    });

    it('has default options that its own form accepts', () => {
      expect(checkOptions(provider.options, completeOptions(provider.options))).toEqual([]);
      expect(checkOptions(provider.options, completeOptions(provider.options, options))).toEqual(
        [],
      );
    });

    it('takes the image in some form', () => {
      expect(provider.image.bytes || provider.image.url).toBe(true);
      expect(provider.image.mimeTypes).toContain('image/jpeg');
    });
  });

  describe('a description', () => {
    it.each(written)('in %s comes from one call, for what that call cost', async (language) => {
      const { texts, credits } = await stand.describe({ request: { languages: [language] } });
      expect(Object.keys(texts)).toEqual([language]);
      expect(texts[language]?.alternativeText).toMatch(/\S{3}/);
      expect(stand.paidCalls()).toBe(1);
      expect(stand.vendor.stats().generations).toBe(1);
      expect(credits).toBe(stand.charged());
    });

    it('costs what the provider says beforehand', async () => {
      const request = stand.request();
      const { credits } = await stand.describe({ request });
      expect(credits).toBe(provider.price(request.options));
    });

    it('counts towards the vendor’s limits, once', async () => {
      const counted: string[] = [];
      const limiter = {
        acquire: async () => counted.push('acquired'),
        observe: ({ status, countedBy }: { status: number; countedBy: number }) =>
          void counted.push(`observed ${status}, the place ${countedBy}`),
      };
      await stand.describe({ limiter });
      expect(counted).toEqual(['acquired', 'observed 200, the place 1']);
    });

    it('differs from language to language', async () => {
      const texts: (string | null | undefined)[] = [];
      for (const language of written) {
        const description = await stand.describe({ request: { languages: [language] } });
        texts.push(description.texts[language]?.alternativeText);
      }
      expect(new Set(texts).size).toBe(written.length);
    });

    it('fills no field but those that the provider says it returns', async () => {
      const { texts } = await stand.describe();
      const filled = Object.values(texts).flatMap((text) =>
        FIELDS.filter((field) => (text[field]?.length ?? 0) > 0),
      );
      expect(filled).toContain('alternativeText');
      for (const field of filled) expect(provider.returns).toContain(field);
    });

    if (provider.languages.perCall === 'many') {
      it('in many languages is one call, and each language is paid for once', async () => {
        const { texts, credits } = await stand.describe({ request: { languages: written } });
        expect(Object.keys(texts).sort()).toEqual([...written].sort());
        expect(stand.paidCalls()).toBe(1);
        expect(stand.vendor.stats().repeats).toBe(0);
        expect(credits).toBe(stand.charged());
      });
    }

    if (provider.describeCaption) {
      const describeCaption = provider.describeCaption.bind(provider);

      it('of a caption alone is one call, for the same price', async () => {
        const request = stand.request();
        const { texts, credits } = await describeCaption(request, await stand.open());
        const [text] = Object.values(texts);
        expect(text?.caption).toMatch(/\S{3}/);
        expect(text?.alternativeText ?? null).toBeNull();
        expect(stand.paidCalls()).toBe(1);
        expect(credits).toBe(provider.price(request.options));
        expect(credits).toBe(stand.charged());
      });
    }

    it('in two languages asked for by the plugin pays for each once', async () => {
      const { found, credits, failure } = await askAsThePlugin(stand, written);
      expect(failure).toBeUndefined();
      expect(found.sort()).toEqual([...written].sort());
      expect(credits).toBe(stand.charged());
      expect(stand.vendor.stats()).toMatchObject({ generations: written.length, repeats: 0 });
    });

    it('with markup in its texts ends as plain text', async () => {
      stand.vendor.inject('markup');
      const { texts } = await stand.describe();
      const [language = '', text] = Object.entries(texts)[0] ?? [];
      expect(text?.alternativeText).toContain('<script>');
      const finished = finishAlternativeText(text?.alternativeText ?? '', language, {
        prefix: '',
        suffix: '',
        maxLength: 125,
        removeRedundantPhrases: true,
      });
      expect(finished).toMatch(/\S{3}/);
      expect(finished).not.toMatch(/[<>]|script|alert/);
    });
  });

  describe('a language', () => {
    const { regional, lacking } = languages;

    if (regional) {
      it('with a region is sent as the vendor knows it', async () => {
        const { found, failure } = await askAsThePlugin(stand, [regional.locale]);
        expect(failure).toBeUndefined();
        expect(found).toEqual([regional.locale]);
        expect(languagesOf(provider, [regional.locale]).get(regional.locale)).toBe(regional.code);
      });
    }

    if (lacking === null) {
      it('is never refused where the vendor sets no list', () => {
        expect(provider.languages.supported).toBe('any');
        expect([...languagesOf(provider, ['tlh', 'en']).keys()]).toEqual(['tlh', 'en']);
      });
      return;
    }

    it('that the vendor lacks is refused before any call', async () => {
      const { failure, found } = await askAsThePlugin(stand, [lacking]);
      expect(failure).toMatchObject({
        name: 'ProviderError',
        provider: provider.id,
        code: 'unsupported_language',
        retryable: false,
      });
      expect(found).toEqual([]);
      expect(stand.vendor.requests).toHaveLength(0);
    });

    it('that the vendor lacks does not cost the others theirs', async () => {
      const { failure, found } = await askAsThePlugin(stand, [lacking, languages.written[0]]);
      expect(failure).toMatchObject({ code: 'unsupported_language' });
      expect(found).toEqual([languages.written[0]]);
      expect(stand.paidCalls()).toBe(1);
    });
  });
}
