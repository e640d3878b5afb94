import type { Difference, Remark } from './import-apply';
import type { Paint } from './paint';
import { counted, printable } from './table';

/** How an import ended. */
export interface ImportResult {
  file: string;
  dryRun: boolean;
  interrupted: boolean;
  /** What `undo` takes; `null` where nothing was written. */
  run: number | null;
  rows: number;
  changed: number;
  unchanged: number;
  conflicts: Remark[];
  problems: Remark[];
  /** Columns that say nothing to the plugin. */
  ignoredColumns: string[];
  /** Of a dry run. */
  differences?: Difference[];
}

/** So many remarks are printed. */
const SHOWN = 50;

const NAMES = { alternativeText: 'alternative text', caption: 'caption' } as const;

const lines = (mark: string, text: string | null): string =>
  (text ?? '')
    .split(/\r\n|\r|\n/)
    .map((line) => `  ${mark} ${printable(line)}\n`)
    .join('');

/** What would change, as a person reads it. */
export function differenceText(one: Difference, paint: Paint): string {
  const head = `line ${one.line}, image ${one.assetId} “${printable(one.name)}”, ${one.language}, ${NAMES[one.field]}`;
  const before = one.before ? paint.bad(lines('-', one.before)) : '';
  const after = one.after ? paint.good(lines('+', one.after)) : '';
  return `${head}\n${before}${after}`;
}

const where = ({ line, assetId, language }: Remark): string =>
  [
    `line ${line}`,
    ...(assetId === undefined ? [] : [`image ${assetId}`]),
    ...(language === undefined ? [] : [language]),
  ].join(', ');

function remarks(title: string, list: readonly Remark[]): string {
  if (list.length === 0) return '';
  const shown = list.slice(0, SHOWN).map((one) => `  ${where(one)}: ${printable(one.message)}.\n`);
  const more = list.length > SHOWN ? `  … and ${list.length - SHOWN} more (see --json)\n` : '';
  return `${title}\n${shown.join('')}${more}`;
}

/** The end of an import, as a person reads it. */
export function resultText(result: ImportResult, paint: Paint): string {
  const { changed, unchanged, conflicts, problems, ignoredColumns } = result;
  const did = result.dryRun ? 'would be changed' : 'changed';
  const ignored = ignoredColumns.map((name) => `“${printable(name.slice(0, 60))}”`).join(', ');
  return [
    paint.bold(`${counted(changed, 'text')} ${did}`),
    `, ${unchanged} unchanged, ${counted(conflicts.length, 'conflict')}, ${counted(problems.length, 'problem')}.\n`,
    remarks('Conflicts, left as they are:', conflicts),
    remarks('Problems, left out:', problems),
    ignored === '' ? '' : `These columns were not looked at: ${ignored}.\n`,
    result.dryRun ? 'A dry run: nothing was written.\n' : '',
    result.run === null ? '' : `To take it back: npx strapi-alt-text undo ${result.run}\n`,
  ].join('');
}
