import type { Core } from '@strapi/strapi';

import { TEXTS_UID } from '../models/texts';
import type { Standing } from './standing';

/** What another instance has changed is seen after that at the latest. Milliseconds. */
const FRESH_MS = 1000;

/**
 * What this process writes is forgotten at once. But the transaction that it is written in may be
 * open for a moment, in which what stood before can still be read. Milliseconds.
 */
const SETTLING_MS = 500;

/** Texts; a site's pages show far fewer in a second. */
const MOST = 100_000;

type Texts = Map<number, Map<string, Standing>>;

interface Remembered {
  /** `null`: there is none. */
  standing: Standing | null;
  until: number;
}

/** The texts that were delivered a moment ago: a busy site asks for the same ones all the time. */
export interface TextMemory {
  /** The texts of these files in these languages; `null` where one of them is not known. */
  recall(ids: Iterable<number>, languages: readonly string[]): Texts | null;
  /** @param since when they were asked for, by `performance.now()` */
  keep(ids: Iterable<number>, languages: readonly string[], texts: Texts, since: number): void;
}

export function createTextMemory(strapi: Core.Strapi): TextMemory {
  /** By language, then by file. */
  const memory = new Map<string, Map<number, Remembered>>();
  let size = 0;
  let writtenAt = -Infinity;

  const forget = () => {
    writtenAt = performance.now();
    memory.clear();
    size = 0;
  };
  strapi.db.lifecycles.subscribe({
    models: [TEXTS_UID],
    afterCreate: forget,
    afterCreateMany: forget,
    afterUpdate: forget,
    afterUpdateMany: forget,
    afterDelete: forget,
    afterDeleteMany: forget,
  });

  return {
    recall(ids, languages) {
      const now = performance.now();
      const texts: Texts = new Map();
      for (const language of languages) {
        const known = memory.get(language);
        if (!known) return null;
        for (const id of ids) {
          const one = known.get(id);
          if (!one || one.until <= now) return null;
          if (one.standing === null) continue;
          const ofFile = texts.get(id) ?? new Map<string, Standing>();
          texts.set(id, ofFile.set(language, one.standing));
        }
      }
      return texts;
    },

    keep(ids, languages, texts, since) {
      if (since - writtenAt < SETTLING_MS) return;
      if (size > MOST) {
        memory.clear();
        size = 0;
      }
      const until = since + FRESH_MS;
      for (const language of languages) {
        const known = memory.get(language) ?? new Map<number, Remembered>();
        memory.set(language, known);
        const before = known.size;
        for (const id of ids)
          known.set(id, { standing: texts.get(id)?.get(language) ?? null, until });
        size += known.size - before;
      }
    },
  };
}
