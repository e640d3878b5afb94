import { z } from 'zod';

import type { DescribedText } from '../../models/spend';
import type { Description } from '../types';

/** The texts of one image, of those that were asked for. */
export const fieldsAnswer = z.object({
  alt_text: z.string().nullish(),
  title: z.string().nullish(),
  caption: z.string().nullish(),
  og_description: z.string().nullish(),
});

/** `200` of `POST /api/v1/generate`. Only what is used, so that an addition breaks nothing. */
export const generateAnswer = z.object({
  results: fieldsAnswer,
  meta: z
    .object({
      model: z.string().nullish(),
      credits_used: z.number().nullish(),
      credits_remaining: z.number().nullish(),
    })
    .nullish(),
});

/** `200` of `GET /api/v1/usage`. */
export const usageAnswer = z.object({
  plan: z.string().nullish(),
  credits: z.object({
    monthly_allocation: z.number().nullish(),
    remaining: z.number(),
    period_resets_at: z.string().nullish(),
  }),
});

const DOCUMENTED_PRICE = 1;

export const toText = (results: z.infer<typeof fieldsAnswer>): DescribedText => ({
  alternativeText: results.alt_text ?? null,
  caption: results.caption ?? null,
  title: results.title ?? null,
  ogDescription: results.og_description ?? null,
  keywords: null,
});

/** @param language BCP-47, as it was asked for */
export function answerToDescription(
  answer: z.infer<typeof generateAnswer>,
  language: string,
  decorative: boolean,
): Description {
  const { results, meta } = answer;
  return {
    texts: { [language]: toText(results) },
    credits: meta?.credits_used ?? DOCUMENTED_PRICE,
    ...(meta?.credits_remaining == null ? {} : { creditsRemaining: meta.credits_remaining }),
    ...(meta?.model == null ? {} : { model: meta.model }),
    ...(decorative ? { decorative } : {}),
  };
}
