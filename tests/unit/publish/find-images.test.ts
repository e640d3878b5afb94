import { describe, expect, it } from 'vitest';

import {
  imagePopulate,
  imagesIn,
  type Attribute,
  type ModelOf,
} from '../../../server/src/publish/find-images';

const MODELS: Record<string, Record<string, Attribute>> = {
  article: {
    title: { type: 'string' },
    cover: { type: 'media' },
    gallery: { type: 'media' },
    body: { type: 'blocks' },
    seo: { type: 'component', component: 'seo' },
    author: { type: 'component', component: 'author' },
    sections: { type: 'dynamiczone', components: ['quote', 'figure', 'grid'] },
    related: { type: 'relation' },
  },
  seo: { description: { type: 'string' } },
  author: { portrait: { type: 'media' }, name: { type: 'string' } },
  quote: { words: { type: 'text' } },
  figure: { image: { type: 'media' } },
  grid: { cells: { type: 'component', component: 'figure' } },
  plain: { title: { type: 'string' }, seo: { type: 'component', component: 'seo' } },
  words: { body: { type: 'blocks' } },
  endless: { photo: { type: 'media' }, again: { type: 'component', component: 'endless' } },
};

const modelOf: ModelOf = (uid) => {
  const attributes = MODELS[uid];
  return attributes && { attributes };
};

const file = (id: number, mime = 'image/jpeg') => ({
  id,
  name: `${id}.jpg`,
  mime,
  alternativeText: null,
  caption: null,
});

const MEDIA = { select: ['id', 'name', 'mime', 'alternativeText', 'caption'] };

const places = (uid: string, entry: Record<string, unknown>) =>
  imagesIn(modelOf, uid, entry).map((image) => [
    image.field,
    'file' in image ? image.file.id : image.copy.hash,
  ]);

describe('what is loaded of an entry', () => {
  it('is what images can be in, and nothing besides', () => {
    expect(imagePopulate(modelOf, 'article')).toEqual({
      cover: MEDIA,
      gallery: MEDIA,
      author: { populate: { portrait: MEDIA } },
      sections: {
        on: {
          quote: { select: ['id'] },
          figure: { populate: { image: MEDIA } },
          grid: { populate: { cells: { populate: { image: MEDIA } } } },
        },
      },
    });
  });

  it('is nothing where no image can be', () => {
    expect(imagePopulate(modelOf, 'plain')).toBeNull();
    expect(imagePopulate(modelOf, 'nobody')).toBeNull();
    expect(imagePopulate(modelOf, 'words')).toEqual({});
  });

  it('comes to an end where components hold one another', () => {
    expect(JSON.stringify(imagePopulate(modelOf, 'endless')).match(/photo/g)).toHaveLength(21);
  });
});

describe('the images of an entry', () => {
  it('are found at any depth, in their order, each with its place', () => {
    const entry = {
      title: 'Spring',
      cover: file(1),
      gallery: [file(2), file(3)],
      seo: { description: 'x' },
      author: { name: 'Ada', portrait: file(4) },
      sections: [
        { __component: 'quote', words: 'none here' },
        { __component: 'figure', image: file(5) },
        { __component: 'grid', cells: [{ image: file(6) }, { image: null }, { image: file(7) }] },
      ],
      related: [{ cover: file(99) }],
    };
    expect(places('article', entry)).toEqual([
      ['cover', 1],
      ['gallery.0', 2],
      ['gallery.1', 3],
      ['author.portrait', 4],
      ['sections.1.image', 5],
      ['sections.2.cells.0.image', 6],
      ['sections.2.cells.2.image', 7],
    ]);
  });

  it('are also the copies within a text, with the words that stand there', () => {
    const image = { name: 'a.jpg', hash: 'a_1', alternativeText: '', url: '/uploads/a_1.jpg' };
    const body = [
      { type: 'paragraph', children: [{ type: 'text', text: 'x' }] },
      { type: 'image', image },
    ];
    expect(imagesIn(modelOf, 'words', { body })).toEqual([
      { field: 'body.1', copy: { name: 'a.jpg', hash: 'a_1', alternativeText: null } },
    ]);
  });

  it('are none of the other files, nor where nothing was loaded', () => {
    const entry = { cover: file(1, 'application/pdf'), gallery: null, sections: 'odd' };
    expect(places('article', entry)).toEqual([]);
    expect(places('article', { gallery: [file(2, 'video/mp4'), file(3)] })).toEqual([
      ['gallery.1', 3],
    ]);
  });
});
