import type { Distort } from '../kit/distort';
import { formatOfUrl, sniffFormat, type ImageFormat } from '../kit/images/format';
import { obtain, PictureProblem, type Picture, type PictureSource } from '../kit/images/pictures';
import { cutAtWord, describePicture } from '../kit/texts/describe';
import type { Results } from './jobs';
import { FIELDS, type Field, type GenerateRequest } from './schema';
import type { AltFrameBehaviour } from './switches';

const ADVANCED: ReadonlySet<ImageFormat> = new Set<ImageFormat>(['avif', 'heic', 'tiff']);
const MAX_LENGTH = 125;

/**
 * "Credit Costs": 1, and 2 for AVIF, HEIC and TIFF. GIF is not in the list; here it costs 1. The
 * list's "additional language" has no counterpart in a request, which takes one language.
 */
export function creditsOf(format: ImageFormat): number {
  return ADVANCED.has(format) ? 2 : 1;
}

/** What to reserve for a picture that nobody has looked at yet. */
export function expectedCredits(source: PictureSource): number {
  const format = source.url === null ? sniffFormat(source.bytes) : formatOfUrl(source.url);
  return creditsOf(format ?? 'jpeg');
}

/** The picture itself; throws a `PictureProblem` also where it was told to fail. */
export async function pictureOf(
  source: PictureSource,
  switches: AltFrameBehaviour,
): Promise<Picture> {
  const picture = await obtain(source, switches);
  const doomed = switches.failImages.some(
    (part) => picture.id.startsWith(part) || (picture.url?.includes(part) ?? false),
  );
  if (doomed) throw new PictureProblem('The image could not be processed.');
  return picture;
}

export type TextOrder = Pick<
  GenerateRequest,
  'mode' | 'keywords' | 'fields' | 'max_length' | 'product_name'
> & { readonly language: string };

/**
 * The texts asked for. In the mode "decorative" the alternative text is empty, as HTML wants it for
 * decoration; the document names the mode without saying what it answers. Fixed answers are given as
 * they are, whatever their length.
 */
export function textsOf(
  picture: Picture,
  order: TextOrder,
  switches: AltFrameBehaviour,
  distort: Distort,
): Results {
  const { language, mode } = order;
  const texts = describePicture(picture, language, {
    product: mode === 'ecommerce' ? order.product_name : undefined,
    keywords: order.keywords,
  });
  const own: Record<Field, string> = {
    alt_text: cutAtWord(texts.alt, order.max_length ?? MAX_LENGTH),
    title: texts.title,
    caption: texts.caption,
    og_description: texts.summary,
  };
  const given = switches.answer[language] ?? switches.answer['*'] ?? {};
  const fixed = typeof given === 'string' ? { alt_text: given } : given;
  const results: Results = {};
  for (const field of FIELDS) {
    if (order.fields && !order.fields.includes(field)) continue;
    const main = field === 'alt_text';
    const text = main && mode === 'decorative' ? '' : (fixed[field] ?? own[field]);
    results[field] = distort(text, main);
  }
  return results;
}
