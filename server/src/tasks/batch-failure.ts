import { messageOf, ProviderError } from '../errors';
import type { BatchRow } from '../models/batches';
import { table } from '../models/table';
import { TASKS_UID, type TaskRow } from '../models/tasks';
import { transaction } from '../models/transaction';
import type { BatchDeps } from './batch-deps';
import { stopsRun } from './run-gate';

/** After a failure that passes. Milliseconds. */
const TRY_AGAIN_MS = 15_000;

/** After a failure that a person may have to see to. Milliseconds. */
const TRY_LATER_MS = 60_000;

export const DAY_MS = 24 * 60 * 60_000;

export const inMs = (ms: number) => new Date(Date.now() + ms);

/** A vendor that has not finished by then never will. */
export const isTooOld = ({ sentAt, createdAt }: BatchRow): boolean =>
  Date.now() - new Date(sentAt ?? createdAt).getTime() > DAY_MS;

/** The tasks that no other language keeps. */
async function freeTasks({ batches }: BatchDeps, batch: BatchRow): Promise<number[]> {
  const others = (await batches.unfinished(batch.provider)).filter(({ id }) => id !== batch.id);
  const waiting = new Set(others.flatMap(({ items }) => items.map(({ taskId }) => taskId)));
  return batch.items.map(({ taskId }) => taskId).filter((id) => !waiting.has(id));
}

/** What an image wants beyond this answer, it asks for alone. */
export async function letGo(deps: BatchDeps, batch: BatchRow): Promise<void> {
  await deps.holds.release(await freeTasks(deps, batch), { single: true });
}

/** @param after what is done with the tasks */
async function fail(
  deps: BatchDeps,
  batch: BatchRow,
  why: string,
  after: () => Promise<void>,
): Promise<void> {
  await transaction(deps.strapi, async () => {
    const over = { status: 'failed' as const, message: why, finishedAt: new Date(), dueAt: null };
    if (await deps.batches.update(batch, over)) await after();
  });
  deps.budgets.settleBatch(batch.provider, batch.id, 0);
}

/** The images go one by one instead. */
export async function giveUp(deps: BatchDeps, batch: BatchRow, why: string): Promise<void> {
  deps.strapi.log.warn(
    `[alt-text] batch ${batch.id} is given up: ${why}. Its images go one by one.`,
  );
  await fail(deps, batch, why, () => letGo(deps, batch));
}

/** Nothing was sent and nothing would be taken: the images wait with their runs for a person. */
async function handBack(deps: BatchDeps, batch: BatchRow, error: ProviderError): Promise<void> {
  const { code, message } = error;
  const paused = await pauseRunsOf(deps, batch, error);
  await fail(deps, batch, message, async () => {
    const free = await freeTasks(deps, batch);
    const inRuns = free.filter((id) => paused.has(id));
    await deps.holds.release(inRuns, { single: false, because: { code, message } });
    // Nobody steers those that belong to no run: they fail one by one, and say why.
    const others = free.filter((id) => !paused.has(id));
    await deps.holds.release(others, { single: true });
  });
}

/** Every other image of these runs would be refused alike. @returns their tasks in this batch */
async function pauseRunsOf(
  { strapi, gate }: BatchDeps,
  { items }: BatchRow,
  error: ProviderError,
): Promise<Set<number>> {
  const rows = await table<TaskRow>(strapi, TASKS_UID).findMany({
    where: { id: { $in: items.map(({ taskId }) => taskId) }, runId: { $notNull: true } },
    select: ['id', 'runId'],
  });
  for (const runId of new Set(rows.flatMap((row) => row.runId ?? []))) {
    await gate.pause(runId, error.code, error.message);
  }
  return new Set(rows.map(({ id }) => id));
}

/** A batch that could not be sent; or nobody knows whether it was. */
async function settleSending(
  deps: BatchDeps,
  batch: BatchRow,
  error: ProviderError,
): Promise<void> {
  const dueAt = inMs(error.retryAfterMs ?? TRY_AGAIN_MS);
  const refused = error.status !== undefined && error.status >= 400 && error.status < 500;
  const unsent = batch.status === 'waiting';
  // The vendor's history will tell.
  if (!unsent && !refused) await deps.batches.update(batch, { dueAt });
  else if (error.code === 'rate_limited' || (unsent && error.retryable)) {
    await deps.batches.update(batch, { status: 'waiting', dueAt });
  }
  // Of a budget of our own, what is left of it can still be used one by one.
  else if (stopsRun(error.code) && !error.notSent) await handBack(deps, batch, error);
  else await giveUp(deps, batch, error.message);
}

/** The vendor has it, or may have it: to send it anew would be to pay for it twice. */
async function settleAsking(deps: BatchDeps, batch: BatchRow, error: ProviderError): Promise<void> {
  if (isTooOld(batch)) return giveUp(deps, batch, error.message);
  if (stopsRun(error.code)) await pauseRunsOf(deps, batch, error);
  else if (batch.status === 'sent' && !error.retryable) return giveUp(deps, batch, error.message);
  const pause = error.retryable ? TRY_AGAIN_MS : TRY_LATER_MS;
  await deps.batches.update(batch, { dueAt: inMs(error.retryAfterMs ?? pause) });
}

/**
 * What a failure means for a batch that was to be sent, or that the vendor was asked about.
 *
 * @throws never for what the vendor did
 */
export async function settleFailure(
  deps: BatchDeps,
  batch: BatchRow,
  error: unknown,
  step: 'send' | 'ask',
): Promise<void> {
  if (error instanceof ProviderError) {
    return (step === 'send' ? settleSending : settleAsking)(deps, batch, error);
  }
  deps.strapi.log.error(`[alt-text] batch ${batch.id} will be tried again: ${messageOf(error)}`);
  await deps.batches.update(batch, { dueAt: inMs(TRY_AGAIN_MS) });
}
