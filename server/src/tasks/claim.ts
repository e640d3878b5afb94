import type { Core } from '@strapi/strapi';

import { table, type Where } from '../models/table';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import type { DueTasks } from './due';
import { GATHERING, leaseFromNow } from './rows';

/** How often it looks for the tasks of dead workers. Milliseconds. */
const LOOK_FOR_ORPHANS_MS = 1000;

/** Takes tasks that are due, or whose worker is dead: at most so many. */
export type Claim = (owner: string, limit: number) => Promise<TaskRow[]>;

/**
 * By somebody else: this one may have been too busy to renew its leases, but it lives. What was
 * being gathered for a batch goes back as it is, to be gathered again.
 */
const abandoned = (owner: string): Where => ({
  status: 'running',
  $and: [{ leaseOwner: { $ne: owner } }, { $not: { leaseOwner: { $startsWith: GATHERING } } }],
});

export function createClaim(strapi: Core.Strapi, due: DueTasks): Claim {
  const tasks = () => table<TaskRow>(strapi, TASKS_UID);
  let lookedForOrphans = 0;

  const orphans = async (owner: string, limit: number): Promise<TaskRow[]> => {
    if (Date.now() - lookedForOrphans < LOOK_FOR_ORPHANS_MS) return [];
    lookedForOrphans = Date.now();
    return tasks().findMany({
      where: { ...abandoned(owner), leaseUntil: { $lt: new Date() } },
      orderBy: [{ priority: 'asc' }, { id: 'asc' }],
      limit,
    });
  };

  /** One UPDATE decides who gets them; of two workers, the second finds the condition untrue. */
  const take = async (
    rows: readonly TaskRow[],
    owner: string,
    condition: Where,
  ): Promise<TaskRow[]> => {
    const [first] = rows;
    if (!first) return [];
    const data = {
      status: 'running' as const,
      leaseOwner: owner,
      leaseUntil: leaseFromNow(),
      attempts: first.attempts + 1,
    };
    const ids = { $in: rows.map(({ id }) => id) };
    const { count } = await tasks().updateMany({ where: { id: ids, ...condition }, data });
    if (count === rows.length) return rows.map((row) => ({ ...row, ...data }));
    if (count === 0) return [];
    // Somebody else has taken a part of them.
    return tasks().findMany({ where: { id: ids, status: 'running', leaseOwner: owner } });
  };

  return async (owner, limit) => {
    const now = new Date();
    const left = await orphans(owner, limit);
    const claimed = await takeAlike(left, (rows) =>
      take(rows, owner, { ...abandoned(owner), leaseUntil: { $lt: now } }),
    );
    if (claimed.length >= limit) return claimed;
    const waiting = await due.next(limit - claimed.length);
    const taken = await takeAlike(waiting, (rows) =>
      take(rows, owner, { status: 'queued', nextAttemptAt: { $lte: now } }),
    );
    return [...claimed, ...taken];
  };
}

/** One statement for all that were tried equally often: nearly always one for all. */
async function takeAlike(
  rows: readonly TaskRow[],
  take: (rows: TaskRow[]) => Promise<TaskRow[]>,
): Promise<TaskRow[]> {
  const groups = new Map<number, TaskRow[]>();
  for (const row of rows) groups.set(row.attempts, [...(groups.get(row.attempts) ?? []), row]);
  const taken: TaskRow[] = [];
  for (const group of groups.values()) taken.push(...(await take(group)));
  const order = new Map(rows.map(({ id }, index) => [id, index]));
  return taken.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
