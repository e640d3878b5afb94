import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const PLAYGROUND = path.join(ROOT, 'playground');

/** A folder for the database, the uploads and the logs of one demo. */
export function makeScratch(): string {
  const parent = path.join(PLAYGROUND, '.tmp');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(path.join(parent, 'demo-'));
}
