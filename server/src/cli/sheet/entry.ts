import type { Field } from './version';

/** What a sheet says of one language of one image; a column that is not there says nothing. */
export type SheetCell = Partial<Record<Field | 'version', string>>;

/** One image of a sheet that was read. */
export interface SheetEntry {
  /** Where it begins; of JSON: which entry it is. */
  line: number;
  id: number;
  cells: Map<string, SheetCell>;
}

/** A row that cannot be used. */
export interface SheetProblem {
  line: number;
  message: string;
}

/** A sheet that was read to its end once, and can be read as often as needed. */
export interface Sheet {
  languages: string[];
  /** Columns that say nothing to the plugin. */
  unknown: string[];
  /** How many entries it has, those with a problem too. */
  rows: number;
  entries(): AsyncGenerator<SheetEntry | SheetProblem>;
}

/** Ids of rows, as the databases have them. */
export function idIn(value: string): number | null {
  const digits = value.trim();
  return /^[1-9]\d{0,9}$/.test(digits) && Number(digits) <= 2_147_483_647 ? Number(digits) : null;
}
