import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { REPOSITORY } from '../../tests/support/app';
import type { Measured } from './benchmark';
import { formatFigure, formatLimit, isReached, type Figure } from './figures';
import { load, machine, QUIET_LOAD, versions } from './machine';
import { table } from './table';

const RESULTS = path.join(REPOSITORY, 'bench', 'results');

export interface Report {
  name: string;
  title: string;
  startedAt: Date;
  /** The machine's load before the run: what else was going on. */
  loadBefore: number;
  measured: Measured;
}

/** Every figure beside what is required of it. */
export function figuresTable(figures: readonly Figure[]): string {
  return table([
    ['figure', 'measured', 'required', ''],
    ...figures.map((figure) => [
      figure.name,
      formatFigure(figure.value, figure.unit),
      formatLimit(figure),
      figure.limit ? (isReached(figure) ? 'reached' : 'FALLS SHORT') : '',
    ]),
  ]);
}

/** The reasons behind the limits, each once. */
export function reasons(figures: readonly Figure[]): string {
  const lines = figures.flatMap((figure) =>
    figure.limit ? [`${formatLimit(figure)}: ${figure.limit.why}`] : [],
  );
  return [...new Set(lines)].join('\n');
}

/** Keeps a run in `bench/results/NAME.json`, in place of the one before. */
export async function keep(report: Report): Promise<string> {
  const { name, title, startedAt, loadBefore, measured } = report;
  const file = path.join(RESULTS, `${name}.json`);
  const kept = {
    name,
    title,
    date: startedAt.toISOString(),
    minutes: round((Date.now() - startedAt.getTime()) / 60_000),
    reached: measured.figures.every(isReached),
    machine: { ...machine(), loadBefore, loadAfter: load(), quiet: loadBefore <= QUIET_LOAD },
    versions: versions(),
    setup: measured.setup,
    figures: measured.figures.map((figure) => ({ ...figure, reached: isReached(figure) })),
    samples: measured.samples,
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(file, `${JSON.stringify(kept, rounded, 1)}\n`);
  return path.relative(REPOSITORY, file);
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? round(value) : value;
