import { z } from 'zod';

import type { ProviderErrorCode } from '../../contracts/errors';
import { textsByCode } from '../by-language';
import type { RefineFailure } from '../http';
import { imageFaultIn } from '../image-fault';

/** Only what is used, so that an addition breaks nothing. */
const answer = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data });

/** `200` of `POST /generate.php`. */
export const generateAnswer = answer(z.object({ alt_texts: textsByCode }));

/** `200` of `GET /account.php`. The person's name and address in it are nobody's business here. */
export const accountAnswer = answer(
  z.object({
    user: z.object({ current_plan_key: z.string().nullish() }).nullish(),
    credits_remaining: z.number(),
  }),
);

/** `200` of `GET /languages.php`. */
export const languagesAnswer = answer(
  z.object({
    languages: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        native_name: z.string().nullish(),
      }),
    ),
  }),
);

const failed = z.object({ success: z.literal(false) });

/** The field `success` is what counts: the document's own examples never look at the status. */
export const saysFailed = (body: unknown): boolean => failed.safeParse(body).success;

const BY_WORDS: readonly [RegExp, ProviderErrorCode][] = [
  [/\bcredits?\b/i, 'insufficient_credits'],
  [/\bapi[ _-]?key\b|\bunauthori[sz]ed\b/i, 'unauthorized'],
  [/\b(unsupported|not supported|invalid|unknown)\b.*\blanguages?\b/i, 'unsupported_language'],
  [/\blanguages?\b.*\b(unsupported|not supported|invalid|unknown)\b/i, 'unsupported_language'],
];

/**
 * "Error Handling": 400 stands for every bad parameter, and a failure with status 200 has nothing
 * but its words. The other statuses mean what they always mean.
 */
export const refine: RefineFailure = (status, message) => {
  if (status !== 400 && status !== 200) return undefined;
  const named = BY_WORDS.find(([words]) => words.test(message))?.[1] ?? imageFaultIn(message);
  if (named || status === 400) return named;
  return /\b(invalid|missing|required)\b/i.test(message) ? 'invalid_request' : 'server_error';
};
