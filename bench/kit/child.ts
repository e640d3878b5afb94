import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { REPOSITORY } from '../../tests/support/app';

/**
 * Runs a program of ours in a fresh process, with `gc()` at hand, so that neither the memory nor
 * the compiled code of what was measured before it counts.
 *
 * @param program path from the repository's root; it is built with {@link asChild}
 */
export async function runChild<Result>(program: string, input: unknown): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alt-text-bench-'));
  const files = [path.join(folder, 'input.json'), path.join(folder, 'result.json')] as const;
  try {
    await writeFile(files[0], JSON.stringify(input));
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', program, ...files], {
      cwd: REPOSITORY,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${program} failed`);
    return JSON.parse(await readFile(files[1], 'utf8')) as Result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The body of such a program: takes the input, and what it returns is the result. */
export function asChild<Input>(work: (input: Input) => Promise<unknown>): void {
  const [input = '', result = ''] = process.argv.slice(2);
  readFile(input, 'utf8')
    .then(async (text) => work(JSON.parse(text) as Input))
    .then(async (value) => writeFile(result, JSON.stringify(value)))
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
}
