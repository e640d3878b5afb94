import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY } from '../../tests/support/app';
import type { StrapiProcess } from '../../tests/support/strapi-process';
import { waitFor } from '../../tests/support/wait';

const MIB = 1024 ** 2;

/** The environment of a Strapi whose heap can be asked for. */
export const HEAP_ENV = {
  NODE_OPTIONS: `--require ${path.join(REPOSITORY, 'bench', 'scale', 'heap.cjs')}`,
};

/** What Linux counts of a process: the most that was ever resident, since it was last forgotten. */
export function peakMiB(pid: number): number {
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (!found) throw new Error('This system does not tell the peak of a process: Linux does');
  return Number(found) / 1024;
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** What its heap holds once the garbage is gone. */
export async function heapMiB(strapi: StrapiProcess): Promise<number> {
  const from = strapi.logs.length;
  const pid = strapi.pid();
  if (pid === undefined) throw new Error('This Strapi is not running');
  process.kill(pid, 'SIGUSR2');
  const line = await waitFor(
    () => strapi.logs.slice(from).find((one) => one.startsWith('[heap] ')),
    {
      what: 'the size of the heap',
    },
  );
  return Number(line.slice('[heap] '.length)) / MIB;
}
