/**
 * `npm run demo`: the playground with emulated vendors, filled with the sample files. With `--app`
 * another app instead of the playground.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { Settings } from '../../../server/src/contracts/settings';
import { createAdminClient } from '../../../tests/support/admin-client';
import type { AdminClient } from '../../../tests/support/admin-client';
import { ok } from '../../../tests/support/http';
import { findProblems } from './check';
import { startAltFrame } from './emulators';
import type { Emulator } from './emulators';
import { settle, upload } from './outcome';
import type { Outcome } from './outcome';
import { appAt, makeScratch } from './places';
import type { App } from './places';
import { anyProgramEnds, killPrograms, stopPrograms } from './program';
import { reportLines } from './report';
import { demoSamples } from './samples';
import { startStrapi } from './strapi';

const LOGIN = { email: 'editor@example.com', password: 'Playground-1' };

async function demo(app: App, scratch: string, check: boolean): Promise<number> {
  console.log('Starting the AltFrame emulator …');
  const altFrame = await startAltFrame(scratch);
  console.log(`AltFrame at ${altFrame.url}: emulated locally; not the real AltFrame.`);
  console.log('Starting Strapi on an empty database …');
  const url = await startStrapi(app, scratch, altFrame);
  const admin = createAdminClient(url, LOGIN);

  console.log(`Uploading ${demoSamples.length} files as an editor would …`);
  const outcomes = await fill(admin);
  console.log(['', ...reportLines(outcomes), ''].join('\n'));
  if (check) return judge(outcomes, admin, altFrame);

  console.log(`Admin panel:  ${url}/admin`);
  console.log(`Login:        ${LOGIN.email}  ${LOGIN.password}`);
  console.log(`Logs:         ${scratch}${path.sep}*.log`);
  console.log('Upload images of your own to the Media Library. Everything runs until Ctrl-C.');
  return anyProgramEnds();
}

async function fill(admin: AdminClient): Promise<Outcome[]> {
  const uploaded: Outcome[] = [];
  for (const sample of demoSamples) uploaded.push(await upload(admin, sample));
  const settled: Outcome[] = [];
  for (const outcome of uploaded) settled.push(await settle(admin, outcome));
  return settled;
}

async function judge(outcomes: Outcome[], admin: AdminClient, altFrame: Emulator): Promise<number> {
  const settings = ok(await admin.get<Settings>('/alt-text/settings'));
  const problems = findProblems({
    outcomes,
    languages: settings.languages.length,
    creditsCharged: await altFrame.creditsCharged(),
  });
  for (const problem of problems) console.error(`Wrong: ${problem}`);
  console.log(
    problems.length === 0
      ? `The demo is as it should be: ${outcomes.length} files checked.`
      : `The demo is not as it should be: ${problems.length} problems.`,
  );
  return problems.length === 0 ? 0 : 1;
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
    options: { check: { type: 'boolean', default: false }, app: { type: 'string' } },
  });
  const scratch = makeScratch();
  process.on('exit', killPrograms);

  let exitCode = 1;
  try {
    exitCode = await Promise.race([demo(appAt(values.app), scratch, values.check), interrupted()]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  await stopPrograms();
  if (exitCode === 0) await rm(scratch, { recursive: true, force: true });
  else console.error(`The logs are in ${scratch}`);
  process.exit(exitCode);
}

void main();
