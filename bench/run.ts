import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { ensurePluginBuilt } from '../scripts/lib/build.mjs';
import { REPOSITORY } from '../tests/support/app';
import type { Benchmark } from './kit/benchmark';
import { isReached } from './kit/figures';
import { load, machine, QUIET_LOAD } from './kit/machine';
import { figuresTable, keep, reasons } from './kit/report';

const FOLDER = path.join(REPOSITORY, 'bench');
const ENDING = '.bench.ts';

/**
 * `npm run bench -- NAME [--quick] [--no-build]`: exits with 1 where a figure falls short. It
 * builds the plugin where its sources are newer than `dist`, unless told to take what is there.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const name = positionals[0] ?? '';
  const benchmark = await find(name);

  if (!values['no-build']) await ensurePluginBuilt();
  const startedAt = new Date();
  const loadBefore = load();
  const { cpu, cores, memoryGiB } = machine();
  console.log(`${name}: ${benchmark.title}`);
  console.log(`${cpu}, ${cores} cores, ${memoryGiB} GiB; load before the run: ${loadBefore}`);
  if (loadBefore > QUIET_LOAD)
    console.log('Others are using this machine: times are not to trust.');
  console.log();

  const say = (line: string) => console.log(`  ${line}`);
  const measured = await benchmark.run({ quick: values.quick, say });

  console.log(`\n${figuresTable(measured.figures)}\n\n${reasons(measured.figures)}\n`);
  if (values.quick) console.log('A quick look: kept nowhere, and too short to judge by.');
  else {
    const file = await keep({ name, title: benchmark.title, startedAt, loadBefore, measured });
    console.log(`Kept in ${file}`);
  }
  if (!measured.figures.every(isReached)) process.exitCode = 1;
}

async function find(name: string): Promise<Benchmark> {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
  if (!names.includes(name)) {
    const asked = name ? `There is no benchmark "${name}".` : 'Which benchmark?';
    throw new Error(`${asked} npm run bench -- NAME, where NAME is ${names.join(', ')}`);
  }
  const file = pathToFileURL(path.join(FOLDER, name + ENDING)).href;
  return ((await import(file)) as { benchmark: Benchmark }).benchmark;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
