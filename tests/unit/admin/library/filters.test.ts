import { describe, expect, it } from 'vitest';

import {
  filterKey,
  isNarrowed,
  type LibraryAddress,
  listFilter,
  readAddress,
  runFilter,
  writeAddress,
} from '../../../../admin/src/pages/Library/filters';

const read = (search: string): LibraryAddress => readAddress(new URLSearchParams(search));

describe('The address of the library', () => {
  const full: LibraryAddress = {
    filters: {
      state: 'missing',
      locale: 'pt-BR',
      folder: '/shop & co/été',
      mime: 'image/svg+xml',
      quality: 'too-long',
      q: '50% [off] & more?',
    },
    sort: '-name',
    page: 7,
    pageSize: 50,
  };

  it('holds everything, and gives it back as it was', () => {
    expect(read(writeAddress(full).toString())).toEqual(full);
  });

  it('says nothing of what goes without saying', () => {
    const plain = read('');
    expect(plain).toEqual({ filters: {}, sort: '-createdAt', page: 1, pageSize: 20 });
    expect(writeAddress(plain).toString()).toBe('');
  });

  it('leaves out what it does not know', () => {
    expect(
      read('state=lost&quality=nice&sort=size&page=-3&pageSize=5000&q=%20&folder=&x=1'),
    ).toEqual(read(''));
    expect(read('page=1e3&pageSize=100')).toMatchObject({ page: 1, pageSize: 100 });
  });
});

describe('What the server is asked for', () => {
  it('is narrowed by a language only together with what looks into texts', () => {
    expect(listFilter({ locale: 'fr', folder: '/shop' })).toEqual({ folder: '/shop' });
    for (const filters of [{ state: 'missing' }, { q: 'cat' }, { quality: 'severe' }] as const) {
      expect(listFilter({ ...filters, locale: 'fr' })).toEqual({ ...filters, locale: 'fr' });
    }
  });

  it('is the same set where only the shown language differs', () => {
    expect(filterKey({ mime: 'image/png', locale: 'fr' })).toBe(filterKey({ mime: 'image/png' }));
    expect(filterKey({ q: 'cat', locale: 'fr' })).not.toBe(filterKey({ q: 'cat' }));
    expect(isNarrowed({ locale: 'fr' })).toBe(false);
    expect(isNarrowed({ q: 'cat' })).toBe(true);
  });
});

describe('A run over what is shown', () => {
  it('is told by its filter', () => {
    const filters = { state: 'stale', folder: '/a', mime: 'image/png', quality: 'any' } as const;
    expect(runFilter(filters)).toEqual({
      states: 'stale',
      folder: '/a',
      mime: 'image/png',
      quality: 'any',
    });
    expect(runFilter({})).toEqual({});
  });

  it('is about the language that was chosen', () => {
    expect(runFilter({ state: 'missing', locale: 'fr' })).toEqual({
      states: 'missing',
      languages: 'fr',
    });
  });

  it('has no filter by words: the images have to be named', () => {
    expect(runFilter({ q: 'cat', state: 'missing' })).toBeNull();
  });
});
