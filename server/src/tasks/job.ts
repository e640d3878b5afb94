import type { DescribeJob } from '../describe/types';
import type { TaskRow } from '../models/tasks';
import { mayRetry } from './retry';
import type { TaskStore } from './store';

/** A task as what is to be described. */
export async function jobOf(
  { tasks }: { tasks: TaskStore },
  task: TaskRow,
  {
    signal,
    once,
    atVendor = (call) => call(),
  }: { signal: AbortSignal; once: boolean; atVendor?: DescribeJob['atVendor'] },
): Promise<DescribeJob> {
  const arrival = await tasks.latestArrival(task.assetId);
  return {
    taskId: task.id,
    runId: task.runId,
    assetId: task.assetId,
    trigger: task.trigger,
    mode: task.mode,
    request: task.request ?? {},
    capture: task.capture ?? arrival?.capture ?? null,
    signal,
    sharesRunWith: async (taskId) =>
      task.runId !== null && (await tasks.find(taskId))?.runId === task.runId,
    reserve: (fingerprint) => tasks.reserve(task, fingerprint),
    lastAttempt: (code) => once || !mayRetry(code, task.attempts),
    replaced: arrival?.trigger === 'replace' && arrival.id > task.id,
    replacedSince: () => tasks.replacedSince(task),
    atVendor,
  };
}
