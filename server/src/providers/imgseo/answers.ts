import { z } from 'zod';

import type { Description } from '../types';

/** `200` of `POST /genera-alt-text`. Only what is used, so that an addition breaks nothing. */
export const generateAnswer = z.object({
  alt_text: z.string(),
  model: z.string().nullish(),
  credits_remaining: z.number().nullish(),
});

/** `200` of `GET /credits`. */
export const creditsAnswer = z.object({ credits_remaining: z.number() });

/** "Notes": each request to `/genera-alt-text` consumes 1 credit; no answer tells a cost. */
export const DOCUMENTED_PRICE = 1;

/**
 * @param language as it was asked for
 * @param field what the answer's one text is, which only the prompt decides
 */
export function answerToDescription(
  answer: z.infer<typeof generateAnswer>,
  language: string,
  field: 'alternativeText' | 'caption',
): Description {
  return {
    texts: {
      [language]: {
        alternativeText: null,
        caption: null,
        title: null,
        ogDescription: null,
        keywords: null,
        [field]: answer.alt_text,
      },
    },
    credits: DOCUMENTED_PRICE,
    ...(answer.credits_remaining == null ? {} : { creditsRemaining: answer.credits_remaining }),
    ...(answer.model == null ? {} : { model: answer.model }),
  };
}
