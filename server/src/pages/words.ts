import type { PageTexts } from '../contracts/pages';
import type { PageRow } from '../models/pages';

export const NAMES = ['metaTitle', 'metaDescription'] as const;

export type Name = (typeof NAMES)[number];

/**
 * The texts that may be written: where nothing stands, and where what stands is a suggestion that
 * somebody took. All else is a person's words.
 *
 * @param rows what is known of this entry in this language
 */
export const writable = (standing: PageTexts, rows: readonly PageRow[]): Name[] =>
  NAMES.filter((name) => {
    const text = standing[name];
    if (text.trim() === '') return true;
    return rows.some((row) => row.written.includes(name) && row[name] === text);
  });
