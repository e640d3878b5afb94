import { expect } from 'vitest';

import type { ErrorBody } from '../../server/src/contracts/errors';
import type { Answer } from './http';

/** Expects an error of that status in Strapi's own shape, and returns what it says. */
export function refusal(answer: Answer<unknown>, status: number): ErrorBody['error'] {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expect(answer.body).toEqual({
    data: null,
    error: {
      status,
      name: expect.stringMatching(/^[A-Z]\w+Error$/) as unknown,
      message: expect.stringMatching(/\S/) as unknown,
      details: expect.any(Object) as unknown,
    },
  });
  return (answer.body as ErrorBody).error;
}

/** The bad fields that a refusal names, as dotted paths. */
export const namedFields = ({ details }: ErrorBody['error']): string[] =>
  (details.errors ?? []).map(({ path }) => path.join('.'));
