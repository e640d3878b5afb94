/**
 * `npm run demo`: the playground with an emulated vendor, filled with the sample files. With
 * `--vendor NAME` another vendor, with `--vendor all` one after the other; with `--app` another app
 * instead of the playground.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { Settings } from '../../../server/src/contracts/settings';
import { createAdminClient } from '../../../tests/support/admin-client';
import type { AdminClient } from '../../../tests/support/admin-client';
import { ok } from '../../../tests/support/http';
import { findProblems } from './check';
import { startEmulator } from './emulators';
import type { Emulator } from './emulators';
import { settle, upload } from './outcome';
import type { Outcome } from './outcome';
import { appAt, makeScratch } from './places';
import type { App } from './places';
import { anyProgramEnds, killPrograms, stopPrograms } from './program';
import { reportLines } from './report';
import { samplesFor } from './samples';
import type { Sample } from './samples';
import { startStrapi } from './strapi';
import { priceOf, vendorsNamed, writtenBy } from './vendors';
import type { Vendor } from './vendors';

const LOGIN = { email: 'editor@example.com', password: 'Playground-1' };

interface Shown {
  emulator: Emulator;
  admin: AdminClient;
  url: string;
  outcomes: Outcome[];
  /** What the settings want. */
  languages: string[];
}

/** Fills an app that has this vendor as its provider, and prints what came of it. */
async function show(vendor: Vendor, app: App, scratch: string): Promise<Shown> {
  const { name } = vendor.provider;
  console.log(`Starting the emulator of ${name} …`);
  const emulator = await startEmulator(vendor, scratch);
  console.log(`${name} at ${emulator.url}: emulated locally; not the real ${name}.`);
  console.log('Starting Strapi on an empty database …');
  const url = await startStrapi(app, scratch, emulator);
  const admin = createAdminClient(url, LOGIN);
  const { languages } = ok(await admin.get<Settings>('/alt-text/settings'));
  console.log(languageLine(vendor, languages));

  const samples = samplesFor(vendor);
  console.log(`Uploading ${samples.length} files as an editor would …`);
  const outcomes = await fill(admin, samples);
  console.log(['', ...reportLines(outcomes, vendor), ''].join('\n'));
  return { emulator, admin, url, outcomes, languages };
}

function languageLine(vendor: Vendor, languages: readonly string[]): string {
  const written = writtenBy(vendor, languages);
  const lacking = languages.filter((language) => !written.includes(language));
  const line = `Languages: ${written.join(', ')}.`;
  if (lacking.length === 0) return line;
  return `${line} ${vendor.provider.name} does not write ${lacking.join(', ')}.`;
}

async function fill(admin: AdminClient, samples: readonly Sample[]): Promise<Outcome[]> {
  const uploaded: Outcome[] = [];
  for (const sample of samples) uploaded.push(await upload(admin, sample));
  const settled: Outcome[] = [];
  for (const outcome of uploaded) settled.push(await settle(admin, outcome));
  return settled;
}

/** @returns how many things are wrong */
async function judge({ emulator, outcomes, languages }: Shown): Promise<number> {
  const { vendor } = emulator;
  const problems = findProblems({
    outcomes,
    languages,
    written: writtenBy(vendor, languages),
    price: priceOf(vendor),
    creditsCharged: await emulator.creditsCharged(),
  });
  for (const problem of problems) console.error(`Wrong: ${problem}`);
  const what = `The demo with ${vendor.provider.name}`;
  console.log(
    problems.length === 0
      ? `${what} is as it should be: ${outcomes.length} files checked.`
      : `${what} is not as it should be: ${problems.length} problems.`,
  );
  return problems.length;
}

/** Lets a person look around until they end it. */
async function stay({ url }: Shown, scratch: string): Promise<never> {
  console.log(`Admin panel:  ${url}/admin`);
  console.log(`Login:        ${LOGIN.email}  ${LOGIN.password}`);
  console.log(`Logs:         ${scratch}${path.sep}*.log`);
  console.log('Upload images of your own to the Media Library. Everything runs until Ctrl-C.');
  return anyProgramEnds();
}

/** @returns whether all is as it should be, as an exit code */
async function demo(
  vendors: readonly Vendor[],
  app: App,
  scratch: string,
  check: boolean,
): Promise<number> {
  let problems = 0;
  for (const vendor of vendors) {
    const folder = path.join(scratch, vendor.provider.id);
    await mkdir(folder);
    const shown = await show(vendor, app, folder);
    if (check) problems += await judge(shown);
    else if (vendors.length === 1) return stay(shown, folder);
    await stopPrograms();
  }
  return problems === 0 ? 0 : 1;
}

/** Resolves when somebody wants to end the demo. */
function interrupted(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve(0);
      });
    }
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      app: { type: 'string' },
      vendor: { type: 'string' },
    },
  });
  const vendors = vendorsNamed(values.vendor);
  const scratch = makeScratch();
  process.on('exit', killPrograms);

  let exitCode = 1;
  try {
    exitCode = await Promise.race([
      demo(vendors, appAt(values.app), scratch, values.check),
      interrupted(),
    ]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  await stopPrograms();
  if (exitCode === 0) await rm(scratch, { recursive: true, force: true });
  else console.error(`The logs are in ${scratch}`);
  process.exit(exitCode);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
