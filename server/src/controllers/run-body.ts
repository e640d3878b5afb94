import { z } from 'zod';

import type { RunFilter, RunOptions } from '../contracts/runs';
import { RequestError } from '../errors';
import type { ProviderRegistry } from '../providers/registry';
import { runFilterFields, runOptionFields, unique } from '../settings/run-fields';
import { LARGEST_ID, parse } from './request';

/** More than anybody marks by hand; whoever wants more has a filter. */
const MOST_IDS = 10_000;

const filter = z.strictObject({
  ids: z.array(z.int().min(1).max(LARGEST_ID)).min(1).max(MOST_IDS).transform(unique).optional(),
  ...runFilterFields,
});

const options = z.strictObject({
  ...runOptionFields,
  overwriteHuman: z.boolean().optional(),
  dryRun: z.boolean().optional(),
});

const body = z.strictObject({ filter: filter.default({}), options: options.default({}) });

/** What a run is asked for. @throws RequestError 400 naming each bad field */
export function parseRun(
  input: unknown,
  registry: ProviderRegistry,
): { filter: RunFilter; options: RunOptions } {
  const run = parse(body, input ?? {}) as { filter: RunFilter; options: RunOptions };
  const { provider } = run.options;
  if (provider !== undefined && !registry.get(provider)) {
    throw new RequestError(400, `There is no provider "${provider}".`, {
      errors: [{ path: ['options', 'provider'], message: 'there is no such provider' }],
    });
  }
  return run;
}

const undoBody = z.strictObject({
  before: z.int().min(1).max(LARGEST_ID).optional(),
  preview: z.boolean().default(false),
});

/** Where an undo goes on, and whether it is only to say what it would do. @throws RequestError 400 */
export const parseUndo = (input: unknown): { before?: number | undefined; preview: boolean } =>
  parse(undoBody, input ?? {});
