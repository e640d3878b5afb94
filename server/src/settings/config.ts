import { z } from 'zod';

import { fieldErrors } from '../errors';
import { settingsPatchSchema } from './schema';

const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http:// or https:// URL' });

const isBlank = (value: unknown) =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** A vendor's key. It goes into an HTTP header: printable characters only. */
export const keyField = z
  .string({ error: 'expected the key as a string' })
  .trim()
  .min(1, 'the key is empty')
  .max(1000, 'the key is too long')
  .regex(/^[\x21-\x7e]+$/, 'a key has no spaces and no special characters');

/** Unset environment variables arrive as `undefined` or as an empty string: both mean "not set". */
const unsetIfEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional());

const providerSchema = z.looseObject({
  apiKey: unsetIfEmpty(keyField),
  baseUrl: unsetIfEmpty(httpUrl),
});

const configSchema = z.strictObject({
  providers: z.record(z.string(), providerSchema).default({}),
  publicUrl: unsetIfEmpty(httpUrl),
  queue: z
    .strictObject({
      engine: z.literal('embedded', { error: "expected 'embedded'" }).default('embedded'),
      concurrency: z.int({ error: 'expected a whole number' }).min(1).max(64).default(4),
    })
    .default({ engine: 'embedded', concurrency: 4 }),
  requestTimeoutMs: z
    .int({ error: 'expected milliseconds' })
    .min(1000)
    .max(600_000)
    .default(30_000),
  shutdownTimeoutMs: z.int({ error: 'expected milliseconds' }).min(0).max(600_000).default(10_000),
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
