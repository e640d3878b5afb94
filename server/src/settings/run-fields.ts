import { z } from 'zod';

import { canonicalLanguage } from '../languages';
import { TEXT_STATES } from '../models/states';
import { RULE_IDS } from '../quality';

/** A BCP-47 code, in its canonical form. */
export const languageField = z
  .string()
  .max(35)
  .transform((code, context) => {
    const canonical = canonicalLanguage(code);
    if (canonical) return canonical;
    context.addIssue({ code: 'custom', message: 'expected a BCP-47 language code' });
    return z.NEVER;
  });

export const unique = <T>(values: T[]): T[] => [...new Set(values)];

/** What narrows a run, whoever starts it: a request or a schedule. */
export const runFilterFields = {
  folder: z.string().max(500).regex(/^\//, 'a folder path begins with /').optional(),
  states: z.array(z.enum(TEXT_STATES)).min(1).transform(unique).optional(),
  mime: z
    .string()
    .max(100)
    .regex(/^image\/([\w.+-]+|\*)$/, 'expected a type of image, such as image/png')
    .optional(),
  createdAfter: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  quality: z.enum(['any', 'severe', 'warning', 'advice', ...RULE_IDS]).optional(),
};

/** What anybody who starts a run may say of how. */
export const runOptionFields = {
  provider: z.string().max(60).optional(),
  languages: z.array(languageField).min(1).max(50).transform(unique).optional(),
  mode: z.enum(['apply', 'suggest']).optional(),
};
