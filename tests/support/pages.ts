import type { PageMapping } from '../../server/src/contracts/pages';
import type {
  PageResult,
  PageSuggestAnswer,
  PageSuggestion,
} from '../../server/src/contracts/pages';
import { startAltTextIo, type AltTextIo } from '../vendors/alttext-io';
import type { AdminClient } from './admin-client';
import type { Component, ContentType } from './app';
import { ok } from './http';
import { startStrapi, type RunningStrapi } from './strapi';

export const UID = 'api::article.article';

const localized = { pluginOptions: { i18n: { localized: true } } };

const COMPONENTS: Component[] = [
  {
    category: 'shared',
    name: 'seo',
    attributes: {
      metaTitle: { type: 'string' },
      metaDescription: { type: 'text', maxLength: 300 },
      robots: { type: 'string' },
      card: { type: 'component', component: 'shared.card' },
    },
  },
  { category: 'shared', name: 'card', attributes: { heading: { type: 'string' } } },
  {
    category: 'sections',
    name: 'quote',
    attributes: {
      words: { type: 'text' },
      margin: { type: 'string', private: true },
      cards: { type: 'component', component: 'shared.card', repeatable: true },
    },
  },
  { category: 'sections', name: 'prose', attributes: { body: { type: 'richtext' } } },
];

const ARTICLE: ContentType = {
  singularName: 'article',
  pluralName: 'articles',
  draftAndPublish: true,
  localized: true,
  attributes: {
    title: { type: 'string', ...localized },
    intro: { type: 'blocks', ...localized },
    body: { type: 'richtext', ...localized },
    secret: { type: 'text', private: true, ...localized },
    seo: { type: 'component', component: 'shared.seo', ...localized },
    sections: {
      type: 'dynamiczone',
      components: ['sections.quote', 'sections.prose'],
      ...localized,
    },
  },
};

/** Neither drafts nor languages. */
const NOTE: ContentType = {
  singularName: 'note',
  pluralName: 'notes',
  attributes: {
    name: { type: 'string' },
    summary: { type: 'text' },
    headline: { type: 'string', maxLength: 30 },
  },
};

export const ARTICLES: PageMapping = {
  title: 'title',
  content: ['intro', 'body', 'sections'],
  metaTitle: 'seo.metaTitle',
  metaDescription: 'seo.metaDescription',
};

export const NOTES: PageMapping = {
  title: 'name',
  content: [],
  metaTitle: 'headline',
  metaDescription: 'summary',
};

/** A Strapi with articles and notes, beside an emulated AltText.io that writes about them. */
export interface PagesScenario {
  vendor: AltTextIo;
  strapi: RunningStrapi;
  /** Creates a draft. @returns its document id */
  article(data: object, locale?: string): Promise<string>;
  note(data: object): Promise<string>;
  /** The draft with all of its components. */
  draft(documentId: string, locale?: string): Promise<Record<string, unknown> | null>;
  update(documentId: string, data: object, locale?: string): Promise<void>;
  suggest(body: object, client?: AdminClient): Promise<PageResult[]>;
  /** The one suggestion that such a request makes. */
  suggested(documentId: string, body?: object): Promise<PageSuggestion>;
  stop(): Promise<void>;
}

type Documents = ReturnType<RunningStrapi['strapi']['documents']>;

export async function startPages(settings: object = {}): Promise<PagesScenario> {
  const vendor = await startAltTextIo({ rateLimit: false, fetchImages: false });
  const strapi = await startStrapi({
    contentTypes: [ARTICLE, NOTE],
    components: COMPONENTS,
    plugin: {
      providers: { 'alttext-io': { apiKey: vendor.key, baseUrl: vendor.url } },
      settings: {
        sources: { providers: ['alttext-io'] },
        pages: { [UID]: ARTICLES, 'api::note.note': NOTES },
        ...settings,
      },
    },
  });
  ok(await strapi.admin.post('/i18n/locales', { code: 'fr', name: 'French', isDefault: false }));
  const documents = (uid: string): Documents => strapi.strapi.documents(uid as never);
  const populate = { seo: { populate: '*' }, sections: { populate: '*' } };
  const suggest = async (body: object, client: AdminClient = strapi.admin) =>
    ok(await client.post<PageSuggestAnswer>('/alt-text/pages/suggest', { uid: UID, ...body }))
      .results;
  return {
    vendor,
    strapi,
    suggest,
    async article(data, locale = 'en') {
      return (await documents(UID).create({ data, locale } as never)).documentId;
    },
    async note(data) {
      return (await documents('api::note.note').create({ data } as never)).documentId;
    },
    draft: (documentId, locale = 'en') =>
      documents(UID).findOne({ documentId, locale, status: 'draft', populate } as never),
    async update(documentId, data, locale = 'en') {
      await documents(UID).update({ documentId, locale, data } as never);
    },
    async suggested(documentId, body = {}) {
      const [result, ...others] = await suggest({ documentIds: [documentId], ...body });
      if (result?.status === 'suggested' && others.length === 0) return result.suggestion;
      throw new Error(`There is not one suggestion: ${JSON.stringify([result, ...others])}`);
    },
    async stop() {
      await strapi.stop();
      await vendor.close();
    },
  };
}
