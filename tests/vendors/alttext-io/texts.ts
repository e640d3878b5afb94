import type { Distort } from '../kit/distort';
import type { Picture } from '../kit/images/pictures';
import type { CommonSwitches } from '../kit/switches';
import { cutAtWord, describePicture } from '../kit/texts/describe';
import { ENGLISH, WORDS } from '../kit/texts/words';
import type { ImageRequest, PageRequest } from './schema';

const MAX_DESCRIPTION = 200;
const MAX_PAGE_TITLE = 70;
const MAX_META_DESCRIPTION = 160;
const STOCK_KEYWORDS = 35;

/** The texts of one picture: what the document lists under the answer. */
export interface Metadata {
  title: string;
  description: string;
  alttext: string;
  keywords?: string;
}

/** "Max 8 words": too few for the kit's alternative text, so shape and colour must do. */
function shortText(picture: Picture, code: string): string {
  const words = WORDS[code] ?? ENGLISH;
  const { colour, shape } = picture.features;
  const named = words.colour(words.hues[colour.hue], colour.shade);
  return `${words.emulated}: ${named}, ${words.shapes[shape]}${WORDS[code] ? '' : ` [${code}]`}`;
}

function stockKeywords(picture: Picture): string {
  const { colour, shape } = picture.features;
  const known = ['emulated', 'picture', colour.hue, shape, picture.word];
  const more = Array.from({ length: STOCK_KEYWORDS - known.length }, (_, at) => `word ${at + 1}`);
  return [...known, ...more].join(', ');
}

/** @param code ISO 639-1 */
export function metadataOf(
  picture: Picture,
  code: string,
  { mode, keyword }: Pick<ImageRequest, 'mode' | 'keyword'>,
  answer: CommonSwitches['answer'],
  distort: Distort,
): Metadata {
  const hints = mode === 'seo' && keyword !== undefined ? { keywords: [keyword] } : {};
  const texts = describePicture(picture, code, hints);
  const given = answer[code] ?? answer['*'] ?? {};
  const fixed = typeof given === 'string' ? { alttext: given } : given;
  const keywords = fixed['keywords'] ?? stockKeywords(picture);
  return {
    title: distort(fixed['title'] ?? texts.title, false),
    description: distort(fixed['description'] ?? cutAtWord(texts.summary, MAX_DESCRIPTION), false),
    alttext: distort(fixed['alttext'] ?? shortText(picture, code), true),
    ...(mode === 'stock' ? { keywords: distort(keywords, false) } : {}),
  };
}

/** Title and description of a page. "Not server-truncated", but the emulated ones fit. */
export function pageMetadataOf({ title, content, keyword }: PageRequest, distort: Distort) {
  const about = (content ?? title).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const led = keyword === undefined ? '' : `${keyword}: `;
  return {
    title: distort(cutAtWord(`Emulated: ${led}${title}`, MAX_PAGE_TITLE), true),
    meta_description: distort(cutAtWord(`Emulated: ${led}${about}`, MAX_META_DESCRIPTION), false),
  };
}
