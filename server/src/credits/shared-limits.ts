import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';
import pLimit from 'p-limit';

import { LIMITS_UID, type LimitRow } from '../models/limits';
import { isUniqueViolation, table } from '../models/table';
import { write } from '../models/transaction';
import type { WindowStore } from './limits';
import { NOTHING, type Windows } from './windows';

/** After somebody else was faster, at the most. Milliseconds. */
const LONGEST_PAUSE_MS = 20;

/** Every try but one is somebody else's success: whoever fails so often is not just unlucky. */
const TRIES = 200;

/** Milliseconds since 1970, by the database's own clock. */
const NOW: Record<string, string> = {
  postgres: 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)',
  mysql: 'CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)',
  sqlite: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
};

interface Read {
  row: LimitRow | null;
  now: number;
}

const windowsOf = (row: LimitRow | null): Windows =>
  row === null
    ? NOTHING
    : {
        counted: row.counted.flatMap(([moment, requests]) =>
          Array.from({ length: requests }, () => moment),
        ),
        closedUntil: Number(row.closedUntil),
      };

/** Requests of the same moment stand together: a burst of a thousand is a few numbers. */
function packed(counted: readonly number[]): LimitRow['counted'] {
  const pairs: LimitRow['counted'] = [];
  for (const moment of counted) {
    const last = pairs.at(-1);
    if (last?.[0] === moment) last[1] += 1;
    else pairs.push([moment, 1]);
  }
  return pairs;
}

/**
 * One vendor's windows in a row of the database, for all instances and by its clock, which is one
 * for all. A change is written where nobody has changed the row since it was read.
 */
export function createSharedStore(strapi: Core.Strapi, provider: string): WindowStore {
  const rows = () => table<LimitRow>(strapi, LIMITS_UID);
  // Of this process one at a time, so that only instances come in each other's way.
  const inTurn = pLimit(1);
  /** How far the database's clock is ahead of ours. */
  let ahead = 0;

  const read = async (): Promise<Read> => {
    const row = await rows().findOne({ where: { provider } });
    const asked = Date.now();
    const clock = NOW[strapi.db.dialect.client] ?? NOW['sqlite'] ?? '';
    const answer: { now: number | string }[] = await strapi.db.connection.select(
      strapi.db.connection.raw(`${clock} AS now`),
    );
    const now = Number(answer[0]?.now);
    // By what it is ahead at the most: what is thought too late only costs a little time.
    ahead = now - asked;
    return { row, now };
  };

  /** @returns whether it was still as it was read */
  const store = async (row: LimitRow | null, windows: Windows): Promise<boolean> => {
    const data = {
      version: (row?.version ?? 0) + 1,
      counted: packed(windows.counted),
      closedUntil: String(windows.closedUntil),
    };
    try {
      return await write(strapi, async () => {
        if (row === null) {
          await rows().createMany({ data: [{ provider, ...data }] });
          return true;
        }
        const where = { id: row.id, version: row.version };
        return (await rows().updateMany({ where, data })).count === 1;
      });
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  };

  return {
    change: (change) =>
      inTurn(async () => {
        for (let left = TRIES; left > 0; left -= 1) {
          const { row, now } = await read();
          const known = windowsOf(row);
          const { windows = known, result } = change(known, now);
          if (windows === known || (await store(row, windows))) return result;
          await sleep(Math.random() * LONGEST_PAUSE_MS);
        }
        throw new Error(`the limit of ${provider} could not be counted`);
      }),
    momentOf: (at) => at + ahead,
  };
}
