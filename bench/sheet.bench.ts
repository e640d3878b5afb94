import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import knex from 'knex';

import { startStrapiProcess } from '../tests/support/strapi-process';
import type { Benchmark, BenchOptions } from './kit/benchmark';
import type { Figure } from './kit/figures';
import { fillLibrary } from './scale/fill';
import { measureCommand, type Taken } from './sheet/command';

const SIZES = { full: [10_000, 100_000], quick: [1000, 5000] } as const;

/** MiB that the larger sheet may take more than the smaller one. */
const MOST_MORE = 64;
/**
 * The heap that a command has. Without a bound Node lets garbage lie as long as the machine has room
 * for it, so that its peak says more of the machine than of the command: it is told, not limited.
 */
const HEAP_MIB = 160;
const BOUND = `--max-old-space-size=${HEAP_MIB}`;
const WHY = `a sheet goes through page by page, in a heap of ${HEAP_MIB} MiB: what is kept of every row is its number, to find it twice`;

/** At the end of an import in which nothing was edited. */
const NO_CHANGE = /(?<!\d)0 texts would be changed/;

const NO_BOUND = 'the heap without a bound';

interface Measurement {
  files: number;
  rows: number;
  commands: Record<string, Taken>;
}

const plugin = { settings: { languages: ['en', 'fr'], onUpload: 'off' } };

/** A library from its beginning to its end: out, in again, and in with another text in each row. */
async function measure(files: number, say: BenchOptions['say']): Promise<Measurement> {
  const strapi = await startStrapiProcess({ plugin, startTimeoutMs: 120_000 });
  const at = (name: string) => path.join(strapi.appDir, name);
  try {
    await strapi.stop({ keep: true });
    const database = knex({
      client: 'better-sqlite3',
      connection: { filename: at('data.db') },
      useNullAsDefault: true,
    });
    await fillLibrary(database, 'sqlite', files).finally(() => database.destroy());
    say(`${files} files`);
    const command = (...args: string[]) => measureCommand(strapi.appDir, args, BOUND);
    const free = (...args: string[]) => measureCommand(strapi.appDir, args);

    const exported = await command('export', '--output', at('texts.csv'));
    const asJson = await command('export', '--output', at('texts.json'));
    const same = await command('import', at('texts.csv'), '--dry-run');
    if (!NO_CHANGE.test(same.end)) throw new Error(`Changed: ${same.end}`);
    const sameJson = await command('import', at('texts.json'), '--dry-run');
    if (!NO_CHANGE.test(sameJson.end)) throw new Error(`Changed: ${sameJson.end}`);
    const sheet = await readFile(at('texts.csv'), 'utf8');
    await writeFile(at('edited.csv'), sheet.replaceAll('from the side', 'from the front'));
    const edited = await command('import', at('edited.csv'), '--dry-run');
    if (NO_CHANGE.test(edited.end)) throw new Error('Nothing was edited');
    const commands = {
      export: exported,
      'export as JSON': asJson,
      'import, nothing edited': same,
      'import of JSON, nothing edited': sameJson,
      'import, every text edited': edited,
      [`export, ${NO_BOUND}`]: await free('export', '--output', at('texts.csv')),
      [`import, ${NO_BOUND}`]: await free('import', at('texts.csv'), '--dry-run'),
    };
    for (const [name, taken] of Object.entries(commands)) {
      say(`${name}: ${taken.seconds.toFixed(1)} s, ${taken.peakMiB.toFixed(0)} MiB`);
    }
    return { files, rows: sheet.split('\r\n').length - 2, commands };
  } finally {
    await strapi.stop({ keep: false });
  }
}

function figuresOf(all: readonly Measurement[]): Figure[] {
  const [small, large] = all;
  if (!small || !large) return [];
  return Object.keys(small.commands).flatMap((name): Figure[] => {
    const peak = (of: Measurement) => of.commands[name]?.peakMiB ?? NaN;
    return [
      ...all.map((of) => ({
        name: `${name}, ${of.files} files: time`,
        value: of.commands[name]?.seconds ?? NaN,
        unit: 's',
      })),
      ...all.map((of) => ({ name: `${name}, ${of.files} files`, value: peak(of), unit: 'MiB' })),
      {
        name: `${name}: more memory`,
        value: peak(large) - peak(small),
        unit: 'MiB',
        ...(name.endsWith(NO_BOUND) ? {} : { limit: { atMost: MOST_MORE, why: WHY } }),
      },
    ];
  });
}

export const benchmark: Benchmark = {
  title: 'the peak memory of export and of a dry import, of a small library and of a large one',

  async run({ quick, say }) {
    const sizes = quick ? SIZES.quick : SIZES.full;
    const all: Measurement[] = [];
    for (const files of sizes) all.push(await measure(files, say));
    return {
      figures: figuresOf(all),
      setup: {
        sizes,
        languages: plugin.settings.languages,
        database: 'SQLite',
        mostMore: MOST_MORE,
        heapMiB: HEAP_MIB,
      },
      samples: { all },
    };
  },
};
