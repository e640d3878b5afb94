import { describe, expect, it } from 'vitest';

import type { TextState } from '../../../server/src/contracts/texts';
import { TEXT_STATES } from '../../../server/src/models/states';
import type { TextRow } from '../../../server/src/models/texts';
import {
  effectiveState,
  mayWrite,
  toAssetText,
  type WritePermission,
} from '../../../server/src/texts/state';

const row = (state: TextState, change: Partial<TextRow> = {}): TextRow => ({
  id: 1,
  assetId: 1,
  locale: 'en',
  alternativeText: 'A shoe',
  caption: null,
  captionGenerated: null,
  title: null,
  keywords: null,
  ogDescription: null,
  state,
  previousState: null,
  suggestion: null,
  provider: null,
  model: null,
  fingerprint: null,
  findings: null,
  judgedBy: null,
  textHash: null,
  version: 1,
  updatedAt: new Date(0),
  ...change,
});

const own = (alternativeText: string | null, caption: string | null = null) => ({
  alternativeText,
  caption,
});

describe('effectiveState in the asset’s own language', () => {
  it.each(TEXT_STATES)(
    'is “%s” as it is kept, where the column holds what was written',
    (state) => {
      expect(effectiveState(own('A shoe'), row(state))).toBe(state);
    },
  );

  it.each(TEXT_STATES)('is human where somebody typed over “%s”', (state) => {
    expect(effectiveState(own('My shoe'), row(state))).toBe('human');
  });

  it.each(TEXT_STATES)('is missing where somebody emptied “%s”', (state) => {
    expect(effectiveState(own(''), row(state))).toBe('missing');
    expect(effectiveState(own('  '), row(state))).toBe('missing');
    expect(effectiveState(own(null), row(state))).toBe('missing');
  });

  it('is human or missing where nothing is kept', () => {
    expect(effectiveState(own('A shoe'), null)).toBe('human');
    expect(effectiveState(own(null), null)).toBe('missing');
    expect(effectiveState(own(' \n'), null)).toBe('missing');
  });

  it('takes no text and an empty one for the same', () => {
    const decorative = row('decorative', { alternativeText: '' });
    expect(effectiveState(own(null), decorative)).toBe('decorative');
    expect(effectiveState(own(''), row('suggested', { alternativeText: null }))).toBe('suggested');
  });

  it('does not depend on the caption', () => {
    expect(effectiveState(own('A shoe', 'Typed'), row('ai', { caption: 'Written' }))).toBe('ai');
  });
});

describe('effectiveState in any other language', () => {
  it.each(TEXT_STATES)('is “%s” as it is kept', (state) => {
    expect(effectiveState(null, row(state))).toBe(state);
  });

  it('is missing where nothing is kept, or a person’s text is empty', () => {
    expect(effectiveState(null, null)).toBe('missing');
    expect(effectiveState(null, row('human', { alternativeText: ' ' }))).toBe('missing');
  });
});

/** What stands: a state, and for `suggested` and `stale` what stood before. */
type Standing = TextState | `${'suggested' | 'stale'} over ${TextState}`;
type Answer = 'write' | 'suggest' | 'human_text' | 'decorative' | 'nothing_to_fill';

/**
 * Four asks, from the least to the most: fill gaps; write anew; fill gaps and overwrite people;
 * write anew and overwrite people. `write` is the mode that was asked for.
 */
const MAY_WRITE: readonly [Standing, Answer, Answer, Answer, Answer][] = [
  // standing                 gaps               anew          gaps, overwrite    anew, overwrite
  ['missing', 'write', 'write', 'write', 'write'],
  ['ai', 'nothing_to_fill', 'write', 'nothing_to_fill', 'write'],
  ['approved', 'nothing_to_fill', 'write', 'nothing_to_fill', 'write'],
  ['embedded', 'nothing_to_fill', 'write', 'nothing_to_fill', 'write'],
  ['human', 'human_text', 'human_text', 'nothing_to_fill', 'write'],
  ['decorative', 'decorative', 'decorative', 'nothing_to_fill', 'write'],
  ['suggested over missing', 'nothing_to_fill', 'write', 'nothing_to_fill', 'write'],
  ['suggested over ai', 'nothing_to_fill', 'write', 'nothing_to_fill', 'write'],
  ['suggested over human', 'human_text', 'human_text', 'nothing_to_fill', 'write'],
  ['suggested over decorative', 'decorative', 'decorative', 'nothing_to_fill', 'write'],
  ['stale over missing', 'write', 'write', 'write', 'write'],
  ['stale over ai', 'write', 'write', 'write', 'write'],
  ['stale over approved', 'write', 'write', 'write', 'write'],
  ['stale over embedded', 'write', 'write', 'write', 'write'],
  ['stale over human', 'suggest', 'suggest', 'write', 'write'],
  ['stale over decorative', 'suggest', 'suggest', 'write', 'write'],
];

const ASKS = [
  { anew: false, overwriteHuman: false },
  { anew: true, overwriteHuman: false },
  { anew: false, overwriteHuman: true },
  { anew: true, overwriteHuman: true },
];

function permission(standing: Standing, ask: Parameters<typeof mayWrite>[2]): WritePermission {
  const [state, before] = standing.split(' over ') as [TextState, TextState?];
  const kept = state === 'missing' ? null : row(state, { previousState: before ?? null });
  return mayWrite(state, kept, ask);
}

describe('mayWrite', () => {
  it('is decided for every state', () => {
    const decided = new Set(MAY_WRITE.map(([standing]) => standing.split(' ')[0]));
    expect([...decided].sort()).toEqual([...TEXT_STATES].sort());
  });

  describe.each(['apply', 'suggest'] as const)('in the mode %s', (mode) => {
    it.each(MAY_WRITE)('where “%s” stands: %s, %s, %s, %s', (standing, ...answers) => {
      ASKS.forEach((ask, index) => {
        const answer = answers[index];
        const expected =
          answer === 'write' ? mode : answer === 'suggest' ? answer : { skip: answer };
        expect(permission(standing, { ...ask, mode }), JSON.stringify(ask)).toEqual(expected);
      });
    });
  });

  it('never applies over a person’s words unless that was asked for', () => {
    const persons = MAY_WRITE.filter(([standing]) => /(human|decorative)$/.test(standing));
    expect(persons).toHaveLength(6);
    for (const [standing] of persons) {
      for (const anew of [true, false]) {
        const may = permission(standing, { anew, overwriteHuman: false, mode: 'apply' });
        expect(may).not.toBe('apply');
      }
    }
  });

  it('takes a stale text without a past for a gap', () => {
    const ask = { anew: false, overwriteHuman: false, mode: 'apply' as const };
    expect(permission('stale', ask)).toBe('apply');
  });
});

describe('toAssetText', () => {
  it('shows the asset’s own columns, and only what is there', () => {
    expect(toAssetText(own('A shoe', 'Red'), null)).toEqual({
      alternativeText: 'A shoe',
      caption: 'Red',
      state: 'human',
      updatedAt: null,
    });
  });

  it('shows what is kept, the suggestion without what is internal to it', () => {
    const suggestion = { alternativeText: 'A red shoe', caption: null, title: 'Shoe' };
    const kept = row('suggested', { suggestion, provider: 'altframe', keywords: ['shoe'] });
    expect(toAssetText(null, kept)).toEqual({
      alternativeText: 'A shoe',
      caption: null,
      keywords: ['shoe'],
      state: 'suggested',
      suggestion: { alternativeText: 'A red shoe', caption: null },
      provider: 'altframe',
      updatedAt: '1970-01-01T00:00:00.000Z',
    });
  });
});
