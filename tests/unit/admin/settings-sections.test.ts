import { describe, expect, it } from 'vitest';

import {
  changedSections,
  refusedSections,
  sectionOf,
  sectionOfWarning,
  SECTIONS,
} from '../../../admin/src/pages/Settings/sections';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';

describe('The sections of the settings page', () => {
  it.each([
    [['sources', 'providers', '0'], 'providers'],
    [['sources', 'whenOutOfCredits'], 'credits'],
    [['providers', 'altframe', 'mode'], 'providers'],
    [['rules', '0', 'folder'], 'folders'],
    [['pages', 'api::a.a', 'title'], 'pages'],
    [['text'], 'texts'],
    [['surprise'], undefined],
    [['sources', 'surprise'], undefined],
    [[], undefined],
  ])('know where %j is edited', (path, section) => {
    expect(sectionOf(path)).toBe(section);
  });

  it('name those with refused fields in the order of the page, each once', () => {
    const at = (...path: string[]) => ({ path, message: 'no' });
    expect(refusedSections([at('rules', '0'), at('languages'), at('rules'), at('odd')])).toEqual([
      'languages',
      'folders',
    ]);
  });

  it('name those in which something was changed', () => {
    expect(changedSections(DEFAULT_SETTINGS, structuredClone(DEFAULT_SETTINGS))).toEqual(new Set());
    const changed = {
      ...DEFAULT_SETTINGS,
      sources: { ...DEFAULT_SETTINGS.sources, whenOutOfCredits: 'next' as const },
      onPublish: 'warn' as const,
    };
    expect(changedSections(DEFAULT_SETTINGS, changed)).toEqual(new Set(['credits', 'automation']));
  });

  it('have every part of the settings in one of them', () => {
    const parts = Object.keys(DEFAULT_SETTINGS).filter((key) => key !== 'sources');
    expect(parts.filter((key) => sectionOf([key]) === undefined)).toEqual([]);
    const sources = Object.keys(DEFAULT_SETTINGS.sources);
    expect(sources.filter((key) => sectionOf(['sources', key]) === undefined)).toEqual([]);
  });

  it('show a warning that is newer than this page first of all', () => {
    expect(sectionOfWarning({ code: 'mapping_broken' })).toBe('pages');
    expect(sectionOfWarning({ code: 'from_the_future' as 'no_provider' })).toBe(SECTIONS[0]);
  });
});
