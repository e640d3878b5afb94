import type { AppOptions } from '../../tests/support/app';
import { ok } from '../../tests/support/http';
import { startStrapiProcess, type StrapiProcess } from '../../tests/support/strapi-process';

export const SIDES = ['with', 'without'] as const;
export type Side = (typeof SIDES)[number];

export const APIS = ['REST', 'GraphQL'] as const;
export type Api = (typeof APIS)[number];

export type Client = 'sqlite' | 'postgres';

export const ENTRIES = 100;
export const IMAGES = 3;

const REST = `/api/articles?locale=fr&pagination[pageSize]=${ENTRIES}&populate=images`;
const QUERY = `{ articles(locale: "fr", pagination: { pageSize: ${ENTRIES} }) {
  documentId title images { documentId url width height alternativeText caption } } }`;

/** A page of a site: a hundred entries with three images each. */
const SITE: AppOptions = {
  graphql: { maxLimit: ENTRIES },
  contentTypes: [
    {
      singularName: 'article',
      pluralName: 'articles',
      localized: true,
      attributes: {
        title: { type: 'string' },
        images: { type: 'media', multiple: true },
      },
    },
  ],
};

/** The same Strapi twice, each in a process and on a database of its own. */
export interface Sides {
  /** The page in French. @returns its milliseconds */
  ask(side: Side, api: Api): Promise<number>;
  /** How many French texts are in the answer. */
  french(side: Side, api: Api): Promise<number>;
  stop(): Promise<void>;
}

export async function startSides(client: Client): Promise<Sides> {
  const started: StrapiProcess[] = [];
  const stop = async () => {
    await Promise.all(started.map((strapi) => strapi.stop()));
  };
  try {
    const start = async (plugin: Record<string, unknown> | false) => {
      const strapi = await startStrapiProcess({ ...SITE, plugin, databaseKind: client });
      started.push(strapi);
      await fill(strapi, plugin !== false);
      return { strapi, token: await strapi.contentApi.token() };
    };
    const settings = { languages: ['en', 'fr'], onUpload: 'off' };
    const sides = { with: await start({ settings }), without: await start(false) };

    const request = async (side: Side, api: Api): Promise<string> => {
      const { strapi, token } = sides[side];
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer =
        api === 'REST'
          ? await fetch(strapi.url + REST, { headers })
          : await fetch(`${strapi.url}/graphql`, {
              method: 'POST',
              headers,
              body: JSON.stringify({ query: QUERY }),
            });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${api} ${side} the plugin: ${text}`);
      return text;
    };
    return {
      async ask(side, api) {
        const began = performance.now();
        await request(side, api);
        return performance.now() - began;
      },
      french: async (side, api) => (await request(side, api)).split('en français').length - 1,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The entries by the API, as a site has them; the files and their texts past Strapi. */
async function fill({ admin, contentApi, database }: StrapiProcess, texts: boolean): Promise<void> {
  ok(await admin.post('/i18n/locales', { code: 'fr', name: 'French', isDefault: false }));
  const ids = Array.from({ length: ENTRIES * IMAGES }, (_, index) => index + 1);
  await database(async (knex) => {
    const now = new Date();
    const files = ids.map((id) => ({
      id,
      document_id: `file${String(id).padStart(20, '0')}`,
      name: `photo-${id}.jpg`,
      alternative_text: `Photograph ${id}, seen from the side, in the evening light`,
      caption: `Photograph ${id}`,
      width: 1600,
      height: 1200,
      formats: JSON.stringify(formats(id)),
      hash: `photo_${id}`,
      ext: '.jpg',
      mime: 'image/jpeg',
      size: 240.5,
      url: `/uploads/photo_${id}.jpg`,
      provider: 'local',
      folder_path: '/',
      created_at: now,
      updated_at: now,
      published_at: now,
    }));
    await knex.batchInsert('files', files, 50);
    if (!texts) return;
    const kept = ids.map((id) => ({
      asset_id: id,
      locale: 'fr',
      alternative_text: `Photographie ${id}, vue de côté, dans la lumière du soir, en français`,
      caption: `Photographie ${id}`,
      state: 'ai',
      version: 1,
      updated_at: now,
    }));
    await knex.batchInsert('alt_text_texts', kept, 50);
  });
  for (let entry = 0; entry < ENTRIES; entry += 1) {
    const images = ids.slice(entry * IMAGES, (entry + 1) * IMAGES);
    const data = { title: `Article ${entry}`, images };
    ok(await contentApi.post('/api/articles?locale=fr', { data }));
  }
}

/** What Strapi makes of an uploaded photograph. */
const formats = (id: number): object =>
  Object.fromEntries(
    ['thumbnail', 'small', 'medium', 'large'].map((name, index) => [
      name,
      {
        ext: '.jpg',
        url: `/uploads/${name}_photo_${id}.jpg`,
        hash: `${name}_photo_${id}`,
        mime: 'image/jpeg',
        name: `${name}_photo-${id}.jpg`,
        path: null,
        size: 10 * (index + 1),
        width: 250 * (index + 1),
        height: 188 * (index + 1),
        sizeInBytes: 10_000 * (index + 1),
      },
    ]),
  );
