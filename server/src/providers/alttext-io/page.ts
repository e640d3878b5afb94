import { z } from 'zod';

import type { PageProvider, PageRequest, Provider } from '../types';
import { refineFailure } from './failures';
import { requireLanguageName } from './languages';

/** The body of `POST /getpagemetadata`, by the names and in the order of alttext.io's document. */
interface PageBody {
  apikey: string;
  title: string;
  content?: string;
  keyword?: string;
  language: string;
}

/** `200`: a list of one. Only what is used, so an addition breaks nothing. */
const pageAnswer = z.tuple(
  [z.object({ title: z.string(), meta_description: z.string() })],
  z.unknown(),
);

const pageBody = (
  { title, content, keyword, language }: PageRequest,
  apikey: string,
  provider: Pick<Provider, 'id' | 'name'>,
): PageBody => ({
  apikey,
  title,
  ...(content === '' ? {} : { content }),
  ...(keyword === undefined || keyword === '' ? {} : { keyword }),
  language: requireLanguageName(language, provider),
});

/**
 * The document prices the modes of images only, and no answer tells what it cost. "Each successful
 * request consumes credits": one, as the mode that is written around a keyword.
 */
const PRICE = 1;

export const pagesOf = (provider: Pick<Provider, 'id' | 'name'>): PageProvider => ({
  price: PRICE,
  async describe(request, call) {
    const json = pageBody(request, call.apiKey, provider);
    const [page] = await call.http.request(
      { method: 'POST', path: '/getpagemetadata', json, limited: true },
      pageAnswer,
      refineFailure,
    );
    return { metaTitle: page.title, metaDescription: page.meta_description, credits: PRICE };
  },
});
