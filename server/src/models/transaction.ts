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

/** What ties a query of `strapi.db.getConnection` to a transaction. */
export type Transaction = Parameters<
  ReturnType<Core.Strapi['db']['getConnection']>['transacting']
>[0];

/** The same for queries that go past `strapi.db.query`: each has to be told of the transaction. */
export const rawTransaction = <T>(
  strapi: Core.Strapi,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> => strapi.db.transaction(async ({ trx }) => work(trx as Transaction)) as Promise<T>;
