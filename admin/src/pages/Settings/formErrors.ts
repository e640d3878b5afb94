import type { FormErrors } from '@strapi/strapi/admin';

import type { FieldError } from '../../../../server/src/contracts/errors';
import type { SavedSettings } from '../../../../server/src/contracts/settings';
import { sectionOf } from './sections';

type ErrorTree = { [segment: string]: string | ErrorTree };

function insert(tree: ErrorTree, [head, ...rest]: string[], message: string): void {
  if (head === undefined) return;
  if (rest.length === 0) {
    tree[head] ??= message;
    return;
  }
  const branch = tree[head];
  // A whole list can be refused together with one of its rows: what is said of the list stands.
  if (typeof branch === 'string') return;
  const next = branch ?? {};
  tree[head] = next;
  insert(next, rest, message);
}

/**
 * Sorts what the server refused: what belongs to a field of the page, in the form's own shape,
 * and the rest, which has to be said elsewhere.
 */
export function toFormErrors(errors: FieldError[]): {
  byField: FormErrors<SavedSettings>;
  elsewhere: FieldError[];
} {
  const tree: ErrorTree = {};
  const elsewhere: FieldError[] = [];
  for (const error of errors) {
    if (sectionOf(error.path) !== undefined) insert(tree, error.path, error.message);
    else elsewhere.push(error);
  }
  return { byField: tree, elsewhere };
}

/** What was refused of one part of a field: a message, messages by its own parts, or nothing. */
export function errorAt(rawError: unknown, part: string): unknown {
  if (typeof rawError !== 'object' || rawError === null) return undefined;
  return Reflect.get(rawError, part);
}

/**
 * The message for row `index` of a list field. The form hands out what stands at the field: one
 * message for all of it, or messages by row.
 */
export function rowError(rawError: unknown, index: number): string | undefined {
  const found = errorAt(rawError, String(index));
  return typeof found === 'string' ? found : undefined;
}
