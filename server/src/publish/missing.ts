import type { Core } from '@strapi/strapi';

import type { MissingImage } from '../contracts/publish';
import { canonicalLanguage, matchLanguage } from '../languages';
import { table } from '../models/table';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { FILE_UID, textsOf } from '../texts/assets';
import { FILE_COLUMNS, type FoundImage, type ImageFile } from './find-images';

/** An entry's images, and what is to be known of it. */
export interface EntryImages {
  documentId: string;
  title: string;
  /** As Strapi has it; `null` where the content type is not localized. */
  locale: string | null;
  images: FoundImage[];
}

interface HashedFile extends ImageFile {
  hash: string;
}

/**
 * The language in which the images of an entry are to be described: the site's own that serves the
 * entry's best (`fr` for `fr-CA`), else the entry's, in which there can be no text yet.
 */
export function languageOf(locale: string | null, languages: readonly string[]): string {
  const wanted = canonicalLanguage(locale ?? '') ?? languages[0] ?? 'en';
  return matchLanguage(wanted, languages) ?? wanted;
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

/** The originals of images that texts hold copies of, by their hash. */
async function originalsOf(
  strapi: Core.Strapi,
  entries: readonly EntryImages[],
): Promise<Map<string, HashedFile>> {
  const hashes = entries.flatMap(({ images }) =>
    images.flatMap((image) =>
      'copy' in image && isBlank(image.copy.alternativeText) ? [image.copy.hash] : [],
    ),
  );
  const found =
    hashes.length === 0
      ? []
      : await table<HashedFile>(strapi, FILE_UID).findMany({
          where: { hash: { $in: [...new Set(hashes)] } },
          select: [...FILE_COLUMNS, 'hash'],
        });
  return new Map(found.map((file) => [file.hash, file]));
}

/** What we keep of some files, by file and language, in one query. */
async function textRowsOf(
  strapi: Core.Strapi,
  ids: readonly number[],
): Promise<Map<number, Map<string, TextRow>>> {
  const kept = new Map<number, Map<string, TextRow>>();
  if (ids.length === 0) return kept;
  const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({
    where: { assetId: { $in: [...ids] } },
    select: ['id', 'assetId', 'locale', 'alternativeText', 'state', 'updatedAt'],
  });
  for (const row of rows) {
    const byLocale = kept.get(row.assetId) ?? new Map<string, TextRow>();
    kept.set(row.assetId, byLocale.set(row.locale, row));
  }
  return kept;
}

/**
 * Which of these images a visitor would get without words: those that have no text in the language
 * of their entry. One that is decorative wants none. A suggestion that waits is no text yet; the
 * text of a file that was replaced is one, until somebody writes another.
 *
 * @param languages those of the settings; the first is that of the files' own columns
 */
export async function missingIn(
  strapi: Core.Strapi,
  languages: readonly string[],
  entries: readonly EntryImages[],
): Promise<MissingImage[]> {
  const originals = await originalsOf(strapi, entries);
  const fileOf = (image: FoundImage): ImageFile | undefined =>
    'file' in image ? image.file : originals.get(image.copy.hash);
  const ids = entries.flatMap(({ images }) => images.flatMap((image) => fileOf(image)?.id ?? []));
  const rows = await textRowsOf(strapi, [...new Set(ids)]);

  const hasWords = (image: FoundImage, language: string): boolean => {
    const file = fileOf(image);
    const text = file
      ? textsOf(file, rows.get(file.id) ?? new Map<string, TextRow>(), languages)[language]
      : undefined;
    if (text?.state === 'decorative') return true;
    // What stands in an article are the words of the copy, whatever its original has by now.
    const words = 'copy' in image ? image.copy.alternativeText : text?.alternativeText;
    return !isBlank(words ?? null);
  };

  return entries.flatMap(({ documentId, title, locale, images }) => {
    const language = languageOf(locale, languages);
    const seen = new Set<string>();
    return images.flatMap((image): MissingImage[] => {
      if (hasWords(image, language)) return [];
      const id = fileOf(image)?.id ?? null;
      const { name } = 'file' in image ? image.file : image.copy;
      // The same image twice wants one text.
      const key = id === null ? image.field : String(id);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ id, name, field: image.field, documentId, title, language }];
    });
  });
}
