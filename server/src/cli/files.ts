import { open, rename, rm } from 'node:fs/promises';

import { messageOf } from '../errors';
import { UsageError } from './exit';
import type { Io } from './io';

/** Where an answer goes. */
export type Sink = (text: string) => Promise<void>;

/**
 * Writes an answer to a file, or to the standard output where none is named. The file appears when
 * it is whole.
 */
export async function writeTo(
  io: Io,
  file: string | undefined,
  write: (sink: Sink) => Promise<void>,
): Promise<void> {
  if (file === undefined) {
    await write(io.out);
    return;
  }
  const unfinished = `${file}.${process.pid}.part`;
  const handle = await open(unfinished, 'w').catch((error: unknown) => {
    throw new UsageError(`“${file}” cannot be written: ${messageOf(error)}`);
  });
  try {
    try {
      await write(async (text) => {
        await handle.appendFile(text);
      });
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
