import { describe, expect, it } from 'vitest';

import { decide } from '../../../server/src/cli/import-decide';
import type { SheetCell } from '../../../server/src/cli/sheet/entry';
import { versionOf, type Standing } from '../../../server/src/cli/sheet/version';

const exported: Standing = { alternativeText: 'A cat', caption: 'On a\r\nchair', state: 'ai' };
const cell = (change: SheetCell = {}): SheetCell => ({
  alternativeText: 'A cat',
  caption: 'On a\r\nchair',
  version: versionOf(exported),
  ...change,
});
const conflict = expect.objectContaining({ kind: 'conflict' }) as object;
const problem = expect.objectContaining({ kind: 'problem' }) as object;

describe('an import', () => {
  it('takes only what was edited', () => {
    expect(decide(exported, cell(), false)).toEqual({ kind: 'same' });
    expect(decide(exported, cell({ alternativeText: 'A black cat' }), false)).toEqual({
      kind: 'change',
      edit: { alternativeText: 'A black cat' },
    });
  });

  it('takes no notice of the line breaks and blanks of a spreadsheet', () => {
    const edited = cell({ caption: 'On a\nchair', alternativeText: ' A cat ' });
    expect(decide(exported, edited, false)).toEqual({ kind: 'same' });
  });

  it('leaves a text alone that was changed since, whatever was changed', () => {
    const edited = cell({ alternativeText: 'Mine' });
    for (const change of [
      { alternativeText: 'Theirs' },
      { caption: 'Theirs' },
      { state: 'stale' },
    ]) {
      const now = { ...exported, ...change } as Standing;
      expect(decide(now, edited, false)).toEqual(conflict);
      // Who edited nothing has nothing to lose.
      expect(decide(now, cell(), false)).toEqual({ kind: 'same' });
    }
  });

  it('is done already where the same stands', () => {
    const now: Standing = { ...exported, alternativeText: 'Mine', state: 'human' };
    expect(decide(now, cell({ alternativeText: 'Mine' }), false)).toEqual({ kind: 'same' });
  });

  it('takes a text away only where it was told to', () => {
    expect(decide(exported, cell({ alternativeText: ' ' }), false)).toEqual(problem);
    expect(decide(exported, cell({ alternativeText: '' }), true)).toEqual({
      kind: 'change',
      edit: { alternativeText: null },
    });
  });

  it('fills a gap without a version, and overwrites nothing without one', () => {
    const nothing: Standing = { alternativeText: '', caption: null, state: 'missing' };
    expect(decide(nothing, { alternativeText: 'New' }, false)).toMatchObject({ kind: 'change' });
    expect(decide(exported, { alternativeText: 'New' }, false)).toEqual(conflict);
  });

  it('refuses what cannot be kept', () => {
    expect(decide(exported, cell({ caption: 'x'.repeat(5001) }), false)).toEqual(problem);
    expect(decide(exported, cell({ caption: 'x\u0000' }), false)).toEqual(problem);
    expect(decide(exported, cell({ version: 'ai-1' }), false)).toEqual(problem);
  });
});
