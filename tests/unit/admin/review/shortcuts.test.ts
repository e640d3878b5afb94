import { describe, expect, it } from 'vitest';

import { KEYS, shortcutFor, type Press } from '../../../../admin/src/pages/Review/one/shortcuts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

const NAMES: Record<string, string> = { '→': 'ArrowRight', '←': 'ArrowLeft' };

describe('A key of the review', () => {
  it.each(Object.entries(KEYS))('%s is what the list of keys says', (shortcut, keys) => {
    for (const key of keys) expect(shortcutFor(press(NAMES[key] ?? key), 'free')).toBe(shortcut);
  });

  it('is the same letter with Caps Lock and on a keyboard of another script', () => {
    expect(shortcutFor(press('a'), 'free')).toBe('approve');
    expect(shortcutFor(press('к', { code: 'KeyR' }), 'free')).toBe('reject');
  });

  it('is the browser’s with Ctrl, Cmd or Alt, and an input method’s while it composes', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented']) {
      expect(shortcutFor(press('r', { [modifier]: true }), 'free')).toBeNull();
    }
  });

  it('decides on nothing while it is held down', () => {
    expect(shortcutFor(press('a', { repeat: true }), 'free')).toBeNull();
    expect(shortcutFor(press('Enter', { repeat: true }), 'free')).toBeNull();
    expect(shortcutFor(press('ArrowRight', { repeat: true }), 'free')).toBe('skip');
  });

  it('belongs to a field, and Enter to a button', () => {
    expect(shortcutFor(press('a'), 'field')).toBeNull();
    expect(shortcutFor(press('ArrowLeft'), 'field')).toBeNull();
    expect(shortcutFor(press('Enter'), 'control')).toBeNull();
    expect(shortcutFor(press('a'), 'control')).toBe('approve');
  });

  it('points the other way where the page is read from the right', () => {
    expect(shortcutFor(press('ArrowLeft'), 'free', true)).toBe('skip');
    expect(shortcutFor(press('ArrowRight'), 'free', true)).toBe('back');
  });

  it('means nothing else', () => {
    for (const key of ['Tab', 'Escape', ' ', 'q', '1', 'ArrowUp', 'PageDown']) {
      expect(shortcutFor(press(key, { code: 'Space' }), 'free')).toBeNull();
    }
  });
});
