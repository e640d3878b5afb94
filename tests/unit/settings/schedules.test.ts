import { describe, expect, it } from 'vitest';

import { parseConfig } from '../../../server/src/settings/config';

const NIGHTLY = { name: 'nightly', cron: '0 3 * * *' };

/** What the boot would stop with. */
function complaint(schedules: unknown): string {
  try {
    parseConfig({ schedules });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

describe('the schedules of the configuration', () => {
  it('are none unless there are some', () => {
    expect(parseConfig({}).schedules).toEqual([]);
  });

  it('need no more than a cron expression', () => {
    expect(parseConfig({ schedules: [{ cron: '0 3 * * *' }, NIGHTLY] }).schedules).toEqual([
      { name: 'schedule-1', cron: '0 3 * * *', timezone: 'UTC', filter: {}, options: {} },
      { ...NIGHTLY, timezone: 'UTC', filter: {}, options: {} },
    ]);
  });

  it('take a time zone, a filter, options and a limit', () => {
    const schedule = {
      ...NIGHTLY,
      timezone: 'Europe/Berlin',
      filter: { folder: '/shop', states: ['missing'], mime: 'image/*', createdAfter: '2026-01-01' },
      options: { provider: 'altframe', languages: ['EN', 'de'], mode: 'suggest' },
      maxCredits: 200,
    };
    expect(parseConfig({ schedules: [schedule] }).schedules).toEqual([
      { ...schedule, options: { ...schedule.options, languages: ['en', 'de'] } },
    ]);
  });

  it.each(['0 3 * * *', '*/10 * * * * *', '30 2 1,15 * MON-FRI', '0 0 L * *', '5/15 * * * *'])(
    'take the form of %s',
    (cron) => {
      expect(complaint([{ cron }])).toBe('');
    },
  );

  it.each<[string, unknown, string, RegExp]>([
    ['no list', { nightly: NIGHTLY }, '', /expected array/],
    ['no cron expression', [{ name: 'nightly' }], '.0.cron', /0 3 \* \* \*/],
    ['too few fields', [{ cron: '0 3 * *' }], '.0.cron', /five or six fields/],
    ['too many fields', [{ cron: '0 0 3 * * * *' }], '.0.cron', /five or six fields/],
    ['a date', [{ cron: '2027-01-01T03:00:00Z' }], '.0.cron', /five or six fields/],
    ['a time zone that is none', [{ ...NIGHTLY, timezone: 'Mars' }], '.0.timezone', /Europe/],
    ['an empty time zone', [{ ...NIGHTLY, timezone: '' }], '.0.timezone', /Europe/],
    ['a name that is none', [{ ...NIGHTLY, name: 'Every Night' }], '.0.name', /kebab case/],
    ['a name twice', [NIGHTLY, NIGHTLY], '.1.name', /another schedule/],
    [
      'the name that another has by its place',
      [{ cron: '0 3 * * *' }, { ...NIGHTLY, name: 'schedule-1' }],
      '.1.name',
      /another schedule/,
    ],
    ['an unknown key', [{ ...NIGHTLY, surprise: 1 }], '.0.surprise', /unknown key/],
    ['images by their ids', [{ ...NIGHTLY, filter: { ids: [1] } }], '.0.filter.ids', /unknown/],
    [
      'texts that stand',
      [{ ...NIGHTLY, filter: { states: ['missing', 'ai'] } }],
      '.0.filter.states.1',
      /paid for each time/,
    ],
    ['a person’s words', [{ ...NIGHTLY, options: { overwriteHuman: true } }], '', /only a person/],
    ['a dry run', [{ ...NIGHTLY, options: { dryRun: true } }], '.0.options.dryRun', /leave it out/],
    ['a language', [{ ...NIGHTLY, options: { languages: ['?'] } }], '.languages.0', /BCP-47/],
    ['a limit of nothing', [{ ...NIGHTLY, maxCredits: 0 }], '.0.maxCredits', /more than 0/],
    ['a limit as a text', [{ ...NIGHTLY, maxCredits: '9' }], '.0.maxCredits', /number of credits/],
  ])('refuse %s, and name the key', (_what, schedules, key, expected) => {
    const message = complaint(schedules);
    expect(message).toContain('alt-text.config.schedules');
    expect(message).toContain(`${key}: `);
    expect(message).toMatch(expected);
  });
});
