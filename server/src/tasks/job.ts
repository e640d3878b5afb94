import type { DescribeJob } from '../describe/types';
import type { TaskRow } from '../models/tasks';
import { mayRetry } from './retry';
import type { TaskStore } from './store';

/** A task as what is to be described. */
export async function jobOf(
  { tasks }: { tasks: TaskStore },
  task: TaskRow,
  { signal, once }: { signal: AbortSignal; once: boolean },
): Promise<DescribeJob> {
  return {
    taskId: task.id,
    runId: task.runId,
    assetId: task.assetId,
    trigger: task.trigger,
    mode: task.mode,
    request: task.request ?? {},
    capture: task.capture ?? (await tasks.latestCapture(task.assetId)),
    signal,
    reserve: (fingerprint) => tasks.reserve(task, fingerprint),
    lastAttempt: (code) => once || !mayRetry(code, task.attempts),
    replacedSince: () => tasks.replacedSince(task),
  };
}
