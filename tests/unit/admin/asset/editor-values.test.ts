import { describe, expect, it } from 'vitest';

import {
  changedLocales,
  editOf,
  editorValues,
  withUnsaved,
  type TextValues,
} from '../../../../admin/src/components/asset/editorValues';
import type { AssetText } from '../../../../server/src/contracts/texts';

const values = (change: Partial<TextValues> = {}): TextValues => ({
  alternativeText: 'A boat',
  caption: '',
  title: '',
  decorative: false,
  ...change,
});

const text = (change: Partial<AssetText> = {}): AssetText => ({
  alternativeText: 'A boat',
  caption: null,
  state: 'human',
  updatedAt: null,
  ...change,
});

describe('The values of the editor', () => {
  it('are those of the server, with empty strings for what is not there', () => {
    const asset = {
      texts: { en: text(), fr: text({ alternativeText: '', title: 'Port', state: 'decorative' }) },
    };
    expect(editorValues(asset)).toEqual({
      texts: {
        en: values(),
        fr: values({ alternativeText: '', title: 'Port', decorative: true }),
      },
    });
  });

  it('are sent only where they were changed', () => {
    expect(editOf(values(), values())).toBeNull();
    expect(editOf(values(), values({ alternativeText: 'A boat ' }))).toBeNull();
    expect(editOf(values(), values({ caption: 'At sea' }))).toEqual({ caption: 'At sea' });
    expect(editOf(values(), values({ alternativeText: '' }))).toEqual({ alternativeText: '' });
  });

  it('send no words with a decorative image, and say when it is none any more', () => {
    const decorative = values({ alternativeText: '', decorative: true });
    expect(editOf(values(), values({ alternativeText: 'x', decorative: true }))).toEqual({
      decorative: true,
    });
    expect(editOf(decorative, values({ alternativeText: 'A cat' }))).toEqual({
      alternativeText: 'A cat',
      decorative: false,
    });
  });

  it('tell which languages are to be saved', () => {
    const initial = { texts: { en: values(), fr: values() } };
    expect(changedLocales(initial, initial)).toEqual([]);
    expect(
      changedLocales(initial, { texts: { en: values(), fr: values({ title: 'Port' }) } }),
    ).toEqual(['fr']);
  });
});

describe('An image that changes on the server while somebody types', () => {
  const initial = { texts: { en: values(), fr: values() } };
  const next = {
    texts: { en: values({ alternativeText: 'New' }), fr: values({ alternativeText: 'Neuf' }) },
  };

  it('shows what is new, and keeps what was typed', () => {
    const typed = { texts: { en: values(), fr: values({ caption: 'À quai' }) } };
    expect(withUnsaved(initial, typed, next)).toEqual({
      texts: {
        en: values({ alternativeText: 'New' }),
        fr: values({ alternativeText: 'Neuf', caption: 'À quai' }),
      },
    });
  });

  it('keeps the words that were typed in the very field', () => {
    const typed = { texts: { en: values({ alternativeText: 'Mine' }), fr: values() } };
    expect(withUnsaved(initial, typed, next).texts['en']).toEqual(
      values({ alternativeText: 'Mine' }),
    );
  });

  it('is as saved once what was typed is saved', () => {
    const typed = { texts: { en: values({ alternativeText: ' New ' }), fr: values() } };
    expect(withUnsaved(initial, typed, next)).toEqual(next);
    const saved = { texts: { en: values({ alternativeText: '', decorative: true }) } };
    const switched = { texts: { en: values({ alternativeText: 'x', decorative: true }) } };
    expect(withUnsaved(initial, switched, saved)).toEqual(saved);
  });

  it('shows a language that came in meanwhile', () => {
    const more = { texts: { ...initial.texts, de: values({ alternativeText: 'Neu' }) } };
    expect(withUnsaved(initial, initial, more)).toEqual(more);
  });
});
