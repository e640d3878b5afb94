import { z } from 'zod';
import { refuse } from './errors';

/** As far as strict mode knows JSON Schema, and a description needs it. */
const schema = z.strictObject({
  type: z.enum(['object', 'string', 'boolean', 'number', 'integer', 'array']),
  description: z.string().optional(),
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  get items() {
    return schema.optional();
  },
  enum: z.array(z.string()).optional(),
});

export type JsonSchema = z.infer<typeof schema>;

/** Limits of the documentation of structured outputs. */
const MOST_PROPERTIES = 5_000;
const DEEPEST = 10;

const invalid = (name: string, context: readonly string[], why: string) =>
  refuse(
    400,
    `Invalid schema for response_format '${name}': In context=(${context.join(', ')}), ${why}`,
    { param: 'response_format' },
  );

function countProperties(name: string, one: JsonSchema, context: readonly string[]): number {
  if (context.length > 2 * DEEPEST) throw invalid(name, context, 'the nesting is too deep.');
  if (one.type !== 'object') return 0;
  const properties = Object.entries(one.properties ?? {});
  if (one.additionalProperties !== false) {
    throw invalid(
      name,
      context,
      "'additionalProperties' is required to be supplied and to be false.",
    );
  }
  const missing = properties.find(([key]) => !one.required?.includes(key));
  const strange = one.required?.find((key) => !properties.some(([other]) => key === other));
  const culprit = missing?.[0] ?? strange;
  if (culprit !== undefined) {
    throw invalid(
      name,
      context,
      `'required' is required to be supplied and to be an array including every key in properties: '${culprit}'.`,
    );
  }
  return properties.reduce(
    (sum, [key, inner]) => sum + countProperties(name, inner, [...context, 'properties', key]),
    properties.length,
  );
}

/** Strict mode: every object closed, every key required, an object at the root. */
export function checkStrict(name: string, given: unknown): JsonSchema {
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.map(String) ?? [];
    throw invalid(name, where, issue?.message ?? 'this is no schema.');
  }
  if (parsed.data.type !== 'object') {
    throw invalid(name, [], `schema must be a JSON Schema of 'type: "object"'.`);
  }
  if (countProperties(name, parsed.data, []) > MOST_PROPERTIES) {
    throw invalid(name, [], 'there are too many properties.');
  }
  return parsed.data;
}
