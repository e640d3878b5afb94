import { expect, it } from 'vitest';

import { imagesIn } from '../../../admin/src/contentManager/imagesIn';

const file = (id: number, mime = 'image/jpeg') => ({ id, name: `${id}`, mime, hash: `h${id}` });

/** As Strapi's editor of blocks puts an image into a text: without its id. */
const copy = (hash: string) => ({
  type: 'image',
  image: { name: 'x.jpg', hash, mime: 'image/jpeg', url: `/uploads/${hash}.jpg` },
  children: [{ type: 'text', text: '' }],
});

it('finds the images of a form in their order, each once', () => {
  const form = {
    title: 'Spring',
    cover: file(2),
    gallery: [file(1), file(2)],
    sections: [{ __component: 'grid', id: 9, cells: [{ image: file(3) }] }],
    manual: file(4, 'application/pdf'),
    body: [{ type: 'paragraph', children: [] }, copy('a'), copy('b'), copy('a')],
    related: { connect: [{ id: 12 }], disconnect: [] },
    empty: null,
  };
  expect(imagesIn(form)).toEqual({ ids: [2, 1, 3], hashes: ['a', 'b'] });
  expect(imagesIn(undefined)).toEqual({ ids: [], hashes: [] });
});
