import type { Overview } from '../../../../server/src/contracts/overview';
import type { Run, RunFilter } from '../../../../server/src/contracts/runs';
import type { Site, SiteProvider } from '../../../../server/src/contracts/site';
import type { Task } from '../../../../server/src/contracts/tasks';
import type { TextState } from '../../../../server/src/contracts/texts';
import { countOf } from '../../components/states/shares';
import { foundByRule } from '../../components/quality/rules';

/** Something that a person can do next. */
export type Step =
  | { kind: 'provider' }
  | { kind: 'key'; provider: SiteProvider }
  | { kind: 'paused'; run: Run }
  /** Images that failed one after the other, with what the newest of them says. */
  | { kind: 'failing'; count: number; task: Task }
  | { kind: 'missing' | 'review' | 'severe' | 'stale'; count: number }
  | { kind: 'failed'; run: Run; count: number };

export interface Situation {
  overview: Overview;
  site: Site;
  /** The newest first. */
  tasks: readonly Task[];
  /** The newest first. */
  runs: readonly Run[];
}

const STATES_OF_A_RUN: readonly TextState[] = ['missing', 'stale'];

/** Whether a run is at work on all texts in this state. */
function isTakenCareOf(state: TextState, runs: readonly Run[]): boolean {
  const whole = ({ states, ...narrow }: RunFilter) =>
    Object.keys(narrow).length === 0 && (states ?? STATES_OF_A_RUN).includes(state);
  return runs.some(
    ({ status, filter, options }) =>
      (status === 'queued' || status === 'running') &&
      whole(filter) &&
      options.languages === undefined &&
      options.dryRun !== true,
  );
}

/** What failed outside of runs since the last time that it worked. */
function failuresOfLate(tasks: readonly Task[]): Task[] {
  const single = tasks.filter(({ runId, status }) => runId === null && status !== 'skipped');
  const worked = single.findIndex(({ status }) => status === 'done');
  const since = worked === -1 ? single : single.slice(0, worked);
  return since.filter(({ status }) => status === 'failed');
}

const OVER: readonly Run['status'][] = ['completed', 'partial', 'failed'];

/** The last run that has come to its end; one that only looked, or an import, tells nothing. */
const lastOver = (runs: readonly Run[]): Run | undefined =>
  runs.find(
    ({ status, options }) =>
      OVER.includes(status) && options.dryRun !== true && options.importedFrom === undefined,
  );

/** What to do next, the most useful first; nothing where all is done. */
export function nextSteps({ overview, site, tasks, runs }: Situation): Step[] {
  const steps: Step[] = [];
  if (site.providers.length === 0) steps.push({ kind: 'provider' });
  for (const provider of site.providers) {
    if (!provider.ready) steps.push({ kind: 'key', provider });
  }
  for (const run of overview.runs) {
    if (run.status === 'paused' && run.pausedReason !== undefined) {
      steps.push({ kind: 'paused', run });
    }
  }
  const failures = failuresOfLate(tasks);
  const [task] = failures;
  if (task) steps.push({ kind: 'failing', count: failures.length, task });

  const severe = foundByRule(overview.findingsByRule)
    .filter(({ severity }) => severity === 'severe')
    .reduce((sum, { count }) => sum + count, 0);
  const waiting = [
    { kind: 'missing', count: countOf(overview, 'missing') },
    { kind: 'review', count: countOf(overview, 'suggested') },
    { kind: 'severe', count: severe },
    { kind: 'stale', count: countOf(overview, 'stale') },
  ] as const;
  for (const step of waiting) {
    const underWay =
      (step.kind === 'missing' || step.kind === 'stale') && isTakenCareOf(step.kind, overview.runs);
    if (step.count > 0 && !underWay) steps.push(step);
  }

  const last = lastOver(runs);
  if (last && last.counts.failed > 0) {
    steps.push({ kind: 'failed', run: last, count: last.counts.failed });
  }
  return steps;
}
