import { Option } from 'commander';

import type { RunEstimate, RunFilter, RunOptions } from '../contracts/runs';
import type { TextState } from '../contracts/texts';
import type { AltText } from '../plugin';
import { UsageError } from './exit';
import { folderOption, languagesOption, states } from './options';
import type { Paint } from './paint';
import { counted, duration, table } from './table';

/** What `estimate` and `generate` have in common: which images, and how. */
export interface SelectionOptions {
  missing?: boolean;
  states?: TextState[];
  folder?: string;
  languages?: string[];
  provider?: string;
  suggest?: boolean;
  overwriteHuman?: boolean;
}

export const SELECTION: readonly Option[] = [
  new Option('--missing', 'images whose text is missing or stale: what is meant unless told'),
  new Option(
    '--states <states>',
    'images whose text is in one of these states, such as ai,stale',
  ).argParser(states),
  folderOption,
  languagesOption,
  new Option('--provider <id>', 'ask this provider instead of those of the settings'),
  new Option('--suggest', 'keep the texts for a review instead of writing them'),
  new Option('--overwrite-human', 'write over texts of people, too; it can be undone'),
];

/** @throws UsageError where two options contradict one another */
export function checkSelection(options: SelectionOptions): void {
  if (options.missing && options.states) {
    throw new UsageError('--missing and --states name different images: give one of them.');
  }
}

/** @throws UsageError where the provider is not there */
export function toRun(
  { registry }: AltText,
  { states: wanted, folder, languages, provider, suggest, overwriteHuman }: SelectionOptions,
): { filter: RunFilter; options: RunOptions } {
  if (provider !== undefined && !registry.get(provider)) {
    const known = registry.list().map(({ id }) => id);
    throw new UsageError(`There is no provider “${provider}”. There are ${known.join(', ')}.`);
  }
  return {
    filter: {
      ...(wanted === undefined ? {} : { states: wanted }),
      ...(folder === undefined ? {} : { folder }),
    },
    options: {
      ...(provider === undefined ? {} : { provider }),
      ...(languages === undefined ? {} : { languages }),
      ...(suggest ? { mode: 'suggest' as const } : {}),
      ...(overwriteHuman ? { overwriteHuman: true } : {}),
    },
  };
}

/** An estimate as a person reads it. */
export function estimateText(estimate: RunEstimate, paint: Paint): string {
  const rows = Object.entries(estimate.credits).map(([id, credits]) => [
    id,
    String(credits),
    String(estimate.remaining[id] ?? 'unknown'),
  ]);
  const costs =
    rows.length === 0
      ? ''
      : table(
          [['Provider', 'Credits at the most', 'Left in the account'], ...rows],
          ['left', 'right', 'right'],
        );
  const time = estimate.seconds > 0 ? `, about ${duration(estimate.seconds)}` : '';
  return [
    `${paint.bold(counted(estimate.images, 'image'))}, ${counted(estimate.totalCredits, 'credit')} at the most${time}.\n`,
    costs,
    ...estimate.warnings.map(({ message }) => `${paint.bad('Warning:')} ${message}\n`),
  ].join('');
}
