import type { Sink } from '../files';
import { columnsOf, IMAGE_COLUMNS, TEXT_COLUMNS } from './columns';
import { protect } from './protect';
import type { SheetRow } from './rows';

export const BOM = '\ufeff';

/** The separators, by the names they have on the command line. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;

export interface CsvForm {
  separator: Separator;
  /** Excel takes a file for UTF-8 only with it. */
  bom: boolean;
}

const quoted = (cell: string): string => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`);

/** Rows as CSV, as RFC 4180 and Excel have it: every cell that holds something is in quotes. */
export const csvLines = (rows: readonly (readonly string[])[], separator: Separator): string =>
  rows.map((row) => `${row.map(quoted).join(SEPARATORS[separator])}\r\n`).join('');

const cellsOf = (row: SheetRow, languages: readonly string[]): string[] => [
  ...IMAGE_COLUMNS.map((column) => protectName(column, row)),
  ...languages.flatMap((language) =>
    TEXT_COLUMNS.map((column) => protect(row.texts[language]?.[column] ?? '')),
  ),
];

// The id is a number and has to stay one.
const protectName = (column: (typeof IMAGE_COLUMNS)[number], row: SheetRow): string =>
  column === 'id' ? String(row.id) : protect(row[column]);

type Pages = AsyncIterable<readonly SheetRow[]>;

/** Writes a sheet page by page. @returns how many images it has */
export async function writeCsv(
  pages: Pages,
  languages: readonly string[],
  { separator, bom }: CsvForm,
  sink: Sink,
): Promise<number> {
  let count = 0;
  await sink(`${bom ? BOM : ''}${csvLines([columnsOf(languages)], separator)}`);
  for await (const page of pages) {
    const rows = page.map((row) => cellsOf(row, languages));
    await sink(csvLines(rows, separator));
    count += page.length;
  }
  return count;
}

/** The same as JSON: a list, with a line for each image. */
export async function writeJson(pages: Pages, sink: Sink): Promise<number> {
  let count = 0;
  await sink('[');
  for await (const page of pages) {
    const lines = page.map((row) => JSON.stringify(row));
    await sink(`${count === 0 ? '\n' : ',\n'}${lines.join(',\n')}`);
    count += page.length;
  }
  await sink('\n]\n');
  return count;
}
