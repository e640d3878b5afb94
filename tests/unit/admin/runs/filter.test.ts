import { describe, expect, it } from 'vitest';

import {
  bodyOf,
  formFromQuery,
  libraryQuery,
  queryOf,
  usualStates,
} from '../../../../admin/src/pages/Runs/filter';

const EMPTY = formFromQuery('');

describe('The form of a new run', () => {
  it('asks for nothing in particular where the address does not', () => {
    expect(bodyOf(EMPTY)).toEqual({ filter: {}, options: { mode: 'apply' } });
  });

  it('is filled from the address', () => {
    const query =
      '?states=missing,ai&folder=/shop/Größe %26 Co&mime=image/png&createdAfter=2026-02-01' +
      '&quality=severe&ids=3,1,3&languages=en,pt-BR&provider=altframe&mode=suggest&dryRun=true';
    expect(bodyOf(formFromQuery(query))).toEqual({
      filter: {
        ids: [3, 1],
        states: ['missing', 'ai'],
        folder: '/shop/Größe & Co',
        mime: 'image/png',
        createdAfter: '2026-02-01',
        quality: 'severe',
      },
      options: { provider: 'altframe', languages: ['en', 'pt-BR'], mode: 'suggest', dryRun: true },
    });
  });

  it.each([
    ['ids=0,-1,x,1.5,', { ids: [] }],
    ['states=new,missing', { states: ['missing'] }],
    ['createdAfter=soon', { createdAfter: '' }],
    ['createdAfter=2026-02-01T10:00:00Z', { createdAfter: '2026-02-01' }],
    ['folder=/', { folder: '' }],
    ['mode=other', { mode: 'apply' }],
    ['languages= , ', { languages: [] }],
  ])('reads %s as far as it makes sense', (query, part) => {
    expect(formFromQuery(query)).toEqual({ ...EMPTY, ...part });
  });

  it('does not take from an address that a person’s words may be written over', () => {
    expect(formFromQuery('overwriteHuman=true').overwriteHuman).toBe(false);
  });

  it('can be asked for again by the address of a run that was', () => {
    const form = formFromQuery('states=stale&folder=/a b&languages=fr&mode=suggest&dryRun=true');
    const { filter = {}, options = {} } = bodyOf(form);
    const address = new URLSearchParams(queryOf(filter, options)).toString();
    expect(formFromQuery(address)).toEqual(form);
  });

  it('knows which texts are meant where no state is chosen', () => {
    expect(usualStates({ ...EMPTY })).toEqual(['missing', 'stale']);
    expect(usualStates({ ...EMPTY, quality: 'any' })).not.toContain('human');
    expect(usualStates({ ...EMPTY, quality: 'any', overwriteHuman: true })).toContain('human');
  });

  it('leads to the library as far as that can be narrowed alike', () => {
    expect(libraryQuery({ folder: '/shop', states: ['missing'], ids: [1] })).toEqual({
      folder: '/shop',
    });
  });
});
