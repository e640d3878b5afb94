import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fillMagazine, type Filled } from '../support/magazine-entries';
import { startMagazine, type Magazine } from '../support/magazine';

interface Words {
  id: number;
  alternativeText?: string | null;
  caption?: string | null;
  formats?: object;
}

interface Article {
  locale?: string;
  title: string;
  cover: Words;
  gallery: Words[];
  body: { type: string; image?: Words }[];
  author: { portrait: Words };
  sections: { cells?: { image: Words }[] }[];
  notes: { photo: Words }[];
}

interface Answer<T> {
  data: T;
}

const DEEP =
  'populate[cover]=true&populate[gallery]=true&populate[author][populate]=*' +
  '&populate[notes][populate]=*&populate[sections][on][mag.quote]=true' +
  '&populate[sections][on][mag.grid][populate][cells][populate]=*';

const words = ({ alternativeText, caption }: Words) => [alternativeText, caption];

describe('the answers of REST', () => {
  let site: Magazine;
  let filled: Filled;

  const read = async (query: string): Promise<Article> =>
    (await site.get<Answer<Article>>(`/articles/${filled.article}?${query}`)).data;

  beforeAll(async () => {
    site = await startMagazine();
    filled = await fillMagazine(site);
  });
  afterAll(() => site.stop());

  it('carry the words of the entry’s language at any depth', async () => {
    const found = await read(`locale=fr&${DEEP}`);
    expect(words(found.cover)).toEqual(['cover fr', 'cover fr, below']);
    expect(found.cover.formats).toEqual({
      thumbnail: { name: 'thumbnail.jpg', url: '/uploads/thumbnail.jpg', size: 1 },
    });
    expect(words(found.author.portrait)).toEqual(['portrait fr', 'portrait, below']);
    expect(found.sections[1]?.cells?.[0]?.image.alternativeText).toBe('cell fr');
    expect(found.notes[0]?.photo.alternativeText).toBe('photo fr');
    expect(found.body[1]?.image?.alternativeText).toBe('inText fr');
    expect(found.gallery.map(({ alternativeText }) => alternativeText)).toEqual([
      '',
      'plain',
      'own words',
    ]);
  });

  it('are the asset’s own in its own language', async () => {
    const found = await read(DEEP);
    expect(words(found.cover)).toEqual(['cover', 'cover, below']);
    // Where we keep a text, the copy in the rich text follows its file.
    expect(found.body[1]?.image?.alternativeText).toBe('inText');
  });

  it('take another region of the language where there is none of this', async () => {
    const found = await read(`locale=pt-BR&${DEEP}`);
    expect(words(found.cover)).toEqual(['cover pt', 'cover, below']);
  });

  it('show drafts, lists and single types as visitors would see them', async () => {
    const draft = await read(`locale=fr&status=draft&${DEEP}`);
    expect([draft.title, draft.cover.alternativeText]).toEqual(['brouillon', 'cover fr']);
    const list = await site.get<Answer<Article[]>>(`/articles?locale=fr&${DEEP}`);
    expect(list.data[0]?.author.portrait.alternativeText).toBe('portrait fr');
    const home = await site.get<Answer<{ hero: Words }>>('/homepage?locale=fr&populate=*');
    expect(home.data.hero.alternativeText).toBe('cover fr');
  });

  it('follow each entry’s own locale where all are asked for', async () => {
    const { data } = await site.get<Answer<Article[]>>(`/articles?locale=*&${DEEP}`);
    const found = data.map(({ locale, cover, notes }) => [
      locale,
      [cover.alternativeText, notes[0]?.photo.alternativeText],
    ]);
    expect(Object.fromEntries(found)).toEqual({
      en: ['cover', 'photo'],
      fr: ['cover fr', 'photo fr'],
      'pt-BR': ['cover pt', 'photo'],
    });
  });

  it('follow the locale of an entry that is reached by a relation', async () => {
    const populate = 'populate[articles][populate]=cover&populate[photo]=true';
    type Shelf = Answer<{ photo: Words; articles: Article[] }[]>;
    const { data } = await site.get<Shelf>(`/shelves?${populate}`);
    expect(data[0]?.photo.alternativeText).toBe('photo');
    expect(data[0]?.articles.map(({ cover }) => cover.alternativeText)).toEqual(['cover fr']);
    const french = await site.get<Shelf>(`/shelves?locale=fr&${populate}`);
    expect(french.data[0]?.photo.alternativeText).toBe('photo fr');
  });

  it('take the request’s locale where the entry’s was not asked for', async () => {
    const populate = 'fields[0]=title&populate[cover][fields][0]=alternativeText';
    const found = await read(`locale=fr&${populate}`);
    expect(found.locale).toBeUndefined();
    expect(found.cover.alternativeText).toBe('cover fr');
    // What was not asked for is not put in.
    expect(found.cover).not.toHaveProperty('caption');
    const nothing = await read('locale=fr&populate[cover][fields][0]=url');
    expect(nothing.cover).not.toHaveProperty('alternativeText');
  });

  it('leave an unknown locale to Strapi', async () => {
    const { data } = await site.get<Answer<Article[]>>(`/articles?locale=xx-nope&${DEEP}`);
    expect(data).toEqual([]);
    const [first] = await site.get<Words[]>('/upload/files?locale=not_a_language!');
    expect(first?.alternativeText).toBe('cover');
  });

  it('are the same for the files of the media library', async () => {
    const id = filled.pictures['cover']?.id ?? 0;
    expect(words(await site.get<Words>(`/upload/files/${id}?locale=fr`))).toEqual([
      'cover fr',
      'cover fr, below',
    ]);
    expect(words(await site.get<Words>(`/upload/files/${id}`))).toEqual(['cover', 'cover, below']);
    const files = await site.get<Words[]>('/upload/files?locale=fr');
    expect(files.map(({ alternativeText }) => alternativeText)).toContain('portrait fr');
  });

  it('take one statement more than without, however deep and however many', async () => {
    const statements = () =>
      site.statements(async () => {
        await site.get(`/articles?locale=fr&${DEEP}`);
      });
    await site.change({ delivery: { localize: false } });
    const without = await statements();
    await site.change({ delivery: { localize: true } });
    const own = await statements();
    expect(own.filter((sql) => sql.includes('alt_text_texts'))).toHaveLength(1);
    expect(own.length - without.length).toBeLessThanOrEqual(1);
  });

  it('change nothing for the Content Manager', async () => {
    const { body } = await site.strapi.admin.get<{ data: Article }>(
      `/content-manager/collection-types/api::article.article/${filled.article}?locale=fr`,
    );
    expect(words(body.data.cover)).toEqual(['cover', 'cover, below']);
  });

  it('keep Strapi’s older form', async () => {
    const answer = await fetch(
      `${site.strapi.url}/api/articles/${filled.article}?locale=fr&populate=cover`,
      {
        headers: {
          authorization: `Bearer ${await site.strapi.contentApi.token()}`,
          'strapi-response-format': 'v4',
        },
      },
    );
    const { data } = (await answer.json()) as {
      data: { attributes: { cover: { data: { attributes: Words } } } };
    };
    expect(data.attributes.cover.data.attributes.alternativeText).toBe('cover fr');
  });
});
