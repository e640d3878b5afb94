import { describe, expect, it } from 'vitest';

import { nextSteps, type Situation } from '../../../../admin/src/pages/Overview/nextSteps';
import type { Run } from '../../../../server/src/contracts/runs';
import type { SiteProvider } from '../../../../server/src/contracts/site';
import type { Task, TaskStatus } from '../../../../server/src/contracts/tasks';
import type { TextState } from '../../../../server/src/contracts/texts';
import { TEXT_STATES } from '../../../../server/src/models/states';

const counts = (some: Partial<Record<TextState, number>> = {}) => ({
  ...(Object.fromEntries(TEXT_STATES.map((state) => [state, 0])) as Record<TextState, number>),
  human: 1,
  ...some,
});

const provider = (ready: boolean): SiteProvider => ({
  id: 'altframe',
  name: 'AltFrame',
  ready,
  languages: 'any',
  returns: ['alternativeText'],
});

const run = (id: number, part: Partial<Run>): Run => ({
  id,
  status: 'completed',
  counts: { total: 9, queued: 0, running: 0, done: 9, skipped: 0, failed: 0, cancelled: 0 },
  credits: { estimated: 0, used: 0 },
  etaSeconds: null,
  filter: {},
  options: {},
  startedBy: 'Ada',
  createdAt: '2026-11-20T10:00:00.000Z',
  ...part,
});

const failedIn = (id: number, failed: number, part: Partial<Run> = {}) =>
  run(id, { status: 'partial', counts: { ...run(id, {}).counts, failed }, ...part });

const task = (status: TaskStatus, runId: number | null = null): Task => ({
  id: 1,
  runId,
  assetId: 1,
  status,
  attempts: 1,
  credits: 0,
  createdAt: '2026-11-20T10:00:00.000Z',
  ...(status === 'failed' ? { code: 'unauthorized' as const } : {}),
});

interface Changes extends Partial<Omit<Situation, 'overview' | 'site'>> {
  coverage?: Partial<Record<TextState, number>>[];
  findings?: Situation['overview']['findingsByRule'];
  current?: Run[];
  providers?: SiteProvider[];
}

const stepsOf = ({ coverage = [{}], findings = {}, current = [], ...rest }: Changes) =>
  nextSteps({
    overview: {
      images: 9,
      coverage: Object.fromEntries(coverage.map((some, index) => [String(index), counts(some)])),
      findings: 0,
      findingsByRule: findings,
      credits: {},
      runs: current,
      countedAt: '2026-11-20T10:00:00.000Z',
    },
    site: {
      languages: ['en'],
      fields: { alternativeText: true, caption: true },
      maxLength: 125,
      onUpload: 'apply',
      embeddedMetadata: true,
      providers: rest.providers ?? [provider(true)],
    },
    tasks: rest.tasks ?? [],
    runs: rest.runs ?? [],
  });

const kinds = (changes: Changes) => stepsOf(changes).map(({ kind }) => kind);

describe('What to do next', () => {
  it('is nothing where all is done', () => {
    expect(kinds({})).toEqual([]);
  });

  it('begins with what stops everything, then what is most', () => {
    const paused = run(3, { status: 'paused', pausedReason: 'Empty.', filter: { folder: '/a' } });
    const all = stepsOf({
      providers: [provider(false)],
      coverage: [
        { missing: 2, suggested: 1 },
        { missing: 3, stale: 4 },
      ],
      findings: { refusal: 2, url: 1, 'too-long': 9 },
      current: [paused],
      tasks: [task('failed')],
      runs: [failedIn(2, 5)],
    });
    expect(all).toMatchObject([
      { kind: 'key', provider: { name: 'AltFrame' } },
      { kind: 'paused', run: { id: 3 } },
      { kind: 'failing', count: 1, task: { code: 'unauthorized' } },
      { kind: 'missing', count: 5 },
      { kind: 'review', count: 1 },
      { kind: 'severe', count: 3 },
      { kind: 'stale', count: 4 },
      { kind: 'failed', count: 5, run: { id: 2 } },
    ]);
    expect(kinds({ providers: [] })).toEqual(['provider']);
  });

  it('leaves out what a run is at work on, but not what a part of the library is', () => {
    const coverage = [{ missing: 2, stale: 1 }];
    expect(kinds({ coverage, current: [run(1, { status: 'running' })] })).toEqual([]);
    const states: TextState[] = ['missing'];
    const onlyMissing = run(1, { status: 'queued', filter: { states } });
    expect(kinds({ coverage, current: [onlyMissing] })).toEqual(['stale']);
    const folder = run(1, { status: 'running', filter: { folder: '/shop' } });
    const dry = run(2, { status: 'running', options: { dryRun: true } });
    const french = run(3, { status: 'running', options: { languages: ['fr'] } });
    const byHand = run(4, { status: 'paused' });
    expect(kinds({ coverage, current: [folder, dry, french, byHand] })).toEqual([
      'missing',
      'stale',
    ]);
  });

  it('forgets failures once it works again, and leaves those of a run to the run', () => {
    expect(kinds({ tasks: [task('done'), task('failed')] })).toEqual([]);
    expect(kinds({ tasks: [task('failed', 7), task('done')] })).toEqual([]);
    const tasks = [task('failed'), task('skipped'), task('queued'), task('failed'), task('done')];
    expect(stepsOf({ tasks })).toMatchObject([{ kind: 'failing', count: 2 }]);
  });

  it('looks at the last run only, and not at one that changed nothing', () => {
    expect(kinds({ runs: [run(2, {}), failedIn(1, 4)] })).toEqual([]);
    const dry = run(4, { options: { dryRun: true } });
    const imported = run(3, { options: { importedFrom: 'texts.csv' } });
    const cancelled = run(2, { status: 'cancelled' });
    expect(stepsOf({ runs: [dry, imported, cancelled, failedIn(1, 4)] })).toMatchObject([
      { kind: 'failed', count: 4, run: { id: 1 } },
    ]);
  });
});
