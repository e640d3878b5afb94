import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import path from 'node:path';

import { REPOSITORY } from '../../tests/support/app';

export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
}

export interface Versions {
  node: string;
  strapi: string;
  sharp: string;
  plugin: string;
  /** The commit that was measured; `+` where the tree held changes beyond it. */
  commit: string | null;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round((totalmem() / 1024 ** 3) * 10) / 10,
  system: `${type()} ${release()}`,
});

/** How many programs wanted a core, on average over the last minute. */
export const load = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

/** Beyond this load, others use the cores that are to be measured. */
export const QUIET_LOAD = 0.7;

export const versions = (): Versions => ({
  node: process.version,
  strapi: versionOf(path.join('node_modules', '@strapi', 'strapi')),
  sharp: sharpVersion(),
  plugin: versionOf('.'),
  commit: commit(),
});

function versionOf(folder: string): string {
  const file = path.join(REPOSITORY, folder, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function sharpVersion(): string {
  const { versions: of } = createRequire(import.meta.url)('sharp') as {
    versions: { sharp?: string; vips?: string };
  };
  return `${of.sharp ?? '?'} (libvips ${of.vips ?? '?'})`;
}

function commit(): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: REPOSITORY, encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'server', 'package.json') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return null; // A copy without its history.
  }
}
