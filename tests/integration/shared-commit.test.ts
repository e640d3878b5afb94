import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertOne, table } from '../../server/src/models/table';
import { TEXTS_UID, type TextRow } from '../../server/src/models/texts';
import { transaction, write } from '../../server/src/models/transaction';
import { startStrapi, type RunningStrapi } from '../support/strapi';

/** Rows of assets that are not there: only these tests look at them. */
const row = (assetId: number) => ({ assetId, locale: 'en', version: 1 });

describe('what is written at the same moment', () => {
  let app: RunningStrapi;
  let commits = 0;

  beforeAll(async () => {
    app = await startStrapi({ plugin: {} });
    app.strapi.db.connection.on('query', ({ sql }: { sql: string }) => {
      if (/^commit/i.test(sql)) commits += 1;
    });
  });
  afterAll(() => app.stop());

  const texts = () => table<TextRow>(app.strapi, TEXTS_UID);
  const insert = (assetId: number) => insertOne(texts(), row(assetId));
  const written = async (...ids: number[]) =>
    (await texts().findMany({ where: { assetId: { $in: ids } }, orderBy: { assetId: 'asc' } })).map(
      ({ assetId }) => assetId,
    );
  const isSqlite = () => app.strapi.db.dialect.client === 'sqlite';

  it('shares one commit on SQLite', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => 1_000_000 + index);
    commits = 0;
    await Promise.all(ids.map((id) => write(app.strapi, () => insert(id))));
    expect(await written(...ids)).toEqual(ids);
    if (isSqlite()) expect(commits).toBeLessThanOrEqual(2);
  });

  it('stands although the work beside it fails, which leaves nothing', async () => {
    const told: number[] = [];
    const outcomes = await Promise.allSettled([
      transaction(app.strapi, async (onCommit) => {
        onCommit(() => told.push(1));
        await insert(2_000_001);
        return 'first';
      }),
      transaction(app.strapi, async (onCommit) => {
        onCommit(() => told.push(2));
        await insert(2_000_002);
        throw new Error('second thoughts');
      }),
      write(app.strapi, async () => {
        // The same asset and language again: a unique index refuses it.
        await insert(2_000_001);
      }),
      transaction(app.strapi, async (onCommit) => {
        onCommit(() => told.push(4));
        return insert(2_000_004);
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[1]).toMatchObject({ reason: { message: 'second thoughts' } });
    expect(await written(2_000_001, 2_000_002, 2_000_004)).toEqual([2_000_001, 2_000_004]);
    expect(told.sort()).toEqual([1, 4]);
  });

  it('is committed before anybody is told', async () => {
    let seen: number[] | undefined;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        written(3_000_001)
          .then((ids) => {
            seen = ids;
            resolve();
          })
          .catch(reject);
      };
      transaction(app.strapi, async (onCommit) => {
        onCommit(look);
        await insert(3_000_001);
      }).catch(reject);
    });
    expect(seen).toEqual([3_000_001]);
  });

  it('joins the transaction of whoever asks, and ends as that does', async () => {
    const failing = app.strapi.db.transaction(async () => {
      await transaction(app.strapi, () => insert(4_000_001));
      await write(app.strapi, () => insert(4_000_002));
      throw new Error('all of it');
    });
    await expect(failing).rejects.toThrow('all of it');
    expect(await written(4_000_001, 4_000_002)).toEqual([]);
  });
});
