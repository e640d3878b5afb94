import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { Page } from '../contracts/assets';
import type {
  PageContentType,
  PageReviewAnswer,
  PageReviewBody,
  PageSuggestAnswer,
  PageSuggestBody,
  PageSuggestion,
} from '../contracts/pages';
import { contentTypesToMap } from '../pages/catalog';
import { listSuggestions } from '../pages/store';
import { altText } from '../plugin';
import { EXPLORER, mayOnFields, visiblePages } from './entry-permission';
import { answering, LARGEST_ID, pageQuery, parse, personName } from './request';

const uid = z
  .string()
  .max(200)
  .regex(/^api::[\w-]+\.[\w-]+$/, 'expected a content type, such as api::page.page');

const locale = z.string().min(1).max(35);

const suggestSchema = z.strictObject({
  uid,
  documentIds: z
    .array(z.string().regex(/^\w{1,60}$/, 'expected the document id of an entry'))
    .min(1)
    .max(100),
  locales: z.array(locale).min(1).max(100).optional(),
  provider: z.string().min(1).max(60).optional(),
  anew: z.boolean().optional(),
});

const reviewSchema = z.strictObject({
  ids: z.array(z.number().int().min(1).max(LARGEST_ID)).min(1).max(100),
  decision: z.enum(['take', 'leave']),
});

const listQuery = z.object({
  ...pageQuery,
  uid: uid.optional(),
  documentId: z.string().max(60).optional(),
  locale: locale.optional(),
  status: z.enum(['open', 'taken', 'left', 'replaced']).optional(),
});

export const pages = ({ strapi }: { strapi: Core.Strapi }) => ({
  suggest: answering(async (context): Promise<PageSuggestAnswer> => {
    const body = parse(suggestSchema, context.request.body) as PageSuggestBody;
    const may = mayOnFields(strapi, context, EXPLORER.read);
    return { results: await altText(strapi).pages.suggest(body, may) };
  }),

  list: answering(async (context): Promise<Page<PageSuggestion>> => {
    const { page, pageSize, ...filter } = parse(listQuery, context.query);
    const where = Object.fromEntries(
      Object.entries(filter).filter(([, value]) => value !== undefined),
    );
    const mapped = await altText(strapi).pages.mapped();
    const only = mapped.filter((type) => filter.uid === undefined || type.uid === filter.uid);
    const seen = await visiblePages(strapi, context, only);
    return listSuggestions(strapi, { $and: [where, seen] }, { page, pageSize });
  }),

  mappings: answering(async (): Promise<Page<PageContentType>> => {
    const results = contentTypesToMap(strapi);
    const total = results.length;
    return { results, pagination: { page: 1, pageSize: Math.max(total, 1), pageCount: 1, total } };
  }),

  review: answering(async (context): Promise<PageReviewAnswer> => {
    const body: PageReviewBody = parse(reviewSchema, context.request.body);
    const person = { name: personName(context), id: context.state.user?.id };
    const may = mayOnFields(strapi, context, EXPLORER.update);
    return altText(strapi).pages.review(body, person, may);
  }),
});
