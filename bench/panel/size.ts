import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { REPOSITORY } from '../../tests/support/app';

const BUILT = path.join(REPOSITORY, 'dist', 'admin');
const ENTRY = 'index.mjs';

export interface AdminSize {
  /** What the panel loads before it shows anything: the entry, and the words of one language. */
  firstKb: number;
  /** What is loaded once a person goes to a page of the plugin, each file once, all together. */
  onDemandKb: number;
  /** Kilobytes by file. */
  files: Record<string, number>;
}

const read = (file: string): string => readFileSync(path.join(BUILT, file), 'utf8');

const found = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, name = '']) => name);

/** What a file of the build imports at once, and what it may import later. */
function importsOf(file: string): { atOnce: string[]; later: string[] } {
  const source = read(file);
  return {
    atOnce: found(source, /(?:from|^import) "\.\/([^"]+)"/gm),
    later: found(source, /import\("\.\/([^"]+)"\)/g),
  };
}

/** The file and all that comes with it. */
function withImports(file: string, all = new Set<string>()): Set<string> {
  if (all.has(file)) return all;
  all.add(file);
  for (const other of importsOf(file).atOnce) withImports(other, all);
  return all;
}

/** The plugin's built admin code in gzip, neither minified nor joined with Strapi's own. */
export function adminSize(): AdminSize {
  const entry = withImports(ENTRY);
  const source = [...entry].map(read).join('\n');
  const languages = new Set(found(source, /\b\w\w: \(\) => import\("\.\/([^"]+)"\)/g));
  const [language] = languages;
  if (language === undefined)
    throw new Error('The build names no file with the words of a language');
  const first = withImports(language, entry);
  const onDemand = new Set<string>();
  const queue = [...first];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const later of importsOf(file).later) {
      if (languages.has(later)) continue;
      for (const part of withImports(later)) {
        if (first.has(part) || onDemand.has(part)) continue;
        onDemand.add(part);
        queue.push(part);
      }
    }
  }
  const files = Object.fromEntries(
    [...first, ...onDemand].map((file) => [file, gzipSync(read(file)).length / 1000]),
  );
  const sum = (names: Set<string>) =>
    [...names].reduce((total, name) => total + (files[name] ?? 0), 0);
  return { firstKb: sum(first), onDemandKb: sum(onDemand), files };
}
