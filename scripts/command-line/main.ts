/**
 * Part of `npm run check:tarball`: the command line as a person uses it, by `npx`, in an app that has
 * the plugin from its tarball, with an emulated vendor; at a terminal, where Ctrl-C leaves a run that
 * goes on later, and in a pipe.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { outputOf, printed, type CliResult } from '../../tests/support/cli';
import {
  onceShown,
  shownBy,
  TERMINAL,
  type Shown,
  type Typing,
} from '../../tests/support/terminal';
import { startAltFrame, type AltFrame } from '../../tests/vendors/altframe';
import { addOldImages } from './library';

/** So many that some still wait when the first ones are done and others are under way. */
const IMAGES = 24;
/** Texts of the app, which has three languages; one of them is described. */
const TEXTS = IMAGES * 3;
const SHEET = 'texts.csv';
const CTRL_C = '\u0003';
const ESCAPE = '\u001b';

interface Place {
  app: string;
  vendor: AltFrame;
}

const words = (args: readonly string[]) => ['npx', 'strapi-alt-text', ...args];

const envOf = ({ vendor }: Place) => ({
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  // What is not in the app must not come from the registry.
  npm_config_yes: 'false',
  ALTFRAME_API_KEY: vendor.key,
  ALTFRAME_BASE_URL: vendor.url,
});

/** @throws Error with everything that was printed */
function hold(holds: boolean, what: string, { code, ...output }: CliResult | Shown): void {
  if (holds) return;
  const all = Object.values(output).join('\n');
  throw new Error(`Wrong at the command line: ${what} (exit ${String(code)}):\n${all}`);
}

/** In a pipe: nothing but the answer goes to the standard output, and nothing is coloured. */
async function piped(place: Place, args: readonly string[], code: number): Promise<CliResult> {
  const result = await outputOf(words(args), place.app, { env: envOf(place) });
  hold(result.code === code, `${args.join(' ')} was to exit with ${code}`, result);
  const bare = !(result.stdout + result.stderr).includes(ESCAPE);
  hold(bare, `${args.join(' ')} sends a pipe what is meant for a terminal`, result);
  return result;
}

async function typed(
  place: Place,
  args: readonly string[],
  code: number,
  type?: Typing,
): Promise<Shown> {
  const shown = await shownBy(words(args), place.app, type, envOf(place));
  hold(shown.code === code, `${args.join(' ')} was to exit with ${code}`, shown);
  const bar = new RegExp(`\\r${ESCAPE}\\[2K\\[[#-]{24}\\] \\d+/${IMAGES} `).test(shown.screen);
  hold(bar, `${args.join(' ')} shows no bar`, shown);
  return shown;
}

/** `generate` is left in the middle; the same command goes on, and pays for nothing again. */
async function interruptAndGoOn(place: Place): Promise<void> {
  const { vendor } = place;
  const command = ['generate', '--missing', '--languages', 'en', '--wait'];
  const someDone = new RegExp(`\\] [1-9]/${IMAGES} `);
  const left = await typed(place, command, 130, onceShown(someDone, CTRL_C));
  const [, run = ''] = /Run (\d+) goes on .* strapi-alt-text wait \d/.exec(left.screen) ?? [];
  hold(run !== '', 'nobody is told how to go on', left);
  hold(!left.screen.includes('failed'), 'it does not end in peace', left);
  const { generations } = vendor.stats();
  hold(generations > 0 && generations < IMAGES, `${generations} calls are not the middle`, left);

  const low = await piped(
    place,
    ['audit', '--language', 'en', '--min-coverage', '100', '--json'],
    1,
  );
  hold(printed<{ passed: unknown }>(low).passed === false, 'the audit passes too early', low);

  const on = await typed(place, command, 0);
  hold(on.screen.includes(`Run ${run} is completed`), `run ${run} did not go on`, on);
  const { generations: all, repeats } = vendor.stats();
  const paid = `${IMAGES} calls were to be paid, there were ${all}, ${repeats} of them again`;
  hold(all === IMAGES && repeats === 0, paid, on);
}

/** What the second `status` tells. */
interface Told {
  images: number;
  coverage: Record<string, { ai: number }>;
  runs: { status: string }[];
}

async function lookAround(place: Place): Promise<void> {
  const status = await piped(place, ['status', '--json'], 0);
  const { images, coverage, runs } = printed<Told>(status);
  const isWhole = images === IMAGES && coverage['en']?.ai === IMAGES;
  hold(isWhole, 'not every image is described', status);
  const over = runs.length > 0 && runs.every((run) => run.status === 'completed');
  hold(over, 'not every run is completed', status);

  const sheet = await piped(place, ['export'], 0);
  await writeFile(path.join(place.app, SHEET), sheet.stdout);
  const dry = await piped(place, ['import', SHEET, '--dry-run'], 0);
  const same = dry.stdout.includes(`0 texts would be changed, ${TEXTS} unchanged, 0 conflicts`);
  hold(same, 'a sheet that nobody edited is not the same', dry);
}

async function drive(place: Place): Promise<void> {
  const help = await piped(place, ['--help'], 0);
  hold(help.stdout.startsWith('Usage: strapi-alt-text '), '--help is not ours', help);
  await piped(place, ['generate', '--wiat'], 2);
  // No server has ever run here.
  await piped(place, ['status', '--no-balance'], 0);

  await addOldImages(place.app, IMAGES);
  await interruptAndGoOn(place);
  await lookAround(place);
}

async function main(): Promise<void> {
  const { app } = parseArgs({ options: { app: { type: 'string' } } }).values;
  if (app === undefined) throw new Error('--app: where is it?');
  if (TERMINAL.at === undefined) throw new Error(`A terminal is needed: ${TERMINAL.howTo}`);
  const vendor = await startAltFrame({ latencyMs: 600 });
  try {
    await drive({ app, vendor });
  } finally {
    await vendor.close();
  }
  console.log(`The command line is as it should be: ${IMAGES} texts, each paid once.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
