import path from 'node:path';

import { isFresh } from './freshness.mjs';
import { ROOT } from './paths.mjs';
import { must } from './run.mjs';

const TELEMETRY_OFF = { STRAPI_TELEMETRY_DISABLED: 'true' };

const SERVER = { output: 'dist/server/index.js', inputs: ['server', 'package.json'] };
const ADMIN = {
  output: 'dist/admin/index.js',
  inputs: ['admin', 'server/src/contracts', 'package.json'],
};
const PLAYGROUND = {
  output: 'playground/dist/build/index.html',
  // The plugin's panel is built into the playground's: its sources count, not when it was built.
  inputs: ['playground/config', 'playground/src', 'playground/package.json', ...ADMIN.inputs],
};

/** Builds the plugin where its sources are newer than `dist`. */
export async function ensurePluginBuilt() {
  if ([SERVER, ADMIN].every(({ output, inputs }) => isFresh(output, inputs))) return;
  console.log('Building the plugin …');
  await must('The build of the plugin', 'npm', ['run', 'build'], { env: TELEMETRY_OFF });
}

/** Builds the playground with its admin panel where it, or the plugin's panel, is newer. */
export async function ensurePlaygroundBuilt() {
  await ensurePluginBuilt();
  if (isFresh(PLAYGROUND.output, PLAYGROUND.inputs)) return;
  console.log('Building the admin panel of the playground (about half a minute) …');
  await must('The build of the playground', 'npm', ['run', 'build'], {
    cwd: path.join(ROOT, 'playground'),
    env: { ...TELEMETRY_OFF, NODE_ENV: 'production' },
  });
}
