import type { Core } from '@strapi/strapi';

import { findTexts, type Copy, type Found } from './find-texts';
import type { Language } from './language';

/** What is looked for together. */
export interface Batch {
  addFile(id: number, language: Language): void;
  addCopies(copies: readonly Copy[], language: Language): void;
  /** Asks the database for all of it; asks for nothing where nothing was added. */
  find(): Promise<Found | null>;
}

/** @param own the asset's own language */
export function createBatch(strapi: Core.Strapi, own: string): Batch {
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
      return findTexts(strapi, { ids, copies, languages, own });
    },
  };
}
