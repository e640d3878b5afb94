import { describe, expect, it } from 'vitest';

import type { PageMapping } from '../../../server/src/contracts/pages';
import {
  populateFor,
  roleFields,
  type Attribute,
  type Model,
  type Models,
} from '../../../server/src/pages/fields';
import { checkPages } from '../../../server/src/pages/mapping';
import { hashOf, sourceOf, standing } from '../../../server/src/pages/source';

const UID = 'api::page.page';

const component = (uid: string, repeatable = false): Attribute => ({
  type: 'component',
  component: uid,
  repeatable,
});

const PAGE: Model = {
  attributes: {
    title: { type: 'string' },
    body: { type: 'richtext' },
    topic: { type: 'enumeration' },
    secret: { type: 'text', private: true },
    views: { type: 'integer' },
    data: { type: 'json' },
    author: { type: 'relation' },
    seo: component('shared.seo'),
    cards: component('shared.card', true),
    hidden: { ...component('shared.card'), private: true },
    sections: { type: 'dynamiczone', components: ['shared.card', 'shared.circle'] },
  },
};

const COMPONENTS: Record<string, Model> = {
  'shared.seo': {
    attributes: {
      metaTitle: { type: 'string' },
      metaDescription: { type: 'text' },
      image: { type: 'media' },
      card: component('shared.card'),
    },
  },
  'shared.card': {
    attributes: { heading: { type: 'string' }, note: { type: 'text', private: true } },
  },
  'shared.circle': { attributes: { words: { type: 'text' }, inner: component('shared.circle') } },
};

const models: Models = {
  contentType: (uid) => (uid === UID ? PAGE : undefined),
  component: (uid) => COMPONENTS[uid],
};

const MAPPING: PageMapping = {
  title: 'title',
  content: ['body', 'cards', 'sections'],
  metaTitle: 'seo.metaTitle',
  metaDescription: 'seo.metaDescription',
};

const faults = (change: Partial<PageMapping>, uid = UID) =>
  checkPages(models, { [uid]: { ...MAPPING, ...change } }).map(({ path }) =>
    path.slice(1).join('.'),
  );

describe('a mapping', () => {
  it.each<Partial<PageMapping>>([
    {},
    { title: 'seo.card.heading' },
    { keyword: 'seo.card.heading' },
    { keyword: '{{entry.topic}} and {{ views }}' },
    { metaTitle: 'seo.card.heading' },
  ])('fits with %o', (change) => {
    expect(faults(change)).toEqual([]);
  });

  it.each<[string, Partial<PageMapping>]>([
    ['title', { title: 'lost' }],
    ['title', { title: 'body' }],
    ['title', { title: 'constructor' }],
    ['content.1', { content: ['body', 'lost'] }],
    ['content.0', { content: ['secret'] }],
    ['content.0', { content: ['hidden.heading'] }],
    ['content.0', { content: ['data'] }],
    ['content.0', { content: ['author'] }],
    ['content.0', { content: ['cards.heading'] }],
    ['keyword', { keyword: 'lost' }],
    ['keyword', { keyword: '{{entry.secret}}' }],
    ['keyword', { keyword: '{{file.name}}' }],
    ['metaTitle', { metaTitle: 'cards.heading' }],
    ['metaTitle', { metaTitle: 'topic' }],
    ['metaTitle', { metaTitle: 'title' }],
    ['metaDescription', { metaDescription: 'seo.metaTitle' }],
    ['metaDescription', { metaDescription: 'seo.image' }],
  ])('names %s in %o', (field, change) => {
    expect(faults(change)).toEqual([field]);
  });

  it.each(['api::lost.lost', 'plugin::upload.file', 'admin::user'])('is none of %s', (uid) => {
    expect(checkPages(models, { [uid]: MAPPING })).toMatchObject([{ path: [uid] }]);
  });
});

describe('what is loaded and checked of an entry', () => {
  it('are its components, however they hold one another, without media and relations', () => {
    const populate = populateFor(models, PAGE, ['title', 'seo.metaTitle', 'sections']);
    expect(populate).toMatchObject({
      seo: { populate: { card: true } },
      sections: { on: { 'shared.card': true } },
    });
    expect(Object.keys(populate)).toEqual(['seo', 'sections']);
  });

  it('are the fields of a component one by one, and a dynamic zone as a whole', () => {
    const fields = ['title', 'cards', 'sections', 'seo'].flatMap((path) =>
      roleFields(models, PAGE, path),
    );
    expect(fields).toEqual([
      'title',
      'cards.heading',
      'sections',
      'seo.metaTitle',
      'seo.metaDescription',
      'seo.card.heading',
    ]);
  });
});

describe('what is sent of an entry', () => {
  const source = (entry: object, change: Partial<PageMapping> = {}) =>
    sourceOf(models, PAGE, { ...MAPPING, ...change }, entry);

  it('is plain, in the order of the mapping and without private fields', () => {
    const entry = {
      title: ' Our\n bread ',
      body: '# Rye',
      topic: 'food',
      views: 7,
      cards: [{ heading: 'One', note: 'hidden' }, null, { heading: 'Two' }],
      sections: [
        { __component: 'shared.card', heading: 'Three', note: 'hidden' },
        { __component: 'shared.gone', heading: 'hidden' },
        { __component: 'shared.circle', words: 'Four', inner: { words: 'Five' } },
      ],
    };
    const keyword = '{{entry.topic}}, {{views}} {{entry.lost}}';
    expect(source(entry, { keyword })).toEqual({
      title: 'Our bread',
      content: 'Rye\nOne\nTwo\nThree\nFour\nFive',
      keyword: 'food, 7',
    });
    expect(source(entry, { keyword: 'body' }).keyword).toBe('Rye');
  });

  it('is nothing of an entry that says nothing', () => {
    for (const entry of [{}, { title: null, body: 7, sections: 'x', cards: [7] }]) {
      expect(source(entry)).toEqual({ title: '', content: '' });
      expect(standing(MAPPING, entry)).toEqual({ metaTitle: '', metaDescription: '' });
    }
  });

  it('is 20,000 characters of content at the most', () => {
    const cards = Array.from({ length: 50 }, () => ({ heading: 'word '.repeat(1000) }));
    const { content } = source({ title: 'Long', cards });
    expect(content.length).toBeLessThanOrEqual(20_000);
    expect(content.length).toBeGreaterThan(19_900);
  });

  it('has another hash for another provider, language, title, content or keyword', () => {
    const sent = { title: 'a', content: 'b' };
    const hashes = [
      hashOf({ id: 'one' }, sent, 'en'),
      hashOf({ id: 'two' }, sent, 'en'),
      hashOf({ id: 'one' }, sent, 'fr'),
      hashOf({ id: 'one' }, { ...sent, title: 'ab', content: '' }, 'en'),
      hashOf({ id: 'one' }, { ...sent, keyword: 'c' }, 'en'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf({ id: 'one' }, { ...sent }, 'en')).toBe(hashes[0]);
  });
});
