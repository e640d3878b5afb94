import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type {
  DecorativeAnswer,
  DecorativeBody,
  ReviewAnswer,
  ReviewBody,
} from '../contracts/assets';
import { RequestError } from '../errors';
import { table } from '../models/table';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { FILE_UID } from '../texts/assets';
import { decorativeSkip, markDecorative } from '../texts/decorative';
import { reviewSkip, reviewTexts } from '../texts/review';
import { undoReviews } from '../texts/review-undo';
import { allowedFiles } from './asset-permission';
import {
  answering,
  languageField,
  LARGEST_ID,
  parse,
  personName,
  type AdminContext,
} from './request';

/** Images that one request may decide on. */
const MOST_IDS = 5000;

/** Ids in one look at the permissions: within what every database takes in a statement. */
const CHUNK = 500;

const many = {
  ids: z.array(z.number().int().min(1).max(LARGEST_ID)).min(1).max(MOST_IDS),
  locale: languageField.optional(),
};
const schema = z.strictObject({ ...many, decision: z.enum(['approve', 'reject', 'undo']) });
const decorativeSchema = z.strictObject({ ...many, decorative: z.boolean() });

export const review = ({ strapi }: { strapi: Core.Strapi }) => ({
  decide: answering(async (context): Promise<ReviewAnswer> => {
    const { ids, decision, locale } = parse(schema, context.request.body) as ReviewBody;
    const { allowed, refused } = await sortOut(strapi, context, [...new Set(ids)]);
    const { languages } = await altText(strapi).settings.get();
    const about = {
      ids: allowed,
      ...(locale === undefined ? {} : { locale }),
      ownLanguage: languages[0],
      person: personName(context),
    };
    const { decided, skipped } =
      decision === 'undo'
        ? await undoReviews(strapi, about)
        : await reviewTexts(strapi, { ...about, decision });
    const answer = {
      skipped: [...refused.map(({ id, code }) => reviewSkip(id, null, code)), ...skipped],
    };
    if (decision === 'undo') return { undone: decided, ...answer };
    return decision === 'approve'
      ? { approved: decided, ...answer }
      : { rejected: decided, ...answer };
  }),

  /** Many at once; what a person has written is left as it is. */
  decorative: answering(async (context): Promise<DecorativeAnswer> => {
    const body = parse(decorativeSchema, context.request.body) as DecorativeBody;
    const { ids, decorative, locale } = body;
    const { languages, text } = await altText(strapi).settings.get();
    if (locale !== undefined && !languages.includes(locale)) {
      throw new RequestError(400, `The site does not speak “${locale}”: add it in the settings.`, {
        errors: [{ path: ['locale'], message: 'is none of the languages of the settings' }],
      });
    }
    const { allowed, refused } = await sortOut(strapi, context, [...new Set(ids)]);
    const { changed, skipped } = await markDecorative(strapi, {
      ids: allowed,
      decorative,
      locales: locale === undefined ? languages : [locale],
      ownLanguage: languages[0],
      maxLength: text.maxLength,
      person: personName(context),
    });
    return {
      changed,
      skipped: [...refused.map(({ id, code }) => decorativeSkip(id, null, code)), ...skipped],
    };
  }),
});

interface Refused {
  id: number;
  code: 'not_found' | 'not_allowed';
}

/** The files that this person may change, row by row as their roles say, and why not the others. */
async function sortOut(
  strapi: Core.Strapi,
  context: AdminContext,
  ids: readonly number[],
): Promise<{ allowed: number[]; refused: Refused[] }> {
  const may = allowedFiles(strapi, context, UPLOAD_ACTIONS.update);
  if (may === 'all') return { allowed: [...ids], refused: [] };
  const allowed = new Set<number>();
  const there = new Set<number>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const id = { $in: ids.slice(from, from + CHUNK) };
    const files = table<{ id: number }>(strapi, FILE_UID);
    for (const file of await files.findMany({ select: ['id'], where: { id } })) {
      there.add(file.id);
    }
    if (may === 'none') continue;
    const where = { $and: [{ id }, { id: { $in: may } }] };
    for (const file of await files.findMany({ select: ['id'], where })) {
      allowed.add(file.id);
    }
  }
  const refused = ids
    .filter((id) => !allowed.has(id))
    .map((id): Refused => ({ id, code: there.has(id) ? 'not_allowed' : 'not_found' }));
  return { allowed: ids.filter((id) => allowed.has(id)), refused };
}
