import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from './paths.mjs';

const exec = promisify(execFile);

/** What a user gets, and nothing else: the built plugin and the pages npm shows. */
const EXPECTED = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'strapi-admin.js',
  'strapi-server.js',
  'bin/strapi-alt-text.js',
  'dist/cli/index.js',
  'dist/cli/index.mjs',
  'dist/admin/index.js',
  'dist/admin/index.mjs',
  'dist/admin/src/index.d.ts',
  'dist/server/index.js',
  'dist/server/index.mjs',
  'dist/server/src/index.d.ts',
];

const ALLOWED = /^dist\/(admin|server)\/([^/]+\.m?js|src\/.+\.d\.ts)$/;

const MAX_PACKED_BYTES = 1.5 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 6 * 1024 * 1024;

/** Folders of a machine that builds; none of them means anything on another one. */
const MACHINE_PATHS = /(?:\/(?:home|root|Users|tmp|workspace|github)\/|[A-Z]:\\Users\\)[\w.-]+/;

/** Packs the plugin as `npm publish` would. */
export async function pack(into) {
  const { stdout } = await exec('npm', ['pack', '--json', '--pack-destination', into], {
    cwd: ROOT,
    maxBuffer: 16 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const [{ filename, size, unpackedSize, files }] = JSON.parse(stdout);
  return { file: path.join(into, filename), size, unpackedSize, files: files.map((f) => f.path) };
}

/** What is wrong with the list of files and their size. */
export function findContentProblems({ size, unpackedSize, files }) {
  const problems = [];
  for (const file of EXPECTED) if (!files.includes(file)) problems.push(`${file} is missing`);
  for (const file of files) {
    if (!EXPECTED.includes(file) && !ALLOWED.test(file)) problems.push(`${file} does not belong`);
  }
  if (size > MAX_PACKED_BYTES) problems.push(`it is larger than 1.5 MB: ${size} bytes`);
  if (unpackedSize > MAX_UNPACKED_BYTES) {
    problems.push(`unpacked it is larger than 6 MB: ${unpackedSize} bytes`);
  }
  return problems;
}

/** Files of the unpacked package that name a folder of this machine or of one like it. */
export function findMachinePaths(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const found = text.includes(ROOT) ? ROOT : MACHINE_PATHS.exec(text)?.[0];
      return found ? [`${name} names the path ${found}`] : [];
    });
}
