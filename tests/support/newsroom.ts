import type { MissingDetails } from '../../server/src/contracts/publish';
import type { OnPublish, Settings } from '../../server/src/contracts/settings';
import type { AppOptions } from './app';
import type { Answer } from './http';
import { ok } from './http';
import { uniqueImage } from './image';
import type { MediaFile } from './media';
import { startScenario, type Scenario } from './scenario';

export const ARTICLE = 'api::article.article';
const NOTE = 'api::note.note';

const media = (multiple = false) => ({ type: 'media', multiple });

/** Articles in two languages, with images at every depth, and notes that have no drafts. */
export const NEWSROOM: Pick<AppOptions, 'contentTypes' | 'components'> = {
  contentTypes: [
    {
      singularName: 'article',
      pluralName: 'articles',
      displayName: 'Article',
      draftAndPublish: true,
      localized: true,
      attributes: {
        title: { type: 'string', pluginOptions: { i18n: { localized: true } } },
        cover: media(),
        gallery: media(true),
        body: { type: 'blocks', pluginOptions: { i18n: { localized: true } } },
        author: { type: 'component', component: 'blog.author', repeatable: false },
        sections: { type: 'dynamiczone', components: ['blog.quote', 'blog.grid'] },
        notes: { type: 'relation', relation: 'oneToMany', target: NOTE },
      },
    },
    {
      singularName: 'note',
      pluralName: 'notes',
      displayName: 'Note',
      attributes: { title: { type: 'string' }, photo: media() },
    },
    {
      singularName: 'page',
      pluralName: 'pages',
      displayName: 'Page',
      draftAndPublish: true,
      attributes: { title: { type: 'string' }, photos: media(true) },
    },
  ],
  components: [
    { category: 'blog', name: 'author', attributes: { portrait: media() } },
    { category: 'blog', name: 'quote', attributes: { words: { type: 'text' } } },
    { category: 'blog', name: 'cell', attributes: { image: media() } },
    {
      category: 'blog',
      name: 'grid',
      attributes: { cells: { type: 'component', component: 'blog.cell', repeatable: true } },
    },
  ],
};

export type Refusal = Answer<{ error: { message: string; details: MissingDetails } }>;

/** A newsroom with Strapi's panel and API, and an editor's ways to publish. */
export interface Newsroom extends Scenario {
  remind(onPublish: OnPublish, languages?: string[]): Promise<void>;
  /** A file of the media library, with the text of the site's first language where one is given. */
  image(name: string, alternativeText?: string): Promise<MediaFile>;
  describe(file: MediaFile, locale: string, body: object): Promise<void>;
  /** Saves a draft in the panel. @returns its documentId */
  draft(data: object, locale?: string, uid?: string): Promise<string>;
  /** Publishes a draft in the panel, as it was saved. */
  publish(documentId: string, locale?: string, uid?: string): Promise<Refusal>;
  /** How many published versions there are, in all languages. */
  published(uid?: string): Promise<number>;
}

const content = (uid: string): string => `/content-manager/collection-types/${uid}`;

export async function startNewsroom(): Promise<Newsroom> {
  const scenario = await startScenario({
    app: NEWSROOM,
    settings: { onUpload: 'off', onReplace: 'off', languages: ['en', 'fr'] },
  });
  const { strapi } = scenario;
  const { admin } = strapi;
  ok(await admin.post('/i18n/locales', { code: 'fr', name: 'French', isDefault: false }));
  const initial = await scenario.settings();
  return {
    ...scenario,
    async remind(onPublish, languages = ['en', 'fr']) {
      ok(await admin.put<Settings>('/alt-text/settings', { ...initial, languages, onPublish }));
    },
    async image(name, alternativeText) {
      const info = alternativeText === undefined ? {} : { alternativeText };
      return admin.upload(await uniqueImage(), name, info);
    },
    async describe({ id }, locale, body) {
      ok(await admin.put(`/alt-text/assets/${id}/texts/${locale}`, body));
    },
    async draft(data, locale = 'en', uid = ARTICLE) {
      const created = await admin.post<{ data: { documentId: string } }>(
        `${content(uid)}?locale=${locale}`,
        data,
      );
      return ok(created).data.documentId;
    },
    publish: async (documentId, locale = 'en', uid = ARTICLE) =>
      admin.post(`${content(uid)}/${documentId}/actions/publish?locale=${locale}`, {}),
    published: async (uid = ARTICLE) =>
      strapi.strapi.db.query(uid).count({ where: { publishedAt: { $ne: null } } }),
  };
}
