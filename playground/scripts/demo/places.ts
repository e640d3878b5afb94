import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const PLAYGROUND = path.join(ROOT, 'playground');

/** A Strapi app that is built, and has the plugin configured as the playground has. */
export interface App {
  dir: string;
  /** Where its packages are. */
  modules: string;
}

/** The playground, or an app elsewhere with packages of its own. */
export function appAt(dir?: string): App {
  if (dir === undefined) return { dir: PLAYGROUND, modules: path.join(ROOT, 'node_modules') };
  return { dir, modules: path.join(dir, 'node_modules') };
}

/** A folder for the database, the uploads and the logs of one demo. */
export function makeScratch(): string {
  const parent = path.join(PLAYGROUND, '.tmp');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(path.join(parent, 'demo-'));
}
