// `npm run check:tarball`: packs the plugin as it would be published, installs the tarball into a
// fresh app far from this repository, uses its command line and builds the admin panel there, and lets
// the demo's check run on it: what works here by a link or a shared node_modules, and nowhere else, fails.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ensurePluginBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';
import { must, run } from './lib/run.mjs';
import { findContentProblems, findMachinePaths, pack } from './lib/tarball.mjs';

const PLUGIN = 'strapi-plugin-alt-text';
const TSX = ['--import', 'tsx'];
const ENV = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };

await main(async () => {
  await ensureInstalled();
  await ensurePluginBuilt();
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'alt-text-tarball-')));
  const tidyUp = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  process.on('exit', tidyUp);

  const tarball = await timed('Packing', () => pack(scratch));
  report(tarball);
  stopAt(findContentProblems(tarball));

  const app = path.join(scratch, 'app');
  writeApp(app, tarball.file);
  await timed('Installing it into a fresh app', () => install(app));
  const installed = path.join(app, 'node_modules', PLUGIN);
  stopAt([...findMachinePaths(installed), ...findSecondCopies(installed)]);

  await timed('The command line in the app', () =>
    must('The command line', process.execPath, [
      ...TSX,
      'scripts/command-line/main.ts',
      '--app',
      app,
    ]),
  );
  await timed('Building the admin panel of the app', () => build(app));
  stopAt(findPanelProblems(app));

  return timed('The demo on the app', () =>
    run(process.execPath, [
      ...[...TSX, 'playground/scripts/demo/main.ts'],
      ...['--check', '--app', app],
    ]),
  );
});

function writeApp(app, tarball) {
  cpSync(path.join(ROOT, 'scripts', 'fresh-app'), app, { recursive: true });
  mkdirSync(path.join(app, 'scripts'));
  mkdirSync(path.join(app, 'public', 'uploads'), { recursive: true });
  cpSync(
    path.join(ROOT, 'playground', 'scripts', 'secrets.mjs'),
    path.join(app, 'scripts', 'secrets.mjs'),
  );
  const file = path.join(app, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.dependencies[PLUGIN] = `file:${tarball}`;
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

async function install(app) {
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await must('The installation of the tarball', 'npm', args, { cwd: app });
  await must('Making the secrets', process.execPath, ['scripts/secrets.mjs'], { cwd: app });
}

async function build(app) {
  const strapi = path.join(app, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  await must('The build of the app', process.execPath, [strapi, 'build'], { cwd: app, env: ENV });
}

/** What must be the host's own: a second libvips or a second React would break it. */
function findSecondCopies(installed) {
  return ['sharp', 'react', 'react-intl', 'styled-components', '@strapi/strapi']
    .filter((name) => existsSync(path.join(installed, 'node_modules', name)))
    .map((name) => `the plugin got a copy of ${name} of its own`);
}

/** The settings page is there when its code and its words are. */
function findPanelProblems(app) {
  const folder = ['build', path.join('dist', 'build')]
    .map((name) => path.join(app, name))
    .find((at) => existsSync(path.join(at, 'index.html')));
  if (!folder) return ['the build of the app has no admin panel'];
  const scripts = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const english = path.join(ROOT, 'admin', 'src', 'translations', 'en', 'settings.json');
  const words = JSON.parse(readFileSync(english, 'utf8'))['settings.subtitle'];
  return [
    ['the words of the settings page', words],
    ['the link to the settings page', 'alt-text-settings'],
    // The name of a request survives the minifier, and only the settings page makes this one.
    ['the code of the settings page', 'updateAltTextSettings'],
  ]
    .filter(([, text]) => !scripts.some((script) => script.includes(text)))
    .map(([what]) => `the built admin panel lacks ${what}`);
}

function report({ file, files, size, unpackedSize }) {
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
  console.log(
    `${path.basename(file)}: ${files.length} files, ${kilobytes(size)}, ${kilobytes(unpackedSize)} unpacked.`,
  );
}

function stopAt(problems) {
  if (problems.length === 0) return;
  throw new Error(problems.map((problem) => `Wrong in the tarball: ${problem}`).join('\n'));
}

async function timed(what, work) {
  console.log(`${what} …`);
  const from = Date.now();
  const result = await work();
  console.log(`${what}: ${Math.round((Date.now() - from) / 1000)} s`);
  return result;
}
