import type { ImageContext } from '../types';

/** What cameras and programs begin a file's name with. */
const MACHINE_WORD = /^(img|image|dsc[fn]?|pxl|mvi|gopr|screenshot|unnamed|untitled|whatsapp)\d*$/i;

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** A long number, also in hexadecimal: a date, a counter or a hash, and nobody's word. */
const CODE = /^(\d{5,}|(?=.*\d)[0-9a-f]{8,})$/i;

/** Nothing is known of the image, but the vendor insists. */
const LAST_RESORT = 'image';

/** `red-mug_2.webp` → `red mug 2`; empty where no word of a person's is in it. */
export function readableName(fileName: string): string {
  const words = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(UUID, ' ')
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((word) => word !== '' && !MACHINE_WORD.test(word) && !CODE.test(word));
  return words.some((word) => /\p{L}/u.test(word)) ? words.join(' ') : '';
}

/**
 * "Required for SEO mode": what the option came to, else the best that is known of the image
 * without it. Never empty.
 */
export const keywordFor = (
  option: string,
  { fileName, folderName }: Pick<ImageContext, 'fileName' | 'folderName'>,
): string => option || readableName(fileName) || folderName.trim() || LAST_RESORT;
