import { createRequire } from 'node:module';

import { describe, expect, it } from 'vitest';

import { dueMoment, type NextAfter } from '../../../server/src/runs/moment';

interface Job {
  nextRun: NextAfter;
}

// What Strapi's cron is made of.
const ofStrapi = createRequire(createRequire(import.meta.url).resolve('@strapi/core'));
const { Cron } = ofStrapi('croner') as {
  Cron: new (rule: string, options: object) => Job;
};

const due = (rule: string, now: string, timezone = 'UTC'): string | undefined => {
  const job = new Cron(rule, { paused: true, timezone });
  return dueMoment((moment) => job.nextRun(moment), new Date(now))?.toISOString();
};

describe('the moment that a job fires for', () => {
  it.each([
    ['at once', '2026-11-20T03:00:00.000Z'],
    ['a few milliseconds later', '2026-11-20T03:00:00.004Z'],
    ['seconds later, as on a machine that is busy', '2026-11-20T03:00:07.900Z'],
    ['minutes later', '2026-11-20T03:24:00.000Z'],
  ])('is the scheduled one, %s', (_when, now) => {
    expect(due('0 3 * * *', now)).toBe('2026-11-20T03:00:00.000Z');
  });

  it('is the newest of those that are over', () => {
    expect(due('* * * * * *', '2026-11-20T03:00:07.900Z')).toBe('2026-11-20T03:00:07.000Z');
    expect(due('*/10 * * * *', '2026-11-20T03:29:00.000Z')).toBe('2026-11-20T03:20:00.000Z');
  });

  it('is none where it comes too late', () => {
    expect(due('0 3 * * *', '2026-11-20T05:00:00.000Z')).toBeUndefined();
    expect(due('0 0 30 2 *', '2026-11-20T05:00:00.000Z')).toBeUndefined();
  });

  it('is there on the days when the clocks change', () => {
    // 02:30 does not exist, so it is 03:30; in autumn it exists twice.
    const berlin = (now: string) => due('30 2 * * *', now, 'Europe/Berlin');
    expect(berlin('2027-03-28T01:30:00.005Z')).toBe('2027-03-28T01:30:00.000Z');
    expect(berlin('2027-10-31T00:30:00.005Z')).toBe('2027-10-31T00:30:00.000Z');
  });
});
