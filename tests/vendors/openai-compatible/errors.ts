import { Refusal } from '../kit/answer';
import type { OpenAiBehaviour } from './switches';

/** What an error of this protocol says besides its words. */
export interface ErrorDetails {
  readonly code?: string;
  readonly param?: string;
  readonly type?: string;
  readonly innererror?: unknown;
}

/** An error with a code and the parameter it is about. */
export const refuse = (status: number, message: string, details: ErrorDetails = {}): Refusal =>
  new Refusal(status, message, { ...details });

const TYPES: Readonly<Record<number, string>> = { 429: 'requests', 500: 'server_error' };

/** The body of an error in the shape of one family of servers. */
export function errorBody(
  shape: OpenAiBehaviour['errorShape'],
  status: number,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  const {
    code = null,
    param = null,
    type = TYPES[status] ?? 'invalid_request_error',
    ...rest
  } = more;
  switch (shape) {
    case 'openai':
      return { error: { message, type, param, code, ...rest } };
    case 'plain':
      return { error: message };
    case 'list':
      return [{ error: { code: status, message, status: 'INVALID_ARGUMENT' } }];
    case 'mistral': {
      const detail = [
        { type: 'extra_forbidden', loc: ['body', param], msg: 'Extra inputs are not permitted' },
      ];
      const said = param === null ? message : { detail };
      return { object: 'error', message: said, type, param: null, code };
    }
  }
}
