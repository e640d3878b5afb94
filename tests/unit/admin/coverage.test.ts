import { describe, expect, it } from 'vitest';

import { coverageOf, servedAs } from '../../../admin/src/pages/Settings/coverage';
import type { ProviderInfo } from '../../../server/src/contracts/providers';
import { matchLanguage } from '../../../server/src/languages';
import { BUILT_IN } from '../../../server/src/providers/built-in';
import { providerInfo } from '../../../server/src/providers/info';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';

const info = (id: string, changes: Partial<ProviderInfo> = {}): ProviderInfo => {
  const provider = BUILT_IN.find((one) => one.id === id);
  if (!provider) throw new Error(`There is no provider ${id}.`);
  return { ...providerInfo(provider, 'stored'), ...changes };
};

const ASKED = 'en en-GB fr fr-CA de-AT pt-BR pt zh-Hans zh-Hant he fil nb nn no sr-Latn tlh'.split(
  ' ',
);

const settings = (languages: string[], ...providers: string[]) => ({
  ...DEFAULT_SETTINGS,
  languages,
  sources: { ...DEFAULT_SETTINGS.sources, providers },
});

describe('Which provider writes which language', () => {
  it.each(BUILT_IN.map(({ id, languages }) => [id, languages.supported] as const))(
    'is for %s what the server says',
    (_id, supported) => {
      for (const language of ASKED) {
        const served = supported === 'any' ? language : matchLanguage(language, supported);
        expect(servedAs(language, supported), language).toBe(served);
      }
    },
  );

  it('names who is asked first and next, and by which code', () => {
    const { columns, rows } = coverageOf(
      settings(['en', 'pt-BR', 'ja'], 'imgix', 'altframe'),
      [info('altframe'), info('imgix')],
      new Set(),
    );
    expect(columns.map(({ id, idle }) => [id, idle])).toEqual([
      ['imgix', null],
      ['altframe', null],
    ]);
    expect(rows.map(({ covers }) => covers)).toEqual([
      [
        { kind: 'first', as: null },
        { kind: 'next', as: null },
      ],
      [{ kind: 'notSpoken' }, { kind: 'first', as: 'pt' }],
      [{ kind: 'notSpoken' }, { kind: 'first', as: null }],
    ]);
  });

  it('says why a provider writes nothing at all, and which language is left out', () => {
    const { columns, rows } = coverageOf(
      { ...settings(['en'], 'altframe', 'imgix', 'imgseo'), fields: onlyCaptions },
      [info('altframe', { keySource: 'none' }), info('imgix'), info('imgseo')],
      new Set(['imgseo']),
    );
    expect(columns.map(({ idle }) => idle)).toEqual(['lacksKey', 'nothingWanted', 'nothingWanted']);
    expect(rows[0]?.isCovered).toBe(false);
    const { columns: reached } = coverageOf(
      settings(['en'], 'imgseo'),
      [info('imgseo')],
      new Set(['imgseo']),
    );
    expect(reached[0]?.idle).toBe('unreachable');
  });
});

const onlyCaptions = { ...DEFAULT_SETTINGS.fields, alternativeText: false };
