import type { FieldError } from '../../../server/src/contracts/errors';

/** What the panel reads from a refused request, whatever threw it. */
export interface ApiErrorInfo {
  message: string;
  /** Our own code, where the server named one. */
  code?: string;
  /** The fields that the server refused, by their path. */
  fields: FieldError[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isFieldError = (value: unknown): value is FieldError =>
  isObject(value) && Array.isArray(value['path']) && typeof value['message'] === 'string';

/** Reads an error as the data layer hands it out: Strapi's error object, or a plain `Error`. */
export function readApiError(error: unknown): ApiErrorInfo {
  const { message, details } = isObject(error) ? error : {};
  const { code, errors } = isObject(details) ? details : {};
  return {
    message: typeof message === 'string' ? message : '',
    ...(typeof code === 'string' ? { code } : {}),
    fields: Array.isArray(errors)
      ? errors
          .filter(isFieldError)
          .map(({ path, message: text }) => ({ path: path.map(String), message: text }))
      : [],
  };
}
