import type { Run } from '../../../../server/src/contracts/runs';

const OVER: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** Nothing more will change by itself. */
export const isOver = ({ status, counts }: Run): boolean =>
  OVER.has(status) && counts.queued + counts.running === 0;

/** Images that nothing more is done about. */
export const endedOf = ({ counts: { done, skipped, failed, cancelled } }: Run): number =>
  done + skipped + failed + cancelled;

/** How much of it has ended, of a hundred; never a hundred before it has. */
export function percentOf(run: Run): number {
  const { total } = run.counts;
  if (isOver(run)) return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((endedOf(run) * 100) / total));
}

/** Images a minute, from what the server has measured; `null` while it has not. */
export function ratePerMinute({ counts, etaSeconds }: Run): number | null {
  if (etaSeconds === null || etaSeconds <= 0) return null;
  const rate = ((counts.queued + counts.running) * 60) / etaSeconds;
  return rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate);
}

/** What a person may do with a run as it stands. */
export function stepsOf({ status, counts, options }: Run) {
  const isOpen = status === 'queued' || status === 'running';
  const retried = status === 'running' || status === 'partial' || status === 'failed';
  return {
    pause: isOpen,
    resume: status === 'paused',
    cancel: isOpen || status === 'paused',
    retry: counts.failed > 0 && (retried || status === 'paused'),
    undo: !isOpen && !options.dryRun && (counts.done > 0 || options.importedFrom !== undefined),
  };
}

export interface RoughTime {
  unit: 'soon' | 'minutes' | 'hours' | 'days';
  count: number;
}

/** As precisely as somebody who waits wants to know. */
export function roughTime(seconds: number): RoughTime {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return { unit: 'soon', count: 0 };
  if (minutes < 90) return { unit: 'minutes', count: minutes };
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.round(hours / 24) };
}

/** Between two announcements of how far a run has come. Milliseconds. */
const QUIET_MS = 20_000;

/** What was last said aloud of a run. */
export interface Announced {
  at: number;
  status: Run['status'];
  percent: number;
}

/** Whether to say aloud how a run stands: at once where its status is another, else now and then. */
export function isNews(last: Announced, now: Announced): boolean {
  if (last.status !== now.status) return true;
  return now.percent !== last.percent && now.at - last.at >= QUIET_MS;
}
