import { errors } from '@strapi/utils';

import type { MissingDetails, MissingImage } from '../contracts/publish';
import { englishName } from '../languages';

/** A message that lists a hundred images is read by nobody. */
const MOST_NAMED = 5;

/** `“a.jpg” (cover), “b.jpg” (sections.0.photo) and 3 more`; of many entries with their titles. */
export function named(images: readonly MissingImage[]): string {
  const isOne = new Set(images.map(({ documentId }) => documentId)).size === 1;
  const placeOf = ({ title, documentId, field }: MissingImage) =>
    isOne ? field : `${title || documentId}: ${field}`;
  const first = images.slice(0, MOST_NAMED).map((image) => `“${image.name}” (${placeOf(image)})`);
  const rest = images.length - first.length;
  return rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(', ');
}

const languagesOf = (images: readonly MissingImage[]): string[] => [
  ...new Set(images.map(({ language }) => language)),
];

const inWords = (languages: readonly string[]): string => languages.map(englishName).join(', ');

/**
 * The refusal of a publication, as Strapi answers it: 400, with the images in its details.
 *
 * @param subject what was not published: `Article “Spring” was not published`
 * @param languages those of the settings: in others no text can be kept
 */
export function refusal(
  subject: string,
  images: readonly MissingImage[],
  languages: readonly string[],
): Error {
  const wanted = languagesOf(images);
  const unknown = wanted.filter((language) => !languages.includes(language));
  const count = images.length === 1 ? '1 image has' : `${images.length} images have`;
  const message = [
    `${subject}: ${count} no alternative text in ${inWords(wanted)}: ${named(images)}.`,
    ...(unknown.length > 0
      ? [`Add ${inWords(unknown)} to the languages of the Alt Text settings first.`]
      : []),
    'Write the texts, or mark images as decorative, and publish again.',
  ].join(' ');
  const details: MissingDetails = { code: 'alt_text_missing', images: [...images] };
  return new errors.ApplicationError(message, details);
}
