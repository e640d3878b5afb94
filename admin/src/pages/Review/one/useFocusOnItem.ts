import * as React from 'react';

/**
 * Puts the focus on what is shown whenever that is another one, and when editing ends. At the
 * first one it stays where the browser put it.
 *
 * @param shown changes with what is shown; nothing while it loads
 */
export function useFocusOnItem<T extends HTMLElement>(
  shown: string | undefined,
  isEditing: boolean,
): React.RefObject<T> {
  const target = React.useRef<T>(null);
  const last = React.useRef<string | undefined>(undefined);
  React.useEffect(() => {
    if (shown === undefined) return;
    const now = `${shown} ${String(isEditing)}`;
    // The form takes the focus by itself.
    if (last.current !== undefined && last.current !== now && !isEditing) {
      target.current?.focus({ preventScroll: true });
    }
    last.current = now;
  }, [shown, isEditing]);
  return target;
}
