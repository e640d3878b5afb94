import { z } from 'zod';

import type { DescribedText } from '../../models/spend';

const metadata = z.object({
  alttext: z.string(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  // The document says "comma-separated"; what is paid for is not refused for being a list already.
  keywords: z.union([z.string(), z.array(z.string())]).nullish(),
});

/** `200` of `POST /getmetadata`: a list of one. Only what is used, so an addition breaks nothing. */
export const metadataAnswer = z.tuple([metadata], z.unknown());

/** Also the commas of Arabic, Chinese and Japanese. */
const COMMAS = /[,،，、]/;

function keywordsIn(given: string | string[] | null | undefined): string[] | null {
  if (given == null) return null;
  const keywords = (typeof given === 'string' ? given.split(COMMAS) : given)
    .map((keyword) => keyword.trim())
    .filter(Boolean);
  return keywords.length > 0 ? [...new Set(keywords)] : null;
}

/** alttext.io has no caption by that name: its `description` of the image is one. */
export function answerToText([answer]: z.infer<typeof metadataAnswer>): DescribedText {
  return {
    alternativeText: answer.alttext,
    caption: answer.description ?? null,
    title: answer.title ?? null,
    ogDescription: null,
    keywords: keywordsIn(answer.keywords),
  };
}
