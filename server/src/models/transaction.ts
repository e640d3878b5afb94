import type { Core } from '@strapi/strapi';

import { createSharedCommit, type OnCommit } from './shared-commit';

const shared = new WeakMap<Core.Strapi, ReturnType<typeof createSharedCommit>>();

function sharedCommitOf(strapi: Core.Strapi): ReturnType<typeof createSharedCommit> {
  const existing = shared.get(strapi);
  if (existing) return existing;
  const created = createSharedCommit(strapi);
  shared.set(strapi, created);
  return created;
}

const mayShare = ({ db }: Core.Strapi): boolean =>
  db.dialect.client === 'sqlite' && !db.inTransaction();

/**
 * Runs `work` in a transaction, the caller's own where there is one. Queries through
 * `strapi.db.query` join it by themselves. It must wait for nothing but the database.
 *
 * @param work `onCommit` takes what is to be done once the transaction is committed; it is never
 *   done if that is rolled back
 */
export const transaction = <T>(
  strapi: Core.Strapi,
  work: (onCommit: OnCommit) => T | Promise<T>,
): Promise<T> =>
  mayShare(strapi)
    ? sharedCommitOf(strapi)(work, { statements: 'many' })
    : (strapi.db.transaction(async (context) =>
        work((context as unknown as { onCommit: OnCommit }).onCommit),
      ) as Promise<T>);

/**
 * For a single statement, which needs no transaction to be atomic: on SQLite it shares one with
 * others that are to be written at the same moment.
 */
export const write = <T>(strapi: Core.Strapi, statement: () => Promise<T>): Promise<T> =>
  mayShare(strapi) ? sharedCommitOf(strapi)(statement, { statements: 'one' }) : statement();

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
  // The others undo a statement that fails, and nothing else.
  if (strapi.db.dialect.client !== 'postgres' || !strapi.db.inTransaction()) return work();
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
