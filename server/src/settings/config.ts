import { z } from 'zod';

import { fieldErrors } from '../errors';
import { schedulesSchema } from './schedules';
import { settingsPatchSchema } from './schema';

const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http:// or https:// URL' });

const isBlank = (value: unknown) =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** A vendor's key. It goes into an HTTP header: printable characters only. */
export const keyField = z
  .string({ error: 'expected the key as a string' })
  .trim()
  .min(1, { error: 'the key is empty', abort: true })
  .max(1000, 'the key is too long')
  .regex(/^[\x21-\x7e]+$/, 'a key has no spaces and no special characters');

/** Unset environment variables arrive as `undefined` or as an empty string: both mean "not set". */
const unsetIfEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional());

const providerSchema = z.looseObject({
  apiKey: unsetIfEmpty(keyField),
  baseUrl: unsetIfEmpty(httpUrl),
});

const wholeNumber = (min: number, max: number) => {
  const error = `expected a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, error).max(max, error);
};

const configSchema = z.strictObject({
  providers: z.record(z.string(), providerSchema).default({}),
  publicUrl: unsetIfEmpty(httpUrl),
  queue: z
    .strictObject({
      engine: z.literal('embedded', { error: "expected 'embedded'" }).default('embedded'),
      concurrency: wholeNumber(1, 64).default(4),
    })
    .default({ engine: 'embedded', concurrency: 4 }),
  requestTimeoutMs: wholeNumber(1000, 600_000).default(30_000),
  shutdownTimeoutMs: wholeNumber(0, 600_000).default(10_000),
  schedules: schedulesSchema,
  settings: settingsPatchSchema.default({}),
});

/** The plugin's part of `config/plugins.ts`, checked and complete. */
export type PluginConfig = z.infer<typeof configSchema>;

/**
 * Checks the plugin's configuration.
 *
 * @throws Error naming each wrong key and what was expected there. It stops Strapi's boot.
 */
export function parseConfig(config: unknown): PluginConfig {
  const result = configSchema.safeParse(config ?? {});
  if (result.success) return result.data;
  // Keys are named, values never quoted: one of them may be a secret in the wrong place.
  const lines = fieldErrors(result.error).map(
    ({ path, message }) => `${['alt-text', 'config', ...path].join('.')}: ${message}`,
  );
  throw new Error(lines.join('; '));
}
