import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './paths.mjs';
import { must } from './run.mjs';

const OLDEST_NODE = 20;

/** Installs the dependencies where they are absent or not those of the lock file. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.`);
  }
  if (isInstalled()) return;
  console.log('Installing the dependencies (about two minutes the first time) …');
  await must('The installation', 'npm', ['ci', '--no-audit', '--no-fund']);
}

/** npm keeps a lock file of what it put into node_modules: compare it with the one in the repository. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn(path.join('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.optional || entry.devOptional) return true;
    return present[place]?.version === entry.version;
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
