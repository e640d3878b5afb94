import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { CsvError, parse } from 'csv-parse';

import { UsageError } from '../exit';
import { columnNamed, LONGEST_ROW, type TextColumn } from './columns';
import { textOf, type FileForm } from './decode';
import { idIn, type Sheet, type SheetCell, type SheetEntry, type SheetProblem } from './entry';
import { unprotect } from './protect';

interface Row {
  /** Where it begins. */
  line: number;
  cells: string[];
}

async function* rowsOf(file: string, form: FileForm): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: form.separator,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const piped = pipeline(Readable.from(textOf(file, form.encoding)), parser).catch(
    (error: unknown) => error,
  );
  let line = 1;
  try {
    for await (const read of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const { record, info } = read;
      const cells = record.map(unprotect);
      yield { line, cells };
      line = info.lines + 1;
    }
  } catch (error) {
    const cause = await piped;
    if (cause instanceof UsageError) throw cause;
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(broken(file, error, line));
  }
}

function broken(file: string, { code }: CsvError, line: number): string {
  const where = `“${file}” cannot be read from line ${line} on`;
  switch (code) {
    case 'CSV_MAX_RECORD_SIZE':
      return `${where}: the row is longer than ${LONGEST_ROW.toLocaleString('en')} characters. A closing quote may be missing. Nothing was imported.`;
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${where}: a quote is opened and never closed. Nothing was imported.`;
    default:
      return `${where}: its quotes do not fit. Save it anew as CSV. Nothing was imported.`;
  }
}

type Place = { kind: 'id' } | { kind: 'text'; column: TextColumn; language: string } | null;

interface Head {
  places: Place[];
  languages: string[];
  unknown: string[];
}

/** @throws UsageError where the images cannot be told */
function headOf(file: string, names: readonly string[]): Head {
  const places = names.map((name): Place => {
    const known = columnNamed(name);
    if (known === null) return null;
    if ('column' in known) return { kind: 'text', ...known };
    return known.image === 'id' ? { kind: 'id' } : null;
  });
  if (!places.some((place) => place?.kind === 'id')) {
    throw new UsageError(
      `“${file}” has no column “id” in its first line, so nobody can tell the images. Was it made by export?`,
    );
  }
  const named = names.map((name) => name.trim()).filter((name) => columnNamed(name) !== null);
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(`“${file}” has the column “${twice}” twice. Remove one of them.`);
  }
  return {
    places,
    languages: [
      ...new Set(places.flatMap((place) => (place?.kind === 'text' ? place.language : []))),
    ],
    unknown: names.filter((name) => name.trim() !== '' && columnNamed(name) === null),
  };
}

function entryOf({ line, cells }: Row, { places }: Head): SheetEntry | SheetProblem {
  const more = cells.slice(places.length).some((cell) => cell.trim() !== '');
  if (cells.length < places.length || more) {
    return {
      line,
      message: `the row has ${cells.length} cells where the first line has ${places.length}, so it was left out`,
    };
  }
  const texts = new Map<string, SheetCell>();
  let id: number | null = null;
  for (const [index, place] of places.entries()) {
    const cell = cells[index] ?? '';
    if (place?.kind === 'id') id = idIn(cell);
    if (place?.kind !== 'text' || place.column === 'state') continue;
    const known = texts.get(place.language) ?? {};
    texts.set(place.language, { ...known, [place.column]: cell });
  }
  if (id === null) return { line, message: 'the cell of “id” holds no id of an image' };
  return { line, id, cells: texts };
}

/** A sheet in CSV, with any of the usual separators. @throws UsageError where it is broken anywhere */
export async function readCsv(file: string, form: FileForm): Promise<Sheet> {
  let head: Head | undefined;
  let rows = 0;
  for await (const row of rowsOf(file, form)) {
    if (!head) head = headOf(file, row.cells);
    else if (!isBlank(row)) rows += 1;
  }
  if (!head) throw new UsageError(`“${file}” is empty.`);
  const known = head;
  return {
    languages: known.languages,
    unknown: known.unknown,
    rows,
    async *entries() {
      let first = true;
      for await (const row of rowsOf(file, form)) {
        if (!first && !isBlank(row)) yield entryOf(row, known);
        first = false;
      }
    },
  };
}

/** A line of nothing but separators, as spreadsheets leave them at the end. */
const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === '');
