import { z } from 'zod';

import type { RunFilter, RunOptions } from '../contracts/runs';
import type { TextState } from '../contracts/texts';
import { RequestError } from '../errors';
import type { ProviderRegistry } from '../providers/registry';
import { languageField, LARGEST_ID, parse } from './request';

/** More than anybody marks by hand; whoever wants more has a filter. */
const MOST_IDS = 10_000;

const states = [
  'missing',
  'suggested',
  'ai',
  'approved',
  'human',
  'embedded',
  'decorative',
  'stale',
] as const satisfies readonly TextState[];

const unique = <T>(values: T[]): T[] => [...new Set(values)];

const filter = z.strictObject({
  ids: z.array(z.int().min(1).max(LARGEST_ID)).min(1).max(MOST_IDS).transform(unique).optional(),
  folder: z.string().max(500).regex(/^\//, 'a folder path begins with /').optional(),
  states: z.array(z.enum(states)).min(1).transform(unique).optional(),
  mime: z
    .string()
    .max(100)
    .regex(/^image\/([\w.+-]+|\*)$/, 'expected a type of image, such as image/png')
    .optional(),
  createdAfter: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  quality: z.enum(['any', 'severe', 'advice']).optional(),
});

const options = z.strictObject({
  provider: z.string().max(60).optional(),
  languages: z.array(languageField).min(1).max(50).transform(unique).optional(),
  mode: z.enum(['apply', 'suggest']).optional(),
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

const undoBody = z.strictObject({ before: z.int().min(1).max(LARGEST_ID).optional() });

/** Where an undo goes on. @throws RequestError 400 */
export const parseUndo = (input: unknown): number | undefined =>
  parse(undoBody, input ?? {}).before;
