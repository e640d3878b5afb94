import { expect, it } from 'vitest';

import { filesIn } from '../../../admin/src/contentManager/filesIn';

const file = (id: number) => ({ id, name: `${id}.jpg`, mime: 'image/jpeg', hash: `h${id}` });

it('finds the files of a form at any depth, each once', () => {
  const form = {
    title: 'Spring',
    cover: file(1),
    gallery: [file(2), file(1)],
    author: { id: 7, portrait: null },
    sections: [{ __component: 'grid', id: 9, cells: [{ image: file(3) }] }],
    related: { connect: [{ id: 12, documentId: 'x' }], disconnect: [] },
  };
  expect(filesIn(form)).toEqual([1, 2, 3]);
  expect(filesIn(undefined)).toEqual([]);
});

it('leaves the copies within a text to the server', () => {
  const body = [{ type: 'image', image: file(4), children: [{ type: 'text', text: '' }] }];
  expect(filesIn({ body })).toEqual([]);
});
