export type Shortcut =
  'approve' | 'edit' | 'reject' | 'skip' | 'back' | 'undo' | 'language' | 'help';

/** The keys of each shortcut, as a person finds them on the keyboard. */
export const KEYS: Readonly<Record<Shortcut, readonly string[]>> = {
  approve: ['A', 'Enter'],
  edit: ['E'],
  reject: ['R'],
  skip: ['S', '→'],
  back: ['←'],
  undo: ['Z', 'U'],
  language: ['L'],
  help: ['?'],
};

const LETTERS: Readonly<Record<string, Shortcut>> = {
  a: 'approve',
  e: 'edit',
  r: 'reject',
  s: 'skip',
  z: 'undo',
  u: 'undo',
  l: 'language',
};

/** `field`: keys belong to it; `control`: Enter does. */
export type Place = 'free' | 'control' | 'field';

/** What a keyboard event says. */
export interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
}

/** The Latin letter on the key, on a keyboard of another script too. */
const letterOf = ({ key, code }: Press): string =>
  /^[a-z]$/i.test(key)
    ? key.toLowerCase()
    : /^Key[A-Z]$/.test(code)
      ? code.slice(3).toLowerCase()
      : '';

/**
 * What a key means here, if anything. The browser's own keys, those of an input method and those
 * that are held down mean nothing; so does Enter on a button, which is that button's.
 */
export function shortcutFor(press: Press, place: Place, rightToLeft = false): Shortcut | null {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing, defaultPrevented } = press;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented || place === 'field') {
    return null;
  }
  if (key === 'ArrowRight') return rightToLeft ? 'back' : 'skip';
  if (key === 'ArrowLeft') return rightToLeft ? 'skip' : 'back';
  if (repeat) return null;
  if (key === 'Enter') return place === 'free' ? 'approve' : null;
  if (key === '?') return 'help';
  return LETTERS[letterOf(press)] ?? null;
}
