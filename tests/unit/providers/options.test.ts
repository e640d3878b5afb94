import { describe, expect, it } from 'vitest';

import type { OptionField } from '../../../server/src/contracts/providers';
import {
  checkOptions,
  completeOptions,
  listOption,
  numberOption,
  recordOption,
  textOption,
} from '../../../server/src/providers/options';

const choices = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

const FIELDS: readonly OptionField[] = [
  { key: 'mode', label: 'Mode', type: 'enum', choices, default: 'a' },
  { key: 'more', label: 'More', type: 'multi', choices, default: ['a'] },
  { key: 'prompt', label: 'Prompt', type: 'string', maxLength: 10, default: '' },
  { key: 'keywords', label: 'Keywords', type: 'strings', maxItems: 2, default: [] },
  { key: 'style', label: 'Style', type: 'number', min: 1, max: 5, integer: true, default: 2 },
  { key: 'heat', label: 'Heat', type: 'number', min: 0, max: 2, default: 0.5 },
  { key: 'optimize', label: 'Optimize', type: 'boolean', default: true },
  { key: 'facts', label: 'Facts', type: 'record', maxItems: 2, default: {} },
];

const pathsOf = (options: unknown) => checkOptions(FIELDS, options).map(({ path }) => path);

describe('checkOptions', () => {
  it('accepts every kind of option, and none at all', () => {
    expect(
      checkOptions(FIELDS, {
        mode: 'b',
        more: ['a', 'b'],
        prompt: '10 letters',
        keywords: ['x', 'y'],
        style: 5,
        heat: 1.25,
        optimize: false,
        facts: { color: 'red', size: '' },
      }),
    ).toEqual([]);
    expect(checkOptions(FIELDS, {})).toEqual([]);
  });

  it.each([
    ['a choice that is none', { mode: 'c' }, ['mode']],
    ['one of several that is none', { more: ['a', 'c'] }, ['more', '1']],
    ['a text that is too long', { prompt: '11 letters!' }, ['prompt']],
    ['too many texts', { keywords: ['x', 'y', 'z'] }, ['keywords']],
    ['a blank text in a list', { keywords: ['  '] }, ['keywords', '0']],
    ['too large a number', { style: 6 }, ['style']],
    ['too small a number', { style: 0 }, ['style']],
    ['half a number where a whole one is wanted', { style: 2.5 }, ['style']],
    ['no number', { heat: Number.NaN }, ['heat']],
    ['a number as text', { style: '2' }, ['style']],
    ['a boolean as text', { optimize: 'true' }, ['optimize']],
    ['too many entries', { facts: { a: '1', b: '2', c: '3' } }, ['facts']],
    ['an entry that is no text', { facts: { a: 1 } }, ['facts', 'a']],
    ['null', { mode: null }, ['mode']],
  ])('names the field with %s', (_what, options, path) => {
    expect(pathsOf(options)).toEqual([path]);
  });

  it('names every bad field, and every unknown one', () => {
    expect(pathsOf({ style: 9, optimize: 1, colour: 'red', shape: 'round' })).toEqual(
      expect.arrayContaining([['style'], ['optimize'], ['colour'], ['shape']]),
    );
  });

  it.each([null, undefined, 'mode=a', ['a'], 7])('refuses what is no object: %o', (options) => {
    expect(pathsOf(options)).toEqual([[]]);
  });
});

describe('completeOptions', () => {
  it('lays each layer over the one before, and all over the defaults', () => {
    const options = completeOptions(FIELDS, { mode: 'b', style: 3 }, undefined, { style: 4 });
    expect(options).toMatchObject({ mode: 'b', style: 4, heat: 0.5, optimize: true });
  });

  it('replaces lists and records whole', () => {
    const options = completeOptions(FIELDS, { facts: { a: '1' }, more: [] }, { facts: { b: '2' } });
    expect(options).toMatchObject({ facts: { b: '2' }, more: [] });
  });

  it('leaves the layers and the defaults as they are', () => {
    const layer = { mode: 'b' };
    completeOptions(FIELDS, layer, { mode: 'a', style: 5 });
    expect(layer).toEqual({ mode: 'b' });
    expect(completeOptions(FIELDS)).toMatchObject({ mode: 'a', style: 2 });
  });
});

describe('reading one option', () => {
  it('gives text without the space around it, and none for anything else', () => {
    expect(textOption({ a: '  x ' }, 'a')).toBe('x');
    expect(textOption({ a: 7 }, 'a')).toBe('');
    expect(textOption({}, 'a')).toBe('');
  });

  it('gives a list without blanks', () => {
    expect(listOption({ a: [' x ', '', '  ', 'y'] }, 'a')).toEqual(['x', 'y']);
    expect(listOption({ a: 'x' }, 'a')).toEqual([]);
  });

  it('gives a number, or nothing', () => {
    expect(numberOption({ a: 0 }, 'a')).toBe(0);
    expect(numberOption({ a: '7' }, 'a')).toBeUndefined();
  });

  it('gives pairs without blank values', () => {
    expect(recordOption({ a: { x: '1', y: '  ' } }, 'a')).toEqual({ x: '1' });
    expect(recordOption({ a: ['x'] }, 'a')).toEqual({});
    expect(recordOption({}, 'a')).toEqual({});
  });
});
