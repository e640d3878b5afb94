import type { Core } from '@strapi/strapi';

import type { CreditsOverTime } from '../contracts/overview';
import { spendModel } from '../models/spend';

/** How far back is looked. */
const PERIODS = { day: 30, month: 12 } as const;

/** A stretch of time with its name. */
interface Period {
  name: string;
  begins: Date;
}

/** The days or months up to this moment, in UTC, the oldest first. */
export function periodsUntil(now: Date, by: CreditsOverTime['by']): Period[] {
  const count = PERIODS[by];
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return Array.from({ length: count }, (_none, index) => {
    const back = count - 1 - index;
    const begins =
      by === 'day' ? Date.UTC(year, month, day - back) : Date.UTC(year, month - back, 1);
    const name = new Date(begins).toISOString().slice(0, by === 'day' ? 10 : 7);
    return { name, begins: new Date(begins) };
  });
}

interface Sum {
  slot: unknown;
  provider: string;
  total: unknown;
}

/**
 * What was paid in each of the last days or months.
 *
 * One statement with a part for each of them: every database compares moments alike, but each has
 * a function of its own for the day of a moment, and a time zone of its own to tell it in.
 */
export async function creditsOverTime(
  strapi: Core.Strapi,
  by: CreditsOverTime['by'],
  now = new Date(),
): Promise<CreditsOverTime> {
  const periods = periodsUntil(now, by);
  const parts = periods.map(({ begins }, slot) => {
    const query = strapi.db
      .getConnection(spendModel.tableName)
      .select('provider', strapi.db.connection.raw(`${slot} as slot`))
      .where('at', '>=', begins)
      .where('credits', '>', 0)
      .groupBy('provider')
      .sum({ total: 'credits' });
    const next = periods[slot + 1];
    return next ? query.where('at', '<', next.begins) : query;
  });
  const sums = (await strapi.db.connection.unionAll(parts)) as Sum[];
  const spent: Record<string, number[]> = {};
  for (const { slot, provider, total } of sums) {
    const amounts = (spent[provider] ??= periods.map(() => 0));
    amounts[Number(slot)] = Number(total);
  }
  return { by, periods: periods.map(({ name }) => name), spent };
}
