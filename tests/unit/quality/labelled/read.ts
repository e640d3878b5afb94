import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { RuleId } from '../../../../server/src/contracts/quality';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt'] as const;

/** What the setting of the site is taken to be. */
export const MAX_LENGTH = 125;

/** A text with the rules that must fire, and no other ones. */
export interface Labelled {
  locale: string;
  text: string;
  rules: RuleId[];
  about: { caption?: string; sameTextElsewhere?: number; fileName?: string };
  /** Every fifth text by its place in the file: the rules were not fitted to it. */
  heldOut: boolean;
}

type Row = [text: string, rules: RuleId[], about?: Labelled['about']];

/**
 * All labelled texts: those of a language in its own file, and in `rounds.json`, `machines.json` and `blind.json`
 * those that were written later, each time to see how the rules do with texts they had not met.
 * Those of `machines.json` are mostly refusals. At first sight 28 of the first 48 refusals in
 * `blind.json` were recognised, and 10 of its last 24; no good text was taken for one. The rules
 * were fitted to all of them since.
 */
export function readLabelled(): Labelled[] {
  const ownFiles = LANGUAGES.flatMap((locale) =>
    rowsOf<Row>(locale).map((row, place) => labelled(locale, row, place % 5 === 4)),
  );
  const rounds = ['rounds', 'machines', 'blind'].flatMap((name) =>
    rowsOf<[locale: string, ...Row]>(name).map(([locale, ...row]) => labelled(locale, row, false)),
  );
  return [...ownFiles, ...rounds];
}

const rowsOf = <T>(name: string): T[] =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `${name}.json`), 'utf8')) as T[];

const labelled = (locale: string, row: Row, heldOut: boolean): Labelled => {
  const [text, rules, about = {}] = row;
  return { locale, text, rules, about, heldOut };
};
