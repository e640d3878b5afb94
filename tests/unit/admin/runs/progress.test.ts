import { describe, expect, it } from 'vitest';

import {
  isNews,
  isOver,
  percentOf,
  ratePerMinute,
  roughTime,
  stepsOf,
} from '../../../../admin/src/pages/Runs/progress';
import type { Run, RunCounts } from '../../../../server/src/contracts/runs';

const NONE = { total: 0, queued: 0, running: 0, done: 0, skipped: 0, failed: 0, cancelled: 0 };

const run = (counts: Partial<RunCounts> = {}, more: Partial<Run> = {}): Run => ({
  id: 1,
  status: 'running',
  counts: { ...NONE, ...counts },
  credits: { estimated: 0, used: 0 },
  etaSeconds: null,
  filter: {},
  options: {},
  startedBy: 'Ada',
  createdAt: '2026-11-20T10:00:00.000Z',
  ...more,
});

describe('How far a run is', () => {
  it.each([
    [run(), 0],
    [run({ total: 3, queued: 2, done: 1 }), 33],
    [run({ total: 1000, running: 1, done: 990, skipped: 5, failed: 4 }), 99],
    [run({ total: 3, done: 3 }), 99],
    [run({ total: 3, done: 3 }, { status: 'completed' }), 100],
    [run({}, { status: 'completed' }), 100],
    [run({ total: 4, running: 1, cancelled: 3 }, { status: 'cancelled' }), 75],
  ])('%#: in per cent', (one, percent) => {
    expect(percentOf(one)).toBe(percent);
  });

  it('is not over while calls are under way', () => {
    expect(isOver(run({ running: 1 }, { status: 'cancelled' }))).toBe(false);
    expect(isOver(run({ queued: 4 }, { status: 'paused' }))).toBe(false);
    expect(isOver(run({ done: 4 }, { status: 'partial' }))).toBe(true);
  });

  it.each([
    [null, null],
    [0, null],
    [60, 120],
    [90, 80],
    [7200, 1],
    [50_000, 0.1],
  ])('with %j seconds left it goes at %j images a minute', (etaSeconds, rate) => {
    expect(ratePerMinute(run({ queued: 118, running: 2 }, { etaSeconds }))).toBe(rate);
  });

  it.each([
    [0, 'soon', 0],
    [59, 'soon', 0],
    [60, 'minutes', 1],
    [61, 'minutes', 2],
    [5300, 'minutes', 89],
    [5400, 'hours', 2],
    [90_000, 'hours', 25],
    [172_800, 'days', 2],
  ])('%i seconds are %s %i', (seconds, unit, count) => {
    expect(roughTime(seconds)).toEqual({ unit, count });
  });

  it('is said aloud at a bearable pace, but at once where its status is another', () => {
    const last = { at: 0, status: 'running', percent: 10 } as const;
    expect(isNews(last, { at: 1000, status: 'running', percent: 40 })).toBe(false);
    expect(isNews(last, { at: 30_000, status: 'running', percent: 10 })).toBe(false);
    expect(isNews(last, { at: 30_000, status: 'running', percent: 11 })).toBe(true);
    expect(isNews(last, { at: 1000, status: 'paused', percent: 10 })).toBe(true);
  });
});

describe('What may be done with a run', () => {
  it.each([
    ['queued', ['pause', 'cancel']],
    ['running', ['pause', 'cancel', 'retry']],
    ['paused', ['resume', 'cancel', 'retry', 'undo']],
    ['completed', ['undo']],
    ['partial', ['retry', 'undo']],
    ['failed', ['retry', 'undo']],
    ['cancelled', ['undo']],
  ] as const)('when it is %s', (status, wanted) => {
    const steps = stepsOf(run({ done: 2, failed: 1 }, { status }));
    const possible = Object.entries(steps).filter(([, may]) => may);
    expect(possible.map(([step]) => step)).toEqual(wanted);
  });

  it('is no undo of a dry run or of nothing, but of an import', () => {
    const status = 'completed';
    expect(stepsOf(run({ done: 1 }, { status, options: { dryRun: true } })).undo).toBe(false);
    expect(stepsOf(run({}, { status })).undo).toBe(false);
    expect(stepsOf(run({}, { status, options: { importedFrom: 'a.csv' } })).undo).toBe(true);
  });
});
