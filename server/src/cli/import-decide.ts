import type { EditBody } from '../contracts/assets';
import { MAX_TEXT } from '../texts/finish';
import type { SheetCell } from './sheet/entry';
import {
  FIELDS,
  hashOf,
  hashesIn,
  sameBreaks,
  versionOf,
  type Field,
  type Standing,
} from './sheet/version';

/** What an import does with one language of one image. */
export type Decision =
  /** Nobody has edited the cells, or what they say stands there already. */
  | { kind: 'same' }
  | { kind: 'change'; edit: Partial<Record<Field, string | null>> & EditBody }
  /** Somebody else has changed the text since the export. */
  | { kind: 'conflict'; message: string }
  | { kind: 'problem'; message: string };

const LABELS: Record<Field, string> = {
  alternativeText: 'the alternative text',
  caption: 'the caption',
};

const problem = (message: string): Decision => ({ kind: 'problem', message });

/** As an edit keeps it: without blanks around it, and nothing instead of an empty text. */
const plain = (text: string | null): string => sameBreaks(text ?? '').trim();

/** The fields whose cells a person has edited, and that say something else than what stands. */
function editedIn(now: Standing, cell: SheetCell, exported: Record<Field, string> | null): Field[] {
  return FIELDS.filter((field) => {
    const wanted = cell[field];
    if (wanted === undefined || plain(wanted) === plain(now[field])) return false;
    return exported === null || hashOf(wanted) !== exported[field];
  });
}

/**
 * What to do with one language of one image. An edit goes in only where still stands what was
 * exported; a text without a version only where nothing stands.
 */
export function decide(now: Standing, cell: SheetCell, allowEmpty: boolean): Decision {
  const version = cell.version?.trim() ?? '';
  const exported = version === '' ? null : hashesIn(version);
  if (version !== '' && exported === null) {
    return problem(`“${version.slice(0, 60)}” is no version: this column must stay as it was`);
  }
  const edited = editedIn(now, cell, exported);
  if (edited.length === 0) return { kind: 'same' };
  for (const field of edited) {
    const wanted = cell[field] ?? '';
    const refused = refusal(wanted, allowEmpty);
    if (refused) return problem(`${LABELS[field]} ${refused}`);
  }
  if (exported === null && FIELDS.some((field) => plain(now[field]) !== '')) {
    return {
      kind: 'conflict',
      message: 'a text stands here, and without a version nobody can tell whether it is newer',
    };
  }
  if (exported !== null && versionOf(now) !== version) {
    return { kind: 'conflict', message: 'the text was changed after the export' };
  }
  const edit = Object.fromEntries(
    edited.map((field) => [field, sameBreaks(cell[field] ?? '').trim() || null]),
  );
  return { kind: 'change', edit };
}

function refusal(wanted: string, allowEmpty: boolean): string | null {
  if (wanted.trim() === '') {
    return allowEmpty ? null : 'was emptied: add --allow-empty if it is to be taken away';
  }
  if (wanted.length > MAX_TEXT) {
    return `has ${wanted.length.toLocaleString('en')} characters, and ${MAX_TEXT.toLocaleString('en')} are the most`;
  }
  return wanted.includes('\u0000') ? 'holds a character that cannot be kept' : null;
}
