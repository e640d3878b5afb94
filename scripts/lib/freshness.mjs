import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './paths.mjs';

/** Whether the output exists and none of the inputs (files or folders) changed after it. */
export function isFresh(output, inputs) {
  const made = modified(path.join(ROOT, output));
  return made > 0 && inputs.every((input) => newest(path.join(ROOT, input)) <= made);
}

function newest(at) {
  let entries;
  try {
    entries = readdirSync(at, { withFileTypes: true });
  } catch {
    return modified(at);
  }
  return entries.reduce(
    (latest, entry) => Math.max(latest, newest(path.join(at, entry.name))),
    modified(at),
  );
}

function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
