import type { Figure, Limit } from '../kit/figures';
import type { ClaimFigures } from './claims';
import type { Client } from './library';
import { LOOKS, TOLD, type LookName, type Looks } from './looks';
import type { RunFigures } from './run';

/** What was measured on one library. */
export interface Measurement {
  client: Client;
  files: number;
  fillSeconds: number;
  /** Before anything was ever counted: once in the life of an installation. */
  ever: Looks;
  /** After a restart. */
  first: Looks;
  later: Looks;
  run: RunFigures;
  claims: ClaimFigures;
}

const LOOK: Limit = {
  atMost: 300,
  why: 'a page that takes longer feels slow, however large the library is',
};
const MEMORY: Limit = {
  atMost: 64,
  why: 'a run must not hold its library in memory: what it needs does not grow with it',
};
const CLAIM: Limit = {
  atMost: 5,
  why: 'every task is claimed: it must not cost more for those that wait behind it',
};
const GROWTH: Limit = {
  atMost: 13,
  why: 'ten times the images may take ten times as long, and what the machine adds to that',
};

/** Below this, what does not depend on the images is most of the time. */
const GROWS_FROM = 10_000;

const inWords = (files: number): string => files.toLocaleString('en');

/** The figures of all libraries, the small ones first. */
export function figuresOf(all: readonly Measurement[]): Figure[] {
  return all.flatMap((one) => {
    const of = all.filter(({ client }) => client === one.client);
    const smaller = of.find(({ files }) => files * 10 === one.files);
    const smallest = of[0] ?? one;
    const database = one.client === 'postgres' ? 'PostgreSQL' : 'SQLite';
    const where = `${database}, ${inWords(one.files)}`;
    const figure = (name: string, value: number, unit: string, limit?: Limit): Figure => ({
      name: `${where}: ${name}`,
      value,
      unit,
      ...(limit ? { limit } : {}),
    });
    const looks = (Object.keys(LOOKS) as LookName[]).flatMap((name) => {
      const limit = TOLD[name] === undefined ? LOOK : undefined;
      return [
        figure(`${name}, first look after a restart`, one.first[name], 'ms', limit),
        figure(`${name}, later`, one.later[name], 'ms', limit),
      ];
    });
    const growth = (name: string, of: (run: RunFigures) => number) =>
      smaller && smaller.files >= GROWS_FROM
        ? [figure(`${name}, to a tenth of the images`, of(one.run) / of(smaller.run), '×', GROWTH)]
        : [];
    const more = (of: (run: RunFigures) => number) => of(one.run) - of(smallest.run);
    return [
      ...looks,
      figure('the overview, never counted before', one.ever['the overview'], 'ms'),
      figure('estimate of a run', one.run.estimateMs, 'ms'),
      ...growth('estimate', (run) => run.estimateMs),
      figure('start of a run', one.run.startMs, 'ms'),
      figure(`all ${inWords(one.run.images)} tasks of a run`, one.run.selectedMs / 1000, 's'),
      ...growth('all tasks', (run) => run.selectedMs),
      figure('peak of the resident memory during a run', one.run.peakMiB, 'MiB'),
      ...(one === smallest
        ? []
        : [
            figure(
              '… more than the smallest library’s',
              more((run) => run.peakMiB),
              'MiB',
              MEMORY,
            ),
            figure(
              'heap after the garbage is gone, more',
              more((run) => run.heapMiB),
              'MiB',
              MEMORY,
            ),
          ]),
      figure('claim of an upload behind a paused run', one.claims.ofAnUpload, 'ms', CLAIM),
      figure('claim of a run’s task behind a paused run', one.claims.ofARun, 'ms', CLAIM),
      figure('claim where a paused run is all there is', one.claims.nothing, 'ms', CLAIM),
      figure('when the next task is due', one.claims.msUntilDue, 'ms', CLAIM),
    ];
  });
}
