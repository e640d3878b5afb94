import type { z } from 'zod';

import type { FieldError, ProviderErrorCode, TaskCode } from './contracts/errors';

const RETRYABLE: ReadonlySet<TaskCode> = new Set<TaskCode>([
  'rate_limited',
  'timeout',
  'network',
  'server_error',
  'bad_response',
  'image_unreachable',
  'storage_unreachable',
  'internal',
]);

/** Whether trying the same again later can help, going by the code alone. */
export const isRetryableCode = (code: TaskCode): boolean => RETRYABLE.has(code);

export interface ProviderErrorInit {
  /** Id of the provider. */
  provider: string;
  code: ProviderErrorCode;
  /** For the person who must act: what happened and what to do. Holds no key and no signed URL. */
  message: string;
  /** Unless given, it follows from the code. */
  retryable?: boolean;
  /** Milliseconds the vendor asked to wait. */
  retryAfterMs?: number;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** Nothing was sent, to keep within a limit: this was no attempt. */
  notSent?: boolean;
  cause?: unknown;
}

/** The one error that every provider throws, whatever its vendor answered. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly code: ProviderErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly status?: number;
  readonly notSent: boolean;

  constructor(init: ProviderErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.provider = init.provider;
    this.code = init.code;
    this.retryable = init.retryable ?? isRetryableCode(init.code);
    this.notSent = init.notSent ?? false;
    if (init.retryAfterMs !== undefined) this.retryAfterMs = init.retryAfterMs;
    if (init.status !== undefined) this.status = init.status;
  }
}

/** A request that cannot be carried out; `status` becomes the HTTP status of the answer. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  readonly code?: string;
  readonly errors?: FieldError[];

  constructor(
    status: number,
    message: string,
    details: { code?: string; errors?: FieldError[] } = {},
  ) {
    super(message);
    this.status = status;
    if (details.code !== undefined) this.code = details.code;
    if (details.errors !== undefined) this.errors = details.errors;
  }
}

/** What an unknown thrown value says, for a log line. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** An unknown thrown value as an error. */
export const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/** What a schema refused, field by field. */
export const fieldErrors = (error: z.ZodError, unknownKey = 'unknown key'): FieldError[] =>
  error.issues.flatMap((issue) => refusedBy(issue, [], unknownKey));

function refusedBy(issue: z.core.$ZodIssue, above: string[], unknownKey: string): FieldError[] {
  const path = [...above, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey }));
  }
  const meant = issue.code === 'invalid_union' ? nearest(issue.errors) : undefined;
  if (meant) return meant.flatMap((inner) => refusedBy(inner, path, unknownKey));
  return [{ path, message: issue.message }];
}

/** Of several forms that were possible, the one that was meant: it has the fewest faults. */
function nearest(forms: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const [form] = [...forms].sort((a, b) => a.length - b.length);
  // Values without fields of their own: none of them was meant more than another.
  return form?.some(({ code, path }) => code === 'unrecognized_keys' || path.length > 0)
    ? form
    : undefined;
}
