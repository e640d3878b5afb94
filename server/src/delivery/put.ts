import type { Found } from './find-texts';
import type { Language } from './language';
import { bestOf, type Standing } from './standing';
import { copyIn, type Places } from './walk';

type Words = { alternativeText?: unknown; caption?: unknown };

/** Puts words in the place of those that are there; what is not there stays out. */
function put(file: Words, words: Standing): void {
  if (words.alternativeText !== null && 'alternativeText' in file) {
    file.alternativeText = words.alternativeText;
  }
  if (words.caption !== null && 'caption' in file) file.caption = words.caption;
}

/**
 * The words for a copy of a file: those of the page's language, else those that the file itself has
 * by now, where we keep any. What the copy says was true on the day it was made.
 */
function wordsOfCopy(found: Found, hash: string, language: Language, own: string): Words | null {
  const copy = found.copies.get(hash);
  if (!copy) return null;
  const best = language.isOwn ? null : bestOf(copy.texts, language);
  const current = copy.texts.has(own) ? copy.own : undefined;
  const alternativeText = best?.alternativeText ?? current?.alternativeText;
  const caption = best?.caption ?? current?.caption;
  return {
    ...(alternativeText === undefined ? {} : { alternativeText }),
    ...(caption === undefined ? {} : { caption }),
  };
}

/** The same rich text with other words at its images; what was handed in stays as it is. */
export const translated = (
  blocks: readonly unknown[],
  found: Found,
  language: Language,
  own: string,
): unknown[] =>
  blocks.map((block) => {
    const copy = copyIn(block);
    const words = copy && wordsOfCopy(found, copy.hash, language, own);
    return words ? { ...(block as object), image: { ...copy.image, ...words } } : block;
  });

/** Gives every file of an answer the words of its page's language. */
export function putAll({ files, texts }: Places, found: Found, own: string): void {
  for (const { file, id, language } of files) {
    const words = bestOf(found.files.get(id), language);
    if (words) put(file, words);
  }
  for (const { holder, name, language } of texts) {
    holder[name] = translated(holder[name] as unknown[], found, language, own);
  }
}
