import type { Core } from '@strapi/strapi';

import { table } from '../models/table';
import { write } from '../models/transaction';
import { SPEND_UID, spendModel, type DescribedText, type SpendRow } from '../models/spend';

/** What one call brought and cost. */
export interface Answer {
  /** `null` for a page. */
  assetId: number | null;
  taskId: number | null;
  provider: string;
  model: string | null;
  fingerprint: string;
  /** By BCP-47 code. */
  texts: Record<string, DescribedText>;
  credits: number;
  /** The answer cannot be used: it is kept for its cost only. */
  rejected: boolean;
}

/** The receipts of all answers that were paid for: what they cost and what they said. */
export interface Ledger {
  /** Keeps an answer; to be called before anything else is done with it. */
  record(answer: Answer): Promise<void>;
  /** What a task has paid for already, by language: a restart goes on from there. */
  paidBy(taskId: number): Promise<Map<string, SpendRow>>;
  /** The newest answers for the same bytes that no person has turned down, by language. */
  known(fingerprint: string, locales: readonly string[]): Promise<Map<string, SpendRow>>;
  /** The newest answer about a page of which exactly this was sent. */
  knownPage(fingerprint: string, locale: string): Promise<SpendRow | null>;
  /** Credits since the first day of this month, UTC. */
  usedThisMonth(provider: string): Promise<number>;
  /** The same for every provider that was paid this month, in one query. */
  usedByProvider(): Promise<Record<string, number>>;
  /**
   * What a month usually costs, by provider: the mean of those of the last three whole months that
   * cost anything.
   */
  usualMonths(): Promise<Record<string, number>>;
  /** Credits that one task has cost so far. */
  usedByTask(taskId: number): Promise<number>;
}

/** The first moment of the month, UTC: when budgets begin anew. */
export const startOfMonth = (now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));

/** So many whole months say what is usual. */
const USUAL_MONTHS = 3;

/** The first moment of the month that was so many months before this one. */
const monthsAgo = (months: number): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
};

/** The newest receipt of each language; one that holds a caption only completes the one before. */
function byLocale(rows: readonly SpendRow[]): Map<string, SpendRow> {
  const newest = new Map<string, SpendRow>();
  for (const row of rows) {
    const before = newest.get(row.locale);
    const completes = row.description.alternativeText === null && before?.provider === row.provider;
    newest.set(
      row.locale,
      completes
        ? { ...before, description: { ...before.description, caption: row.description.caption } }
        : row,
    );
  }
  return newest;
}

export function createLedger(strapi: Core.Strapi): Ledger {
  const spend = () => table<SpendRow>(strapi, SPEND_UID);
  const spentBy = (column: string, value: string | number) =>
    strapi.db.getConnection(spendModel.tableName).where(column, value);
  const total = async (query: ReturnType<typeof spentBy>): Promise<number> => {
    const rows = await query.sum<{ total: unknown }[]>({ total: 'credits' });
    return Number(rows[0]?.total ?? 0);
  };

  /** Credits by provider, from one moment on and before another. */
  const usedFrom = async (from: Date, before?: Date): Promise<Record<string, number>> => {
    const since = strapi.db.getConnection(spendModel.tableName).where('at', '>=', from);
    const rows = await (before ? since.where('at', '<', before) : since)
      .select('provider')
      .groupBy('provider')
      .sum<{ provider: string; total: unknown }[]>({ total: 'credits' });
    return Object.fromEntries(rows.map(({ provider, total }) => [provider, Number(total ?? 0)]));
  };

  return {
    async record({ texts, credits, ...answer }) {
      const at = new Date();
      const rows = Object.entries(texts).map(([locale, description], index) => ({
        ...answer,
        locale,
        description,
        // One answer in several languages: its cost stands once, on its first row.
        credits: index === 0 ? credits : 0,
        at,
      }));
      if (rows.length > 0) await write(strapi, () => spend().createMany({ data: rows }));
    },
    async paidBy(taskId) {
      return byLocale(
        await spend().findMany({ where: { taskId, rejected: false }, orderBy: { id: 'asc' } }),
      );
    },
    async known(fingerprint, locales) {
      if (locales.length === 0) return new Map();
      const where = { fingerprint, locale: { $in: locales }, rejected: false };
      return byLocale(await spend().findMany({ where, orderBy: { id: 'asc' } }));
    },
    async knownPage(fingerprint, locale) {
      const where = { fingerprint, locale, rejected: false };
      return spend().findOne({ where, orderBy: { id: 'desc' } });
    },
    usedThisMonth: (provider) =>
      total(spentBy('provider', provider).where('at', '>=', startOfMonth(new Date()))),
    usedByProvider: () => usedFrom(startOfMonth(new Date())),
    async usualMonths() {
      const months = await Promise.all(
        Array.from({ length: USUAL_MONTHS }, (_none, index) =>
          usedFrom(monthsAgo(index + 1), monthsAgo(index)),
        ),
      );
      const ids = [...new Set(months.flatMap((month) => Object.keys(month)))];
      return Object.fromEntries(
        ids.flatMap((id) => {
          const spent = months.map((month) => month[id] ?? 0).filter((credits) => credits > 0);
          const sum = spent.reduce((all, credits) => all + credits, 0);
          return spent.length === 0 ? [] : [[id, sum / spent.length]];
        }),
      );
    },
    usedByTask: (taskId) => total(spentBy('task_id', taskId)),
  };
}
