import type { Quality } from '../../../../server/src/contracts/quality';
import type { RunBody, RunFilter, RunOptions } from '../../../../server/src/contracts/runs';
import type { Mode } from '../../../../server/src/contracts/tasks';
import type { TextState } from '../../../../server/src/contracts/texts';

/** What the form of a new run edits. Empty: nothing is narrowed, or as the settings say. */
export interface RunForm {
  ids: number[];
  states: TextState[];
  folder: string;
  mime: string;
  /** A day: `2026-11-20`. */
  createdAfter: string;
  quality: Quality | '';
  provider: string;
  languages: string[];
  mode: Mode;
  overwriteHuman: boolean;
  dryRun: boolean;
}

export const STATES: readonly TextState[] = [
  'missing',
  'stale',
  'suggested',
  'ai',
  'embedded',
  'approved',
  'human',
  'decorative',
];

/** What the server takes where no state is chosen. */
export function usualStates({
  quality,
  overwriteHuman,
}: Pick<RunForm, 'quality' | 'overwriteHuman'>): TextState[] {
  if (quality === '') return ['missing', 'stale'];
  const generated: TextState[] = ['suggested', 'ai', 'embedded'];
  return overwriteHuman ? [...generated, 'approved', 'human', 'stale'] : generated;
}

const listOf = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const unique = <T>(values: T[]): T[] => [...new Set(values)];

const isState = (text: string): text is TextState => (STATES as readonly string[]).includes(text);

const dayOf = (text: string | null): string => /^\d{4}-\d\d-\d\d/.exec(text ?? '')?.[0] ?? '';

/** The form as an address asks for it; what makes no sense there is left out. */
export function formFromQuery(search: string): RunForm {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name)?.trim() ?? '';
  const ids = listOf(query.get('ids')).map(Number);
  return {
    ids: unique(ids.filter((id) => Number.isSafeInteger(id) && id > 0)),
    states: unique(listOf(query.get('states')).filter(isState)),
    folder: text('folder') === '/' ? '' : text('folder'),
    mime: text('mime'),
    createdAfter: dayOf(query.get('createdAfter')),
    quality: text('quality') as Quality | '',
    provider: text('provider'),
    languages: unique(listOf(query.get('languages'))),
    mode: text('mode') === 'suggest' ? 'suggest' : 'apply',
    // Never from an address: who follows a link has not agreed to it.
    overwriteHuman: false,
    dryRun: text('dryRun') === 'true',
  };
}

/** What is empty narrows nothing, and is not sent. */
const filled = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== '' && value !== false && !(Array.isArray(value) && !value.length),
    ),
  ) as Partial<T>;

/** What the server is asked for. */
export function bodyOf(form: RunForm): RunBody {
  const { ids, states, folder, mime, createdAfter, quality, ...options } = form;
  const filter = filled({ ids, states, folder, mime, createdAfter, quality });
  return { filter: filter as RunFilter, options: filled(options) };
}

/** The address of the form that asks for the same again. */
export function queryOf(filter: RunFilter, options: RunOptions): Record<string, string> {
  const { provider, languages, mode, dryRun } = options;
  const { ids, states, folder, mime, createdAfter, quality } = filter;
  const query = { ids, states, folder, mime, createdAfter, quality, provider, languages };
  return {
    ...Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
    ...(mode === 'suggest' ? { mode } : {}),
    ...(dryRun ? { dryRun: 'true' } : {}),
  };
}

/** The library, narrowed as far as its own filters go. */
export const libraryQuery = ({ folder, mime, quality }: RunFilter): Record<string, string> =>
  filled({ folder: folder ?? '', mime: mime ?? '', quality: quality ?? '' });
