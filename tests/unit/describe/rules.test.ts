import { describe, expect, it } from 'vitest';

import type { FolderRule } from '../../../server/src/contracts/settings';
import { ruleFor } from '../../../server/src/describe/rules';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';

const skip = (folder: string): FolderRule => ({ folder, action: 'skip' });
const folderOf = (rules: FolderRule[], path: string) =>
  ruleFor({ ...DEFAULT_SETTINGS, rules }, path)?.folder ?? null;

describe('ruleFor', () => {
  const RULES = [skip('/shop'), skip('/shop/shoes/red'), skip('/shop/shoes'), skip('/private')];

  it.each([
    ['/shop', '/shop'],
    ['/shop/hats', '/shop'],
    ['/shop/shoes', '/shop/shoes'],
    ['/shop/shoes/blue', '/shop/shoes'],
    ['/shop/shoes/red/small', '/shop/shoes/red'],
    ['/private', '/private'],
    ['/shopping', null],
    ['/my/shop', null],
    ['/', null],
  ])('for %s is that of %s: the longest that holds it', (path, folder) => {
    expect(folderOf(RULES, path)).toBe(folder);
    expect(folderOf([...RULES].reverse(), path)).toBe(folder);
  });

  it('of the root holds everything that no other does', () => {
    const rules = [skip('/'), skip('/shop')];
    expect(folderOf(rules, '/')).toBe('/');
    expect(folderOf(rules, '/anything')).toBe('/');
    expect(folderOf(rules, '/shop/shoes')).toBe('/shop');
  });

  it('minds neither capitals nor a slash at the end', () => {
    expect(folderOf([skip('/Shop/')], '/shop/Shoes')).toBe('/Shop/');
  });

  it('takes names for names, not for patterns', () => {
    expect(folderOf([skip('/a.c')], '/abc')).toBeNull();
    expect(folderOf([skip('/[x] (1)')], '/[x] (1)/y')).toBe('/[x] (1)');
  });

  it('is the first of two for the same folder', () => {
    const first: FolderRule = { folder: '/shop', provider: 'altframe' };
    const rules = [first, skip('/shop')];
    expect(ruleFor({ ...DEFAULT_SETTINGS, rules }, '/shop')).toBe(first);
  });

  it('is none where there are no rules', () => {
    expect(folderOf([], '/shop')).toBeNull();
  });
});
