import type { Core } from '@strapi/strapi';

import { findTexts, type Copy, type Found } from './find-texts';
import type { Language } from './language';
import type { TextMemory } from './text-memory';

/** What is looked for together. */
export interface Batch {
  addFile(id: number, language: Language): void;
  addCopies(copies: readonly Copy[], language: Language): void;
  /** Asks the database for all of it, or nobody where nothing was added or all of it is known. */
  find(): Promise<Found | null>;
}

/** @param own the asset's own language */
export function createBatch(strapi: Core.Strapi, memory: TextMemory, own: string): Batch {
  const ids = new Set<number>();
  const languages = new Set<string>();
  const copies: Copy[] = [];
  const speak = (language: Language) => {
    for (const code of language.codes) languages.add(code);
  };
  return {
    addFile(id, language) {
      ids.add(id);
      speak(language);
    },
    addCopies(some, language) {
      copies.push(...some);
      speak(language);
    },
    async find() {
      if (ids.size === 0 && copies.length === 0) return null;
      const spoken = [...languages];
      const known = copies.length === 0 ? memory.recall(ids, spoken) : null;
      if (known) return { files: known, copies: new Map() };
      const since = performance.now();
      const found = await findTexts(strapi, { ids, copies, languages, own });
      memory.keep(ids, spoken, found.files, since);
      return found;
    },
  };
}
