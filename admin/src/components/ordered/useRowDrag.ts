import * as React from 'react';

import { type Extent, placeAt, shiftOf } from './order';

interface Drag {
  from: number;
  to: number;
  /** How far the pointer has gone, downwards. */
  by: number;
  rows: Extent[];
}

interface RowDrag {
  /** The row that is held, by its place. */
  held: number | null;
  /** Downwards, in pixels: of the row that is held, and of those that make room. */
  offsetOf: (index: number) => number;
  /** For the handle of a row. */
  handle: (index: number) => {
    onPointerDown: (event: React.PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: React.PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  /** Puts back what is held. */
  cancel: () => void;
}

/**
 * Moves rows with a mouse, a pen or a finger. Pointer events do what is needed here; Strapi's own
 * drag and drop is not offered to plugins, and its library allows one backend a page.
 */
export function useRowDrag(
  list: React.RefObject<HTMLElement>,
  disabled: boolean,
  onMove: (from: number, to: number) => void,
): RowDrag {
  const [drag, setDrag] = React.useState<Drag | null>(null);
  const start = React.useRef(0);
  const cancel = React.useCallback(() => setDrag(null), []);

  const handle: RowDrag['handle'] = (index) => ({
    onPointerDown: (event) => {
      if (disabled || event.button !== 0 || !list.current) return;
      // Moves are told to the handle from now on, wherever the pointer goes.
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = event.clientY;
      const rows = [...list.current.children].map((row) => {
        const { top, height } = row.getBoundingClientRect();
        return { top, height };
      });
      setDrag({ from: index, to: index, by: 0, rows });
    },
    onPointerMove: ({ clientY }) => {
      const by = clientY - start.current;
      setDrag((now) => now && { ...now, by, to: placeAt(now.rows, now.from, by) });
    },
    onPointerUp: () => {
      setDrag(null);
      if (drag && drag.to !== drag.from) onMove(drag.from, drag.to);
    },
    onPointerCancel: cancel,
  });

  return {
    held: drag?.from ?? null,
    offsetOf: (index) => {
      if (drag === null) return 0;
      return index === drag.from ? drag.by : shiftOf(drag.rows, index, drag.from, drag.to);
    },
    handle,
    cancel,
  };
}
