import { stripVTControlCharacters } from 'node:util';

export type Align = 'left' | 'right';

const widthOf = (text: string): number => Array.from(stripVTControlCharacters(text)).length;

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
