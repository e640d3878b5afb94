import type { TaskCode } from '../contracts/errors';
import { ProviderError } from '../errors';
import { ImageError } from '../images/errors';

/** Why work on a task failed, ready for its row. */
export interface Failure {
  code: TaskCode;
  /** Names the image and the next step. */
  message: string;
  retryable: boolean;
  retryAfterMs?: number;
  /** Nothing was sent, so this was no attempt. */
  notSent?: boolean;
  provider?: string;
}

const named = (fileName: string | null, sentence: string) =>
  fileName === null || sentence.includes(fileName) ? sentence : `“${fileName}”: ${sentence}`;

/** @param fileName the image's name, where it is known */
export function toFailure(error: unknown, fileName: string | null): Failure {
  if (error instanceof ProviderError) {
    return {
      code: error.code,
      message: named(fileName, error.message),
      retryable: error.retryable,
      provider: error.provider,
      notSent: error.notSent,
      ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    };
  }
  if (error instanceof ImageError) {
    return {
      code: error.code,
      message: named(fileName, error.message),
      retryable: error.retryable,
    };
  }
  return {
    code: 'internal',
    message: named(
      fileName,
      'Something went wrong inside the Alt Text plugin. The server log says more; it will be tried again.',
    ),
    retryable: true,
  };
}
