import type { ImageContext } from '../types';

/** What cameras and programs begin a file's name with. */
const MACHINE_WORD =
  /^(img|image|dsc[nf]?|dscf?|pxl|mvi|gopr|photo|picture|pic|screenshot|screen|shot|scan|unnamed|untitled|whatsapp|copy|final|edited)$/i;

/** A number, or a number in hexadecimal: the name that a machine gave. */
const CODE = /^(\d+|(?=.*\d)[0-9a-f]{8,})$/i;

/** Nothing is known of the image, but the vendor insists. */
const LAST_RESORT = 'image';

/** `red-mug_2.final.webp` → `red mug`; empty where no word of a person's is in it. */
export function readableName(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((word) => /\p{L}/u.test(word) && !MACHINE_WORD.test(word) && !CODE.test(word))
    .join(' ');
}

/**
 * "Required for SEO mode": what the option came to, else the best that is known of the image
 * without it. Never empty.
 */
export const keywordFor = (
  option: string,
  { fileName, folderName }: Pick<ImageContext, 'fileName' | 'folderName'>,
): string => option || readableName(fileName) || folderName.trim() || LAST_RESORT;
