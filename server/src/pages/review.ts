import type { Core } from '@strapi/strapi';

import type { PageMapping, PageReviewCode } from '../contracts/pages';
import type { PageRow } from '../models/pages';
import { rawTransaction } from '../models/transaction';
import { loadEntry, writeDraft, type Entry } from './entries';
import type { Model, Models } from './fields';
import { standing } from './source';
import { decide, rowsOf } from './store';
import { writable, type Name } from './words';

const SENTENCES: Readonly<Record<PageReviewCode, string>> = {
  not_found: 'There is no such suggestion.',
  not_allowed: 'Your role does not allow you to change this entry, or the fields that are written.',
  not_open: 'It was decided on already, or a newer suggestion came in its place.',
  not_mapped:
    'The content type is mapped to no fields any more. Map it under pages in the settings.',
  entry_deleted: 'The entry is gone, or its version in this language.',
  human_text: 'Something else stands in the fields by now. It was left as it is.',
  not_valid: 'The content type does not take these texts.',
};

export const refused = (id: number, code: PageReviewCode, detail?: string) => ({
  id,
  code,
  message: detail ? `${SENTENCES[code]} ${detail}` : SENTENCES[code],
});

/** Where a suggestion is to be written. */
export interface Target {
  strapi: Core.Strapi;
  models: Models;
  model: Model;
  mapping: PageMapping;
  /** Whether the person who decides may change what is written of an entry. */
  mayUpdate(entry: Entry): boolean;
}

export interface Person {
  name: string;
  id: number | undefined;
}

/** Why it cannot be decided about, or what is there. */
export async function entryFor(target: Target, row: PageRow): Promise<Entry | PageReviewCode> {
  const { strapi, models, model, mapping } = target;
  const entry = await loadEntry(strapi, models, model, mapping, row);
  if (!entry) return 'entry_deleted';
  if (!target.mayUpdate(entry)) return 'not_allowed';
  return row.status === 'open' ? entry : 'not_open';
}

export const leave = (strapi: Core.Strapi, { id }: PageRow, person: Person): Promise<boolean> =>
  decide(strapi, id, { status: 'left', decidedBy: person.name, written: [] });

/** Thrown to undo what was begun; not an error of anybody. */
class Undecided extends Error {
  constructor(readonly code: PageReviewCode) {
    super(code);
  }
}

const isValidationError = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ValidationError';

/**
 * Writes a suggestion into the draft, each text only where still stands what stood when it was
 * made, and no person's words. It looks and writes in one transaction that holds the entry's rows.
 *
 * @returns what was written, or why nothing was
 */
export async function take(
  target: Target,
  row: PageRow,
  person: Person,
): Promise<Name[] | { code: PageReviewCode; detail?: string }> {
  const { strapi, models, model, mapping } = target;
  try {
    return await rawTransaction(strapi, async (trx) => {
      const { tableName } = strapi.db.metadata.get(row.uid);
      await trx(tableName).where('document_id', row.documentId).select('id').forUpdate();
      const entry = await loadEntry(strapi, models, model, mapping, row);
      if (!entry) throw new Undecided('entry_deleted');
      const now = standing(mapping, entry);
      const own = writable(now, await rowsOf(strapi, row));
      const written = own.filter((name) => now[name] === row.seen[name]);
      if (written.length === 0) throw new Undecided('human_text');
      const decision = { status: 'taken' as const, decidedBy: person.name, written };
      if (!(await decide(strapi, row.id, decision))) throw new Undecided('not_open');
      const texts = Object.fromEntries(written.map((name) => [name, row[name]]));
      await writeDraft(strapi, mapping, row, entry, texts, person.id);
      return written;
    });
  } catch (error) {
    if (error instanceof Undecided) return { code: error.code };
    if (isValidationError(error)) return { code: 'not_valid', detail: error.message };
    throw error;
  }
}

/** A column of this type holds so many characters, on every database. */
const LONGEST_STRING = 255;

/** The first text that its field cannot hold, in words. */
export function tooLong(
  row: PageRow,
  typeOf: (name: Name) => string | undefined,
): string | undefined {
  const name = (['metaTitle', 'metaDescription'] as const).find(
    (one) => typeOf(one) === 'string' && row[one].length > LONGEST_STRING,
  );
  return name && `${name} has ${row[name].length} characters; the field holds ${LONGEST_STRING}.`;
}
