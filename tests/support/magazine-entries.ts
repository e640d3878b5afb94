import { waitFor } from './wait';
import { imageBlock, type Magazine, type Picture } from './magazine';

export interface Filled {
  pictures: Record<string, Picture>;
  /** Of the article, in all languages, published; the French one has a draft besides. */
  article: string;
}

/** Pictures with texts in every state, and entries that hold them at every depth. */
export async function fillMagazine(site: Magazine): Promise<Filled> {
  const pictures = await takePictures(site);
  const id = (name: string) => pictures[name]?.id;
  const note = await site.documents('note').create({ data: { title: 'Note', photo: id('photo') } });
  const data = (title: string) => ({
    title,
    cover: id('cover'),
    gallery: [id('decorative'), id('plain'), id('suggested')],
    body: [
      { type: 'paragraph', children: [{ type: 'text', text: 'Hello' }] },
      imageBlock(pictures['inText'] as Picture, 'on the day'),
    ],
    author: { name: 'Ann', portrait: id('portrait') },
    sections: [
      { __component: 'mag.quote', words: 'Quoted' },
      { __component: 'mag.grid', cells: [{ image: id('cell') }] },
    ],
    notes: [note.documentId],
  });
  const articles = site.documents('article');
  const params = (locale: string) => ({ locale, status: 'published', data: data(locale) });
  const { documentId } = await articles.create(params('en'));
  for (const locale of ['fr', 'pt-BR']) await articles.update({ documentId, ...params(locale) });
  await articles.update({ documentId, locale: 'fr', data: data('brouillon') });

  const home = { title: 'Home', hero: id('cover') };
  const homepages = site.documents('homepage');
  const homepage = await homepages.create({ locale: 'en', data: home });
  await homepages.update({ documentId: homepage.documentId, locale: 'fr', data: home });
  await site.documents('shelf').create({
    data: {
      title: 'Shelf',
      photo: id('photo'),
      articles: [{ documentId, locale: 'fr', status: 'published' }],
    },
  });
  await judged(site, Object.keys(pictures).length);
  return { pictures, article: documentId };
}

/** The plugin looks at every text once, in the background: its statements are nobody's answer. */
async function judged(site: Magazine, own: number): Promise<void> {
  const texts = site.strapi.strapi.db.query('plugin::alt-text.text');
  await waitFor(
    async () => {
      const rows = (await texts.findMany()) as { locale: string; judgedBy: number | null }[];
      const isDone = rows.every(({ judgedBy }) => judgedBy !== null);
      return isDone && rows.filter(({ locale }) => locale === 'en').length === own
        ? true
        : undefined;
    },
    { what: 'all texts to be judged', timeoutMs: 30_000 },
  );
}

async function takePictures(site: Magazine): Promise<Record<string, Picture>> {
  const pictures: Record<string, Picture> = {};
  pictures['cover'] = await site.picture('cover', {
    fr: { alternativeText: 'cover fr', caption: 'cover fr, below' },
    pt: { alternativeText: 'cover pt' },
  });
  for (const name of ['portrait', 'cell', 'photo', 'inText']) {
    pictures[name] = await site.picture(name, { fr: { alternativeText: `${name} fr` } });
  }
  pictures['decorative'] = await site.picture('waves', {
    fr: { alternativeText: '', state: 'decorative' },
  });
  pictures['plain'] = await site.picture('plain');
  pictures['suggested'] = await site.picture('own words', {
    fr: {
      alternativeText: null,
      state: 'suggested',
      suggestion: { alternativeText: 'a secret', caption: null, title: null },
    },
  });
  return pictures;
}
