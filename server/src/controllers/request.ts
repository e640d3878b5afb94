import type { Context } from 'koa';
import { z } from 'zod';

import type { ErrorBody } from '../contracts/errors';
import { ProviderError, RequestError, fieldErrors, messageOf } from '../errors';

export { languageField } from '../settings/run-fields';

/** An admin's request, as Strapi's policies leave it. */
export interface AdminContext extends Context {
  params: Record<string, string>;
  request: Context['request'] & { body?: unknown };
  state: {
    user?: { id: number; firstname?: string | null; lastname?: string | null; email?: string };
    userAbility: unknown;
  };
}

const NAMES: Record<number, string> = {
  400: 'ValidationError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  502: 'ProviderError',
};

const bodyOf = (
  status: number,
  message: string,
  details: ErrorBody['error']['details'],
): ErrorBody => ({
  data: null,
  error: { status, name: NAMES[status] ?? 'ApplicationError', message, details },
});

/**
 * A controller from a function that returns the answer. What it throws on purpose becomes an error
 * in Strapi's own shape; anything else is left to Strapi, which logs it and answers 500.
 */
export const answering =
  (handle: (context: AdminContext) => Promise<unknown>) =>
  async (context: Context): Promise<void> => {
    try {
      context.body = await handle(context as AdminContext);
    } catch (error) {
      if (error instanceof RequestError) {
        context.status = error.status;
        context.body = bodyOf(error.status, error.message, {
          ...(error.code === undefined ? {} : { code: error.code }),
          ...(error.errors === undefined ? {} : { errors: error.errors }),
        });
        return;
      }
      if (error instanceof ProviderError) {
        context.status = 502;
        context.body = bodyOf(502, messageOf(error), { code: error.code });
        return;
      }
      throw error;
    }
  };

/** @throws RequestError 400 naming each bad field */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error);
  throw new RequestError(400, `Some fields are not valid: ${summary(errors)}.`, { errors });
}

const summary = (errors: { path: string[]; message: string }[]) =>
  errors.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');

/** What the databases' `integer` holds. */
export const LARGEST_ID = 2_147_483_647;

/** An id of a row, from the path. @throws RequestError 404 */
export function idParam(context: AdminContext): number {
  const digits = context.params['id'] ?? '';
  const id = Number(digits);
  if (!/^[1-9]\d*$/.test(digits) || id > LARGEST_ID) {
    throw new RequestError(404, 'There is no such row.');
  }
  return id;
}

const count = (fallback: number, max: number) =>
  z.coerce.number().int().min(1).max(max).default(fallback);

/** `page` and `pageSize` of a list. */
export const pageQuery = { page: count(1, 1_000_000), pageSize: count(25, 100) };

/** An id of a row, in a query. */
export const idField = z.coerce.number().int().min(1).max(LARGEST_ID);

/** How a person is called in the history. */
export function personName({ state: { user } }: AdminContext): string {
  const name = [user?.firstname, user?.lastname].filter(Boolean).join(' ');
  return name || user?.email || 'an administrator';
}
