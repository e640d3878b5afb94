import type { Core } from '@strapi/strapi';

import type { TaskCode } from '../contracts/errors';
import type { Run, RunCounts, RunDetails, RunErrorGroup } from '../contracts/runs';
import type { TaskStatus } from '../contracts/tasks';
import type { RunResult, RunRow } from '../models/runs';
import { tasksModel } from '../models/tasks';

/** How old an answer about a run that is under way may be at the most. Milliseconds. */
const CACHE_MS = 1000;

/** Counting takes a tenth of the time at the most, whoever asks how often. */
const CACHE_PER_COUNT = 10;

/** The stretch over which the rate is measured. Milliseconds. */
const WINDOW_MS = 60_000;

const EMPTY: RunCounts = {
  total: 0,
  queued: 0,
  running: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  cancelled: 0,
};

/** How far runs have come. */
export interface Progress {
  /** At most a second old. */
  of(run: RunRow): Promise<Run>;
  /** Counted now. */
  count(runId: number): Promise<RunResult>;
  /** What failed, what was skipped and what is tried again, by cause. */
  causes(runId: number): Promise<Pick<RunDetails, 'errors' | 'skips' | 'waits'>>;
}

type Group = RunErrorGroup & { status: TaskStatus };

/** How many of a run's tasks had ended at some moment. */
interface Sample {
  at: number;
  ended: number;
}

const endedIn = ({ done, skipped, failed, cancelled }: RunCounts): number =>
  done + skipped + failed + cancelled;

/** Seconds until the rest is done at the rate of the last minute; `null` where nobody can tell. */
export function secondsLeft(samples: readonly Sample[], open: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || open === 0 || last.ended <= first.ended) return null;
  return Math.ceil((open * (last.at - first.at)) / (last.ended - first.ended) / 1000);
}

const iso = (value: Date | string) => new Date(value).toISOString();

export function createProgress(strapi: Core.Strapi): Progress {
  const cached = new Map<number, { until: number; result: Promise<RunResult> }>();
  const samples = new Map<number, Sample[]>();
  const tasksOf = (runId: number) =>
    strapi.db.getConnection(tasksModel.tableName).where('run_id', runId);

  const count = async (runId: number): Promise<RunResult> => {
    const rows = await tasksOf(runId)
      .groupBy('status')
      .select('status')
      .count({ count: '*' })
      .sum<{ status: TaskStatus; count: unknown; credits: unknown }[]>({ credits: 'credits' });
    const counts = { ...EMPTY };
    let creditsUsed = 0;
    for (const row of rows) {
      counts[row.status] = Number(row.count);
      counts.total += Number(row.count);
      creditsUsed += Number(row.credits ?? 0);
    }
    return { counts, creditsUsed };
  };

  /** By status and cause, most first, each with what one of them says. */
  const groupsOf = async (tasks: ReturnType<typeof tasksOf>): Promise<Group[]> => {
    const groups = await tasks
      .groupBy('status', 'code')
      .select('status', 'code')
      .count({ count: '*' })
      .max<{ status: TaskStatus; code: TaskCode; count: unknown; example: number }[]>({
        example: 'id',
      });
    if (groups.length === 0) return [];
    const examples = await strapi.db
      .getConnection(tasksModel.tableName)
      .whereIn(
        'id',
        groups.map(({ example }) => example),
      )
      .select<{ id: number; message: string | null }[]>('id', 'message');
    const sentences = new Map(examples.map(({ id, message }) => [id, message ?? '']));
    return groups
      .map(({ status, code, count: n, example }) => ({
        status,
        code,
        count: Number(n),
        message: sentences.get(example) ?? '',
      }))
      .sort((a, b) => b.count - a.count);
  };

  const recent = (runId: number): Promise<RunResult> => {
    const now = Date.now();
    const known = cached.get(runId);
    if (known && known.until > now) return known.result;
    const result = count(runId);
    cached.set(runId, { until: now + CACHE_MS, result });
    result.then(
      () => {
        const ended = Date.now();
        const until = ended + Math.min(CACHE_MS, (ended - now) * CACHE_PER_COUNT);
        cached.set(runId, { until, result });
      },
      () => cached.delete(runId),
    );
    return result;
  };

  const measure = (runId: number, counts: RunCounts): number | null => {
    const now = Date.now();
    const kept = (samples.get(runId) ?? []).filter(({ at }) => at > now - WINDOW_MS);
    const ended = endedIn(counts);
    if (now - (kept.at(-1)?.at ?? 0) >= CACHE_MS) kept.push({ at: now, ended });
    samples.set(runId, kept);
    return secondsLeft(kept, counts.queued + counts.running);
  };

  return {
    count,

    async of(run) {
      const { counts, creditsUsed } = run.result ?? (await recent(run.id));
      if (run.result) {
        cached.delete(run.id);
        samples.delete(run.id);
      }
      return {
        id: run.id,
        status: run.status,
        ...(run.status === 'paused' && run.pausedReason ? { pausedReason: run.pausedReason } : {}),
        ...(run.status === 'paused' && run.pausedCode ? { pausedCode: run.pausedCode } : {}),
        counts,
        credits: { estimated: run.estimatedCredits, used: creditsUsed },
        etaSeconds: run.status === 'running' ? measure(run.id, counts) : null,
        filter: run.filter,
        options: run.options,
        startedBy: run.startedBy,
        createdAt: iso(run.createdAt),
        ...(run.startedAt ? { startedAt: iso(run.startedAt) } : {}),
        ...(run.finishedAt ? { finishedAt: iso(run.finishedAt) } : {}),
      };
    },

    async causes(runId) {
      const ended = await groupsOf(tasksOf(runId).whereIn('status', ['failed', 'skipped']));
      // By the index of what is due: those that have never failed were due when they came.
      const later = tasksOf(runId)
        .where('status', 'queued')
        .where('next_attempt_at', '>', new Date())
        .whereNotNull('code');
      const waiting = await groupsOf(later);
      const of = (wanted: TaskStatus) =>
        [...ended, ...waiting]
          .filter(({ status }) => status === wanted)
          .map(({ code, count: n, message }) => ({ code, count: n, message }));
      return { errors: of('failed'), skips: of('skipped'), waits: of('queued') };
    },
  };
}
