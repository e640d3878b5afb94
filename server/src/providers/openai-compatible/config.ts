import { z } from 'zod';

import type { RateLimit } from '../types';

const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'expected the name of an HTTP header');
const headerValue = z.string().regex(/^[\x20-\x7e]*$/, 'a header holds printable ASCII only');
const wholeNumber = z.int().min(1);

const shape = {
  /** The model that is asked unless the options name another. */
  model: z.string().trim().max(200).optional(),
  /** The header the key travels in, as it is; `Authorization: Bearer` unless given. */
  keyHeader: headerName.optional(),
  /** Sent with every request, over our own. */
  headers: z.record(headerName, headerValue).optional(),
  /** Appended to every address: Azure's `api-version`. */
  query: z.record(z.string().min(1), z.string()).optional(),
  /** The limits of the account or the machine; all of them hold at once. */
  rateLimit: z
    .array(z.strictObject({ requests: wholeNumber, windowMs: wholeNumber }))
    .max(10)
    .optional(),
};

/** This provider's part of `config/plugins.ts`, besides `apiKey` and `baseUrl`. */
export const configSchema = z.strictObject(shape);

/** The same, as it is read: the boot has checked it, and other keys stand beside it. */
const reader = z.object(shape);

export type OpenAiConfig = z.infer<typeof reader>;

export const readConfig = (config: Readonly<Record<string, unknown>>): OpenAiConfig =>
  reader.parse(config);

/** Shorter values are no keys, and a message may well contain them by chance. */
const SHORTEST_SECRET = 8;

/** Extra headers and parameters may carry keys of a gateway. */
export function secretsOf(config: Readonly<Record<string, unknown>>): string[] {
  const { headers = {}, query = {} } = readConfig(config);
  const { 'api-version': _public, ...parameters } = query;
  return [...Object.values(headers), ...Object.values(parameters)].filter(
    (value) => value.length >= SHORTEST_SECRET,
  );
}

export const limitsOf = (config: Readonly<Record<string, unknown>>): readonly RateLimit[] =>
  readConfig(config).rateLimit ?? [];

/** The headers and the query of every request. */
export function envelope(
  config: OpenAiConfig,
  apiKey: string,
): { headers: Record<string, string>; query: Record<string, string> } {
  const key: Record<string, string> = {};
  if (apiKey !== '' && config.keyHeader) key[config.keyHeader] = apiKey;
  else if (apiKey !== '') key['authorization'] = `Bearer ${apiKey}`;
  return { headers: { ...key, ...config.headers }, query: { ...config.query } };
}
