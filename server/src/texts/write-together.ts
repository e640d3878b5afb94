import type { Core } from '@strapi/strapi';

import { transaction } from '../models/transaction';
import { writeText, type TextWrite } from './write';

/** Images in one transaction: few enough that nobody else waits long for the database. */
export const WRITTEN_TOGETHER = 50;

export interface OneOfMany {
  write: TextWrite;
  /** What belongs to it, in the same transaction; with the change that was written, if any was. */
  then?: (changeId: number | undefined) => Promise<void>;
}

class LostRace extends Error {}

/** Writes all of them or none. @returns whether nobody else was faster with any of them */
export async function writeTogether(
  strapi: Core.Strapi,
  writes: readonly OneOfMany[],
): Promise<boolean> {
  if (writes.length === 0) return true;
  try {
    await transaction(strapi, async () => {
      for (const { write, then } of writes) {
        const written = await writeText(strapi, write);
        // It takes what was written before it in this transaction along.
        if (written.outcome === 'lost') throw new LostRace();
        await then?.(written.changeId);
      }
    });
    return true;
  } catch (error) {
    if (error instanceof LostRace) return false;
    throw error;
  }
}
