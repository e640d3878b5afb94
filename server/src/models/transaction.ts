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

/**
 * Does what the database may refuse. After a refusal PostgreSQL takes no more statements in the
 * same transaction: inside of somebody's, a savepoint keeps it going.
 */
export async function attempt<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> {
  if (!strapi.db.inTransaction()) return work();
  const outcome = await rawTransaction(strapi, async (trx) => {
    await trx.raw('SAVEPOINT alt_text_attempt');
    try {
      const value = await work();
      await trx.raw('RELEASE SAVEPOINT alt_text_attempt');
      return { value };
    } catch (error) {
      await trx.raw('ROLLBACK TO SAVEPOINT alt_text_attempt');
      return { error };
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
