import type { Place } from './shortcuts';

const FIELD_ROLES = [
  'combobox',
  'listbox',
  'menu',
  'radiogroup',
  'slider',
  'spinbutton',
  'textbox',
];

const FIELDS = [
  'input:not([type="checkbox"], [type="button"], [type="submit"])',
  'textarea',
  'select',
  '[contenteditable=""]',
  '[contenteditable="true"]',
  ...FIELD_ROLES.map((role) => `[role="${role}"]`),
].join(',');

const CONTROLS =
  'a[href], button, input, summary, [role="button"], [role="checkbox"], [role="switch"]';

const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** To whom a key that is pressed there belongs. */
export function placeOf(target: EventTarget | null): Place {
  if (document.querySelector(OVERLAYS)) return 'field';
  if (!(target instanceof Element)) return 'free';
  if (target.closest(FIELDS)) return 'field';
  return target.closest(CONTROLS) ? 'control' : 'free';
}
