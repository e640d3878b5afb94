import { describeAsset } from '../describe/describe';
import type { DescribeDeps, DescribeJob } from '../describe/types';
import { messageOf } from '../errors';
import type { TaskRow } from '../models/tasks';
import { findAsset } from '../texts/assets';
import { toFailure, type Failure } from './failure';
import { jobOf } from './job';
import { mayRetry, retryDelay } from './retry';
import { stopsRun, type RunGate } from './run-gate';
import type { TaskStore } from './store';

/** Before a task asks again whether the identical image is done: the older, the longer. */
const WAIT_FOR_IDENTICAL_MS = { shortest: 1000, longest: 15_000 };

export interface WorkDeps extends DescribeDeps {
  tasks: TaskStore;
  gate: RunGate;
}

export interface WorkOptions {
  /** Who holds the lease. */
  owner: string;
  signal: AbortSignal;
  /** A person is waiting for the answer: a failure is told at once, not tried again later. */
  once?: boolean;
  /** Whose turn it is to call a vendor; at once unless given. */
  atVendor?: DescribeJob['atVendor'];
}

/** Works on one task that this owner has taken, and writes down how it ended. Never throws. */
export type Perform = (task: TaskRow, options: WorkOptions) => Promise<Failure | null>;

export function createPerform(deps: WorkDeps): Perform {
  const { tasks, strapi } = deps;

  return async (task, { owner, signal, once = false, atVendor }) => {
    const began = Date.now();
    try {
      const outcome = await describeAsset(
        deps,
        await jobOf(deps, task, { signal, once, ...(atVendor ? { atVendor } : {}) }),
      );
      if (outcome.status === 'wait') {
        const { shortest, longest } = WAIT_FOR_IDENTICAL_MS;
        const age = began - new Date(task.createdAt).getTime();
        const delayMs = Math.min(longest, Math.max(shortest, age / 4));
        await tasks.postpone(task, owner, { delayMs, countsAsAttempt: false });
        return null;
      }
      const credits = await deps.ledger.usedByTask(task.id);
      await tasks.finish(task, owner, { ...outcome, credits, durationMs: Date.now() - began });
      return null;
    } catch (error) {
      return await settleFailure(task, error, began);
    }

    async function settleFailure(
      failed: TaskRow,
      error: unknown,
      startedAt: number,
    ): Promise<Failure | null> {
      try {
        if (signal.aborted) {
          await tasks.postpone(failed, owner, { delayMs: 0, countsAsAttempt: false });
          return null;
        }
        const asset = await findAsset(strapi, failed.assetId);
        const failure = toFailure(error, asset?.name ?? null);
        if (failure.code === 'internal') {
          strapi.log.error(
            `[alt-text] task ${failed.id} (asset ${failed.assetId}): ${error instanceof Error ? (error.stack ?? error.message) : messageOf(error)}`,
          );
        }
        if (failed.runId !== null && stopsRun(failure.code)) {
          // Every other image would fail the same way: the run waits for a person, with this one.
          await deps.gate.pause(failed.runId, failure.code, messageOf(error));
          await tasks.postpone(failed, owner, {
            delayMs: 0,
            countsAsAttempt: false,
            code: failure.code,
            message: failure.message,
          });
          return failure;
        }
        if (
          !once &&
          failure.retryable &&
          (failure.notSent || mayRetry(failure.code, failed.attempts))
        ) {
          await tasks.postpone(failed, owner, {
            delayMs: retryDelay(failed.attempts, failure.retryAfterMs, Math.random()),
            countsAsAttempt: !failure.notSent,
            code: failure.code,
            message: failure.message,
          });
          return failure;
        }
        const credits = await deps.ledger.usedByTask(failed.id);
        await tasks.finish(failed, owner, {
          status: 'failed',
          code: failure.code,
          message: failure.message,
          ...(failure.provider === undefined ? {} : { provider: failure.provider }),
          credits,
          durationMs: Date.now() - startedAt,
        });
        strapi.log.warn(
          `[alt-text] task ${failed.id} failed (${failure.code}): ${failure.message}`,
        );
        return failure;
      } catch (storeError) {
        // The database is away: the lease runs out, and the task is taken up again.
        strapi.log.error(
          `[alt-text] task ${failed.id} could not be settled, its lease will run out: ${messageOf(storeError)}`,
        );
        return null;
      }
    }
  };
}
