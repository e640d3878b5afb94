import { describe, expect, it } from 'vitest';

import type { RunStatus } from '../../../server/src/contracts/runs';
import type { TaskStatus } from '../../../server/src/contracts/tasks';
import {
  RUN_TRANSITIONS,
  runsThatMayBecome,
  TASK_TRANSITIONS,
  tasksThatMayBecome,
} from '../../../server/src/models/states';

const RUNS = Object.keys(RUN_TRANSITIONS) as RunStatus[];
const TASKS = Object.keys(TASK_TRANSITIONS) as TaskStatus[];

describe('the states of a run', () => {
  it('let a finished run change no more', () => {
    for (const over of ['completed', 'cancelled'] as const) {
      expect(RUN_TRANSITIONS[over]).toEqual([]);
      for (const to of RUNS) expect(runsThatMayBecome(to)).not.toContain(over);
    }
  });

  it('let a run in which something failed go on, and be nothing else', () => {
    expect(RUN_TRANSITIONS.partial).toEqual(['running']);
    expect(RUN_TRANSITIONS.failed).toEqual(['running']);
  });

  it('let no paused run end by itself', () => {
    for (const end of ['completed', 'partial', 'failed'] as const) {
      expect(runsThatMayBecome(end)).toEqual(['running']);
    }
  });

  it('let no run begin anew', () => {
    expect(runsThatMayBecome('queued')).toEqual([]);
  });

  it('let a person pause and cancel what is not over, and nothing else', () => {
    expect(runsThatMayBecome('paused').sort()).toEqual(['queued', 'running']);
    expect(runsThatMayBecome('cancelled').sort()).toEqual(['paused', 'queued', 'running']);
  });
});

describe('the states of a task', () => {
  it('let what is done, skipped or cancelled change no more', () => {
    for (const over of ['done', 'skipped', 'cancelled'] as const) {
      for (const to of TASKS) expect(tasksThatMayBecome(to)).not.toContain(over);
    }
  });

  it('let only what is worked on come to an end', () => {
    for (const end of ['done', 'skipped', 'failed'] as const) {
      expect(tasksThatMayBecome(end)).toEqual(['running']);
    }
  });

  it('let only what waits be cancelled: the rest is paid for', () => {
    expect(tasksThatMayBecome('cancelled')).toEqual(['queued']);
  });

  it('let a failed task run by way of the queue only', () => {
    expect(TASK_TRANSITIONS.failed).toEqual(['queued']);
    expect(tasksThatMayBecome('running').sort()).toEqual(['queued', 'running']);
  });
});
