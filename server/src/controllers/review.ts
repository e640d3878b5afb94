import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { ReviewAnswer, ReviewBody, ReviewSkip } from '../contracts/assets';
import { table } from '../models/table';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { FILE_UID } from '../texts/assets';
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

const schema = z.strictObject({
  ids: z.array(z.number().int().min(1).max(LARGEST_ID)).min(1).max(MOST_IDS),
  locale: languageField.optional(),
  decision: z.enum(['approve', 'reject', 'undo']),
});

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
    const answer = { skipped: [...refused, ...skipped] };
    if (decision === 'undo') return { undone: decided, ...answer };
    return decision === 'approve'
      ? { approved: decided, ...answer }
      : { rejected: decided, ...answer };
  }),
});

/** The files that this person may change, row by row as their roles say, and why not the others. */
async function sortOut(
  strapi: Core.Strapi,
  context: AdminContext,
  ids: readonly number[],
): Promise<{ allowed: number[]; refused: ReviewSkip[] }> {
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
    .map((id) => reviewSkip(id, null, there.has(id) ? 'not_allowed' : 'not_found'));
  return { allowed: ids.filter((id) => allowed.has(id)), refused };
}
