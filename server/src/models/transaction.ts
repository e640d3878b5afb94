import type { Core } from '@strapi/strapi';

/** Called once the transaction is committed; never if it is rolled back. */
type OnCommit = (callback: () => void) => void;

/**
 * Runs `work` in a transaction, the caller's own where there is one. Queries through
 * `strapi.db.query` join it by themselves.
 */
export const transaction = <T>(
  strapi: Core.Strapi,
  work: (onCommit: OnCommit) => T | Promise<T>,
): Promise<T> =>
  strapi.db.transaction(async (context) =>
    work((context as unknown as { onCommit: OnCommit }).onCommit),
  ) as Promise<T>;
