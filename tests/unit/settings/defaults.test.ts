import { describe, expect, it } from 'vitest';

import { DEFAULT_SETTINGS, mergeSettings } from '../../../server/src/settings/defaults';

describe('the default settings', () => {
  it('send nothing anywhere until a provider is chosen', () => {
    expect(DEFAULT_SETTINGS.sources.providers).toEqual([]);
  });
});

describe('mergeSettings', () => {
  const base = {
    ...DEFAULT_SETTINGS,
    languages: ['en', 'fr'],
    providers: { altframe: { mode: 'standard', keywords: ['a', 'b'] } },
    rules: [{ folder: '/a', action: 'skip' as const }],
  };

  it('changes nothing for nothing', () => {
    expect(mergeSettings(base, {})).toEqual(base);
    expect(mergeSettings(base, undefined)).toEqual(base);
    expect(mergeSettings(base, { languages: undefined, text: undefined })).toEqual(base);
  });

  it('lays objects over each other key by key', () => {
    const merged = mergeSettings(base, {
      text: { prefix: 'x' },
      sources: { embeddedMetadata: false },
      providers: { altframe: { mode: 'ecommerce' }, imgix: { regenerate: true } },
    });
    expect(merged.text).toEqual({ ...base.text, prefix: 'x' });
    expect(merged.sources).toEqual({ ...base.sources, embeddedMetadata: false });
    expect(merged.providers).toEqual({
      altframe: { mode: 'ecommerce', keywords: ['a', 'b'] },
      imgix: { regenerate: true },
    });
  });

  it('replaces arrays whole', () => {
    const merged = mergeSettings(base, {
      languages: ['de'],
      rules: [],
      providers: { altframe: { keywords: ['c'] } },
    });
    expect(merged.languages).toEqual(['de']);
    expect(merged.rules).toEqual([]);
    expect(merged.providers['altframe']).toEqual({ mode: 'standard', keywords: ['c'] });
  });

  it('takes values that are empty or false for values', () => {
    const merged = mergeSettings(
      { ...base, text: { ...base.text, prefix: 'x' } },
      { text: { prefix: '', removeRedundantPhrases: false } },
    );
    expect(merged.text).toMatchObject({ prefix: '', removeRedundantPhrases: false });
  });

  it('leaves what it was given as it was', () => {
    const before = structuredClone(base);
    mergeSettings(base, { text: { prefix: 'x' }, languages: ['de'] });
    expect(base).toEqual(before);
  });

  it('does not let a key reach the prototype of all objects', () => {
    const patch: unknown = JSON.parse('{"__proto__":{"polluted":true},"text":{"prefix":"x"}}');
    mergeSettings(base, patch);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
