import { z } from 'zod';

import type { RunFilter, RunOptions } from '../contracts/runs';
import { runFilterFields, runOptionFields, unique } from './run-fields';

/** When a run is started by itself, and over what. */
export interface Schedule {
  name: string;
  /** Five fields, or six with the seconds in front. */
  cron: string;
  /** As the IANA names it. */
  timezone: string;
  filter: RunFilter;
  /** A person's words are never overwritten without a person who asks for it. */
  options: Omit<RunOptions, 'overwriteHuman' | 'dryRun'>;
  /** A run that is estimated at more is left to a person. */
  maxCredits?: number;
}

/** The form only: whether the fields make sense, Strapi's cron says when it takes them. */
const CRON = /^\s*([\d*,/?#+\-A-Za-z]+\s+){4,5}[\d*,/?#+\-A-Za-z]+\s*$/;

const CREDITS = 'expected a number of credits, more than 0';

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
};

const kept = (why: string) => z.never({ error: why }).optional();

const scheduleSchema = z.strictObject({
  name: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected a name in kebab case, such as 'nightly'")
    .optional(),
  cron: z
    .string({ error: "expected a cron expression, such as '0 3 * * *'" })
    .max(200)
    .regex(CRON, "expected a cron expression of five or six fields, such as '0 3 * * *'"),
  timezone: z
    .string({ error: "expected a time zone, such as 'Europe/Berlin'" })
    .refine(isTimezone, "expected a time zone of the IANA list, such as 'Europe/Berlin'")
    // Not the one of the machine: all instances must mean the same moment.
    .default('UTC'),
  filter: z
    .strictObject({
      ...runFilterFields,
      states: z
        .array(
          z.enum(['missing', 'stale'], {
            error: "expected 'missing' or 'stale': texts that stand would be paid for each time",
          }),
        )
        .min(1)
        .transform(unique)
        .optional(),
    })
    .default({}),
  options: z
    .strictObject({
      ...runOptionFields,
      overwriteHuman: kept('only a person may ask for that: leave it out'),
      dryRun: kept('a schedule has nobody to show it to: leave it out'),
    })
    .default({}),
  maxCredits: z.number({ error: CREDITS }).positive({ error: CREDITS }).optional(),
});

/** `config.schedules`; who has no name is called by its place. */
export const schedulesSchema = z
  .array(scheduleSchema)
  .max(50)
  .transform((list) =>
    list.map((one, index) => ({ ...one, name: one.name ?? `schedule-${index + 1}` }) as Schedule),
  )
  .superRefine((list, context) => {
    const names = list.map(({ name }) => name);
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      const message = 'another schedule has that name: give each one of its own';
      context.addIssue({ code: 'custom', path: [index, 'name'], message });
    });
  })
  .default([]);
