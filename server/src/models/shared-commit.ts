import { AsyncResource } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';

/** What is done once everything is on the disk. */
export type OnCommit = (callback: () => void) => void;

type Work<T> = (onCommit: OnCommit) => T | Promise<T>;

/** The transaction that is shared. */
interface Shared {
  raw(sql: string): PromiseLike<unknown>;
}

/** One that waits to write: it works in the transaction it is given, and is told how that ended. */
interface Member {
  /** Never throws for the work's own failure. @returns what is to be done after the commit */
  work(shared: Shared, alone: boolean): Promise<() => void>;
  reject(error: unknown): void;
}

/** So many at the most share a commit: whoever else writes waits for them. */
const MOST = 32;

const SAVEPOINT = 'alt_text_shared';

/**
 * Runs works that are asked for at the same moment in one transaction, one after the other. Each
 * is atomic by a savepoint of its own, and its promise is kept when all are committed. For SQLite:
 * it writes one transaction at a time, and each of them makes the whole process wait for the disk.
 */
export function createSharedCommit(
  strapi: Core.Strapi,
): <T>(work: Work<T>, of: { statements: 'one' | 'many' }) => Promise<T> {
  const waiting: Member[] = [];
  let flushing = false;

  const commitTogether = async (members: readonly Member[]): Promise<void> => {
    const afterwards: (() => void)[] = [];
    try {
      await strapi.db.transaction(async ({ trx }) => {
        const shared = trx as Shared;
        for (const member of members) {
          afterwards.push(await member.work(shared, members.length === 1));
        }
      });
    } catch (error) {
      for (const member of members) member.reject(error);
      return;
    }
    for (const after of afterwards) after();
  };

  /** What somebody does afterwards is not the others' trouble. */
  const tell = (callback: () => void): void => {
    try {
      callback();
    } catch (error) {
      strapi.log.error(`[alt-text] after a commit: ${messageOf(error)}`);
    }
  };

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) await commitTogether(waiting.splice(0, MOST));
    flushing = false;
  };

  // Not in the context of whoever asks first: it may be a request, and others are served as well.
  const flushSoon = AsyncResource.bind(() => {
    setImmediate(() => void flush());
  });

  return <T>(work: Work<T>, { statements }: { statements: 'one' | 'many' }) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({
        reject,
        async work(shared, alone) {
          const callbacks: (() => void)[] = [];
          // One statement that fails changes nothing: it needs no savepoint.
          const atomic = alone || statements === 'one';
          if (!atomic) await shared.raw(`SAVEPOINT ${SAVEPOINT}`);
          try {
            const value = await work((callback) => callbacks.push(callback));
            if (!atomic) await shared.raw(`RELEASE ${SAVEPOINT}`);
            return () => {
              resolve(value);
              for (const callback of callbacks) tell(callback);
            };
          } catch (error) {
            if (alone) throw error;
            if (!atomic) {
              await shared.raw(`ROLLBACK TO ${SAVEPOINT}`);
              await shared.raw(`RELEASE ${SAVEPOINT}`);
            }
            return () => {
              reject(error instanceof Error ? error : new Error(String(error)));
            };
          }
        },
      });
      if (flushing) return;
      flushing = true;
      flushSoon();
    });
}
