import { describe, expect, it } from 'vitest';

import { rowError, toFormErrors } from '../../../admin/src/pages/Settings/formErrors';

describe('What the server refused', () => {
  it('is sorted to the fields by their paths', () => {
    const { byField, elsewhere } = toFormErrors([
      { path: ['text', 'maxLength'], message: 'too small' },
      { path: ['providers', 'altframe', 'maxLength'], message: 'too big' },
      { path: ['onUpload'], message: 'unknown' },
    ]);
    expect(byField).toEqual({
      text: { maxLength: 'too small' },
      providers: { altframe: { maxLength: 'too big' } },
      onUpload: 'unknown',
    });
    expect(elsewhere).toEqual([]);
  });

  it('is told apart by row in a list', () => {
    const { byField } = toFormErrors([{ path: ['languages', '1'], message: 'no code' }]);
    expect(rowError(byField.languages, 0)).toBeUndefined();
    expect(rowError(byField.languages, 1)).toBe('no code');
  });

  it('can be about a whole list, which then has no message by row', () => {
    const { byField } = toFormErrors([
      { path: ['languages'], message: 'listed twice' },
      { path: ['languages', '0'], message: 'no code' },
    ]);
    expect(byField.languages).toBe('listed twice');
    expect(rowError(byField.languages, 0)).toBeUndefined();
  });

  it('keeps the first of two messages for one field', () => {
    const { byField } = toFormErrors([
      { path: ['text', 'prefix'], message: 'first' },
      { path: ['text', 'prefix'], message: 'second' },
    ]);
    expect(byField).toEqual({ text: { prefix: 'first' } });
  });

  it('is not lost where the page has no field for it', () => {
    const errors = [
      { path: ['surprise', '0'], message: 'unknown key' },
      { path: [], message: 'not an object' },
    ];
    expect(toFormErrors(errors)).toEqual({ byField: {}, elsewhere: errors });
  });
});
