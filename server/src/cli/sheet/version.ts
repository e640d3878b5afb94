import { createHash } from 'node:crypto';

import type { TextState } from '../../contracts/texts';

export const FIELDS = ['alternativeText', 'caption'] as const;
export type Field = (typeof FIELDS)[number];

/** What stands in one language, as far as a sheet tells it. */
export type Standing = Record<Field, string | null> & { state: TextState };

/** Spreadsheets write line breaks in their own way. */
export const sameBreaks = (text: string): string => text.replace(/\r\n?/g, '\n');

/** What a text is recognized by: short, and no number to a spreadsheet. */
export const hashOf = (text: string | null): string =>
  createHash('sha256')
    .update(sameBreaks(text ?? ''))
    .digest('hex')
    .slice(0, 12);

/** What stood when it was exported: a later change makes it another one. */
export const versionOf = ({ state, alternativeText, caption }: Standing): string =>
  [state, hashOf(alternativeText), hashOf(caption)].join('-');

/** Of a version's parts, what tells whether a cell was edited. */
export function hashesIn(version: string): Record<Field, string> | null {
  const [, alternativeText, caption] =
    /^[a-z]+-([0-9a-f]{12})-([0-9a-f]{12})$/.exec(version.trim()) ?? [];
  return alternativeText === undefined || caption === undefined
    ? null
    : { alternativeText, caption };
}
