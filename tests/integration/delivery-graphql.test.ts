import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fillMagazine, type Filled } from '../support/magazine-entries';
import { startMagazine, type Magazine } from '../support/magazine';

const WORDS = `
  fragment Words on UploadFile { alternativeText caption }`;

const PAGE = `
  fragment Page on Article {
    locale
    cover { ...Words formats }
    gallery { ...Words }
    gallery_connection { nodes { ...Words } }
    body
    author { portrait { ...Words } }
    sections { ... on ComponentMagGrid { cells { image { ...Words } } } }
    notes { photo { ...Words } }
    notes_connection { nodes { photo { ...Words } } }
  }`;

interface Words {
  alternativeText: string | null;
  caption: string | null;
}

interface Page {
  locale: string;
  cover: Words & { formats: object };
  gallery: Words[];
  gallery_connection: { nodes: Words[] };
  body: { image?: Words }[];
  author: { portrait: Words };
  sections: { cells?: { image: Words }[] }[];
  notes: { photo: Words }[];
  notes_connection: { nodes: { photo: Words }[] };
}

describe('the answers of GraphQL', () => {
  let site: Magazine;
  let filled: Filled;
  const ask = async <T>(query: string, search?: string): Promise<T> =>
    site.graphql<T>(query + WORDS + (query.includes('...Page') ? PAGE : ''), search);
  const one = (args: string) => `article(documentId: "${filled.article}", ${args})`;

  beforeAll(async () => {
    site = await startMagazine();
    filled = await fillMagazine(site);
  });
  afterAll(() => site.stop());

  it('carry the words of the entry’s language at any depth', async () => {
    const { article: page } = await ask<{ article: Page }>(
      `{ ${one('locale: "fr"')} { ...Page } }`,
    );
    expect(page.cover).toMatchObject({ alternativeText: 'cover fr', caption: 'cover fr, below' });
    expect(page.cover.formats).toEqual({
      thumbnail: { name: 'thumbnail.jpg', url: '/uploads/thumbnail.jpg', size: 1 },
    });
    expect(page.author.portrait.alternativeText).toBe('portrait fr');
    expect(page.sections[1]?.cells?.[0]?.image.alternativeText).toBe('cell fr');
    expect(page.notes[0]?.photo.alternativeText).toBe('photo fr');
    expect(page.notes_connection.nodes[0]?.photo.alternativeText).toBe('photo fr');
    expect(page.body[1]?.image?.alternativeText).toBe('inText fr');
    const gallery = ['', 'plain', 'own words'];
    expect(page.gallery.map(({ alternativeText }) => alternativeText)).toEqual(gallery);
    expect(page.gallery_connection.nodes.map(({ alternativeText }) => alternativeText)).toEqual(
      gallery,
    );
  });

  it('tell aliases in several languages apart, in one look', async () => {
    const query = `{
      fr: ${one('locale: "fr"')} { cover { words: alternativeText } author { portrait { alternativeText } } }
      br: ${one('locale: "pt-BR"')} { cover { words: alternativeText } }
      en: ${one('locale: "en"')} { cover { words: alternativeText } }
      all: articles(locale: "fr") { cover { alternativeText } }
    }`;
    let answer: unknown;
    const statements = await site.statements(async () => {
      answer = await site.graphql(query);
    });
    expect(answer).toEqual({
      fr: {
        cover: { words: 'cover fr' },
        author: { portrait: { alternativeText: 'portrait fr' } },
      },
      br: { cover: { words: 'cover pt' } },
      en: { cover: { words: 'cover' } },
      all: [{ cover: { alternativeText: 'cover fr' } }],
    });
    expect(statements.filter((sql) => sql.includes('alt_text_texts'))).toHaveLength(1);
  });

  it('take one statement more than without, however deep', async () => {
    const query = `{ articles(locale: "fr") { ...Page } }`;
    const count = async () => (await site.statements(() => ask(query))).length;
    await site.change({ delivery: { localize: false } });
    const without = await count();
    await site.change({ delivery: { localize: true } });
    const own = await site.statements(() => ask(query));
    expect(own.filter((sql) => sql.includes('alt_text_texts'))).toHaveLength(1);
    expect(own.length - without).toBeLessThanOrEqual(1);
  });

  it('show drafts and lists as visitors would see them', async () => {
    const { articles } = await ask<{ articles: Page[] }>(
      `{ articles(locale: "fr", status: DRAFT) { ...Page } }`,
    );
    expect(articles[0]?.cover.alternativeText).toBe('cover fr');
    const { articles_connection: list } = await ask<{ articles_connection: { nodes: Page[] } }>(
      `{ articles_connection(locale: "fr") { nodes { ...Page } } }`,
    );
    expect(list.nodes[0]?.author.portrait.alternativeText).toBe('portrait fr');
  });

  it('follow each entry’s own locale where all are asked for', async () => {
    const { articles } = await ask<{ articles: Page[] }>(`{ articles(locale: "*") { ...Page } }`);
    const found = articles.map(({ locale, cover }) => [locale, cover.alternativeText]);
    expect(Object.fromEntries(found)).toEqual({
      en: 'cover',
      fr: 'cover fr',
      'pt-BR': 'cover pt',
    });
  });

  it('take the request’s locale where the entries have none', async () => {
    const query = `{ notes { photo { ...Words } } uploadFiles { alternativeText } shelves { articles { ...Page } } }`;
    interface Found {
      notes: { photo: Words }[];
      uploadFiles: Words[];
      shelves: { articles: Page[] }[];
    }
    const french = await ask<Found>(query, '?locale=fr');
    expect(french.notes[0]?.photo.alternativeText).toBe('photo fr');
    expect(french.uploadFiles.map(({ alternativeText }) => alternativeText)).toContain('cover fr');
    const found = await ask<Found>(query);
    expect(found.notes[0]?.photo.alternativeText).toBe('photo');
    const relations = found.shelves[0]?.articles.map(({ locale, cover, author }) => [
      locale,
      cover.alternativeText,
      author.portrait.alternativeText,
    ]);
    expect(relations).toEqual([['fr', 'cover fr', 'portrait fr']]);
  });

  it('serve single types, and leave an unknown locale to Strapi', async () => {
    const { homepage } = await ask<{ homepage: { hero: Words } }>(
      `{ homepage(locale: "fr") { hero { ...Words } } }`,
    );
    expect(homepage.hero.alternativeText).toBe('cover fr');
    await expect(site.graphql('{ articles(locale: "xx-nope") { title } }')).rejects.toThrow(
      'Unknown locale',
    );
  });
});
