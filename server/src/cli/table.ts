import { stripVTControlCharacters } from 'node:util';

export type Align = 'left' | 'right';

const widthOf = (text: string): number => Array.from(stripVTControlCharacters(text)).length;

/** A foreign text for a terminal: nothing in it moves the cursor or changes a colour. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- it is these that must not get there
  text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');

/** Rows as aligned columns, each line ended. The first row is the head. */
export function table(rows: readonly (readonly string[])[], align: readonly Align[] = []): string {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    widths
      .map((width, index) => {
        const cell = row[index] ?? '';
        const blank = ' '.repeat(width - widthOf(cell));
        return align[index] === 'right' ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}

/** `1 image`, `2 images` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** `1 h 5 min`, for an estimate. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
