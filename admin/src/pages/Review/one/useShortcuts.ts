import * as React from 'react';

import { placeOf } from './place';
import { shortcutFor, type Shortcut } from './shortcuts';

/**
 * Listens to the keys of the whole page, so that they work wherever the focus is.
 *
 * @param actions what has no action has no key either
 */
export function useShortcuts(
  actions: Partial<Record<Shortcut, (() => void) | undefined>>,
  isOn: boolean,
): void {
  const latest = React.useRef(actions);
  React.useEffect(() => {
    latest.current = actions;
  });
  React.useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent) => {
      const rightToLeft = getComputedStyle(document.body).direction === 'rtl';
      const shortcut = shortcutFor(event, placeOf(event.target), rightToLeft);
      const action = shortcut === null ? undefined : latest.current[shortcut];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
}
