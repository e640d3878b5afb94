import { randomUUID } from 'node:crypto';

import { TEXTS_UID } from '../../server/src/models/texts';
import type { Settings } from '../../server/src/contracts/settings';
import type { AppOptions, ContentType } from './app';
import { ok } from './http';
import { startScenario, type Scenario } from './scenario';

const media = (multiple = false) => ({ type: 'media', multiple });
const localizedText = { type: 'string', pluginOptions: { i18n: { localized: true } } };
const NOTE = 'api::note.note';
const ARTICLE = 'api::article.article';

const TYPES: ContentType[] = [
  {
    singularName: 'article',
    pluralName: 'articles',
    draftAndPublish: true,
    localized: true,
    attributes: {
      title: localizedText,
      cover: media(),
      gallery: media(true),
      body: { type: 'blocks', pluginOptions: { i18n: { localized: true } } },
      author: { type: 'component', component: 'mag.author' },
      sections: { type: 'dynamiczone', components: ['mag.quote', 'mag.grid'] },
      notes: { type: 'relation', relation: 'oneToMany', target: NOTE },
    },
  },
  {
    singularName: 'homepage',
    pluralName: 'homepages',
    localized: true,
    single: true,
    attributes: { title: localizedText, hero: media() },
  },
  {
    singularName: 'note',
    pluralName: 'notes',
    attributes: { title: { type: 'string' }, photo: media() },
  },
  {
    singularName: 'shelf',
    pluralName: 'shelves',
    attributes: {
      title: { type: 'string' },
      photo: media(),
      articles: { type: 'relation', relation: 'oneToMany', target: ARTICLE },
    },
  },
];

/** A magazine in English, French and Brazilian Portuguese, with images at every depth. */
export const MAGAZINE: Pick<AppOptions, 'contentTypes' | 'components'> = {
  contentTypes: TYPES,
  components: [
    {
      category: 'mag',
      name: 'author',
      attributes: { name: { type: 'string' }, portrait: media() },
    },
    { category: 'mag', name: 'quote', attributes: { words: { type: 'text' } } },
    { category: 'mag', name: 'cell', attributes: { image: media() } },
    {
      category: 'mag',
      name: 'grid',
      attributes: { cells: { type: 'component', component: 'mag.cell', repeatable: true } },
    },
  ],
};

/** A file of the media library, as its row is. */
export interface Picture {
  id: number;
  documentId: string;
  name: string;
  hash: string;
  alternativeText: string | null;
  caption: string | null;
  createdAt: string;
}

export interface KeptText {
  alternativeText?: string | null;
  caption?: string | null;
  state?: string;
  previousState?: string;
  suggestion?: object;
}

interface Documents {
  create(params: object): Promise<{ id: number; documentId: string }>;
  update(params: object): Promise<{ id: number; documentId: string }>;
}

export interface Magazine extends Scenario {
  /** A file with its own words and, by locale, those that we keep. */
  picture(own: string | null, texts?: Record<string, KeptText>): Promise<Picture>;
  documents(type: string): Documents;
  /** `GET /api/…` with a full-access token. */
  get<T = unknown>(path: string): Promise<T>;
  /** @throws Error where the answer has errors */
  graphql<T = Record<string, unknown>>(query: string, search?: string): Promise<T>;
  change(settings: Partial<Settings>): Promise<void>;
  /**
   * The statements that requests sent to the database meanwhile. The fewest of three times: after
   * a change of the settings, or on a machine that stands still, they are read by a request.
   */
  statements(work: () => Promise<unknown>): Promise<string[]>;
}

export interface MagazineOptions {
  app?: AppOptions;
  languages?: string[];
  locales?: string[];
}

/** A number a test can tell one picture by. */
let made = 0;

export async function startMagazine({
  app = {},
  languages = ['en', 'fr', 'pt'],
  locales = ['fr', 'pt-BR'],
}: MagazineOptions = {}): Promise<Magazine> {
  const scenario = await startScenario({
    app: { ...MAGAZINE, graphql: { depthLimit: 20, maxLimit: 100 }, ...app },
    settings: { onUpload: 'off', onReplace: 'off', languages },
  });
  const { strapi } = scenario;
  const { admin, contentApi: content } = strapi;
  for (const code of locales) {
    ok(await admin.post('/i18n/locales', { code, name: code, isDefault: false }));
  }
  return {
    ...scenario,
    async picture(own, texts = {}) {
      made += 1;
      const { db } = strapi.strapi;
      const file = (await db.query('plugin::upload.file').create({
        data: {
          name: `picture-${made}.jpg`,
          alternativeText: own,
          caption: own === null ? null : `${own}, below`,
          width: 800,
          height: 600,
          formats: { thumbnail: { name: 'thumbnail.jpg', url: '/uploads/thumbnail.jpg', size: 1 } },
          hash: `picture_${randomUUID().replaceAll('-', '')}`,
          ext: '.jpg',
          mime: 'image/jpeg',
          size: 12,
          url: `/uploads/picture-${made}.jpg`,
          provider: 'local',
          folderPath: '/',
        },
      })) as Picture;
      for (const [locale, text] of Object.entries(texts)) {
        await db.query('plugin::alt-text.text').create({
          data: { assetId: file.id, locale, state: 'human', version: 1, ...text } as object,
        });
      }
      return file;
    },
    documents: (type) =>
      strapi.strapi.documents(`api::${type}.${type}` as 'api::note.note') as unknown as Documents,
    get: async <T>(path: string) => ok(await content.get<T>(`/api${path}`)),
    async graphql<T>(query: string, search = '') {
      const { body } = await content.post<{ data: T; errors?: object[] }>(`/graphql${search}`, {
        query,
      });
      if (body.errors) throw new Error(JSON.stringify(body.errors));
      return body.data;
    },
    async change(settings) {
      const current = await scenario.settings();
      ok(await admin.put('/alt-text/settings', { ...current, ...settings }));
    },
    async statements(work) {
      const once = async () => {
        const seen: string[] = [];
        const { connection } = strapi.strapi.db;
        // What was delivered a moment ago is known; a write makes each answer begin anew.
        const texts = strapi.strapi.db.query(TEXTS_UID);
        await texts.updateMany({ where: { id: 0 }, data: { state: 'ai' } });
        const note = ({ sql }: { sql: string }) => {
          // What the plugin does in the background is nobody's request.
          if (strapi.strapi.requestContext.get()) seen.push(sql);
        };
        connection.on('query', note);
        await work();
        connection.removeListener('query', note);
        return seen;
      };
      const times = [await once(), await once(), await once()];
      return times.reduce((least, seen) => (seen.length < least.length ? seen : least));
    },
  };
}

/** An image in a rich text: what Strapi's editor copies there. */
export const imageBlock = (picture: Picture, alternativeText: string | null = null): object => ({
  type: 'image',
  image: {
    name: picture.name,
    alternativeText,
    url: `/uploads/${picture.name}`,
    caption: null,
    width: 800,
    height: 600,
    formats: {},
    hash: picture.hash,
    ext: '.jpg',
    mime: 'image/jpeg',
    size: 12,
    previewUrl: null,
    provider: 'local',
    provider_metadata: null,
    createdAt: new Date(picture.createdAt).toISOString(),
    updatedAt: new Date(picture.createdAt).toISOString(),
  },
  children: [{ type: 'text', text: '' }],
});
