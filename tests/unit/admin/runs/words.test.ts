import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';

import {
  filterInWords,
  optionsInWords,
  type Words,
} from '../../../../admin/src/pages/Runs/inWords';
import { budgetLeft, concernsOf } from '../../../../admin/src/pages/Runs/start/concerns';
import english from '../../../../admin/src/translations/en';
import type { Overview } from '../../../../server/src/contracts/overview';
import type { RunEstimate, RunFilter, RunOptions } from '../../../../server/src/contracts/runs';
import type { Site } from '../../../../server/src/contracts/site';

const intl = createIntl({ locale: 'en', messages: english });

const words: Words = {
  t: (id, values) => intl.formatMessage({ id }, values),
  formatList: (parts) => intl.formatList(parts),
  formatDay: (day) => intl.formatDate(day, { dateStyle: 'medium', timeZone: 'UTC' }),
  nameOf: (code) => code.toUpperCase(),
};

describe('A run in words', () => {
  const filters: [RunFilter, string][] = [
    [{}, 'Missing and Outdated'],
    [{ quality: 'severe' }, 'To review, AI, and Embedded · With a severe finding'],
    [{ states: ['ai'], quality: 'file-name' }, 'AI · With the finding “file-name”'],
    [{ folder: '/', mime: 'image/*' }, 'Missing and Outdated · Any type'],
    [
      { states: ['missing'], ids: [3, 5], folder: '/shop', mime: 'image/svg+xml' },
      'Missing · 2 marked images · in /shop · SVG',
    ],
    [{ states: ['stale'], createdAfter: '2026-02-01' }, 'Outdated · uploaded since Feb 1, 2026'],
  ];

  it.each(filters)('%#: says which images', (filter, text) => {
    expect(filterInWords(filter, words)).toBe(text);
  });

  it('says what is out of the ordinary, and nothing of what is not', () => {
    expect(optionsInWords({ mode: 'apply', dryRun: true }, words)).toEqual([]);
    const options: RunOptions = {
      mode: 'suggest',
      languages: ['fr', 'de'],
      overwriteHuman: true,
    };
    expect(optionsInWords(options, words)).toEqual([
      'suggestions only',
      'FR and DE',
      'over people’s words',
    ]);
  });
});

describe('What to know before a run is started', () => {
  const estimate: RunEstimate = {
    images: 10,
    credits: { altframe: 10 },
    totalCredits: 10,
    remaining: { altframe: 10 },
    seconds: 20,
    warnings: [],
  };
  const providers = (ready: boolean): Pick<Site, 'providers'> => ({
    providers: [{ id: 'altframe', name: 'AltFrame', ready, languages: 'any', returns: [] }],
  });
  const overview = (monthlyCredits: number) =>
    ({ credits: { altframe: { usedThisMonth: 15, monthlyCredits } } }) as unknown as Overview;
  const kinds = (...asked: Parameters<typeof concernsOf>) =>
    concernsOf(...asked).map(({ kind }) => kind);
  const known = providers(true);

  it('is nothing where all of it suffices', () => {
    expect(kinds(estimate, known, overview(25))).toEqual([]);
    expect(kinds({ ...estimate, remaining: { altframe: null } }, known, undefined)).toEqual([]);
  });

  it('is what the account or the budget lacks', () => {
    expect(kinds({ ...estimate, remaining: { altframe: 9 } }, known, undefined)).toEqual([
      'account',
    ]);
    expect(kinds(estimate, known, overview(24))).toEqual(['budget']);
    expect(budgetLeft(overview(10), 'altframe')).toBe(0);
    expect(budgetLeft(overview(10), 'imgix')).toBeNull();
  });

  it('is a missing key, or that nobody would be asked', () => {
    expect(kinds(estimate, providers(false), undefined)).toEqual(['noKey']);
    expect(kinds({ ...estimate, credits: {} }, known, undefined)).toEqual(['noProvider']);
    expect(kinds({ ...estimate, images: 0, credits: {} }, known, undefined)).toEqual([]);
  });
});
