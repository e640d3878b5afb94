import { describe, expect, it } from 'vitest';

import { readApiError } from '../../../admin/src/services/apiError';

describe('A refused request', () => {
  it('tells its message, its code and the refused fields', () => {
    const error = {
      status: 400,
      name: 'ValidationError',
      message: 'Nothing was saved.',
      details: { code: 'invalid', errors: [{ path: ['languages', 0], message: 'no code' }] },
    };
    expect(readApiError(error)).toEqual({
      message: 'Nothing was saved.',
      code: 'invalid',
      fields: [{ path: ['languages', '0'], message: 'no code' }],
    });
  });

  it.each([[undefined], [null], ['text'], [{}], [{ details: null }], [{ details: { errors: 7 } }]])(
    'is read without a fall where it is %j',
    (error) => {
      expect(readApiError(error)).toEqual({ message: '', fields: [] });
    },
  );

  it('is read from a thrown error too', () => {
    expect(readApiError(new Error('Failed to fetch'))).toEqual({
      message: 'Failed to fetch',
      fields: [],
    });
  });
});
