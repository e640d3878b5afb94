import * as React from 'react';

import { Flex, useNotifyAT } from '@strapi/design-system';

import { useTranslation } from '../hooks/useTranslation';
import { moved } from './ordered/order';
import { type Action, buttonId, type OrderedItem, OrderedRow } from './ordered/OrderedRow';
import { useRowDrag } from './ordered/useRowDrag';

interface Props {
  /** Names the list for those who cannot see the heading above it. */
  label: string;
  items: OrderedItem[];
  /** What the first place means. */
  firstBadge?: string;
  disabled: boolean;
  /** At least so many must stay. */
  minItems?: number;
  onChange: (ids: string[]) => void;
}

/** A row that was taken up with the keyboard, and the order that Escape brings back. */
interface Grabbed {
  id: string;
  before: string[];
}

/**
 * A list whose order means something. Rows are dragged by their grip, or taken up with it by the
 * keyboard as elsewhere in Strapi, or moved by buttons. The focus goes with the row, and where it
 * went is said aloud.
 */
export function OrderedList({ label, items, firstBadge, disabled, minItems = 0, onChange }: Props) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const list = React.useRef<HTMLOListElement>(null);
  const focusNext = React.useRef<string | null>(null);
  const [grabbed, setGrabbed] = React.useState<Grabbed | null>(null);
  const ids = items.map((item) => item.id);

  // The browser drops the focus of a row that moves, so it is put back once the row is there.
  React.useLayoutEffect(() => {
    if (focusNext.current === null) return;
    const wanted = focusNext.current;
    focusNext.current = null;
    const buttons = list.current?.querySelectorAll<HTMLElement>('button[data-row-action]') ?? [];
    [...buttons].find((button) => button.dataset['rowAction'] === wanted)?.focus();
  });

  const move = (from: number, to: number, action: Action) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= ids.length) return;
    focusNext.current = buttonId(action, item.id);
    onChange(moved(ids, from, to));
    notifyStatus(t('order.moved', { name: item.label, position: to + 1, total: ids.length }));
  };

  const remove = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    const neighbour = ids[index + 1] ?? ids[index - 1];
    if (neighbour !== undefined) focusNext.current = buttonId('remove', neighbour);
    onChange(ids.filter((id) => id !== item.id));
    notifyStatus(t('order.removed', { name: item.label }));
  };

  const drag = useRowDrag(list, disabled, (from, to) => move(from, to, 'grip'));

  const toggle = ({ id, label: name }: OrderedItem) => {
    if (grabbed?.id === id) {
      setGrabbed(null);
      notifyStatus(t('order.dropped', { name, position: ids.indexOf(id) + 1, total: ids.length }));
    } else {
      setGrabbed({ id, before: ids });
      notifyStatus(t('order.grabbed', { name }));
    }
  };

  const putBack = ({ id, label: name }: OrderedItem) => {
    if (grabbed?.id !== id) return;
    focusNext.current = buttonId('grip', id);
    setGrabbed(null);
    onChange(grabbed.before);
    notifyStatus(t('order.cancelled', { name }));
  };

  const gripOf = (item: OrderedItem, index: number): React.HTMLAttributes<HTMLElement> => ({
    ...drag.handle(index),
    onClick: ({ detail }) => {
      // The keyboard's click; one of the mouse ends a drag, and means nothing.
      if (detail === 0) toggle(item);
    },
    onKeyDown: (event) => {
      if (event.key === 'Escape') {
        drag.cancel();
        putBack(item);
      }
      const offset = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (offset === undefined || grabbed?.id !== item.id) return;
      // The page would scroll.
      event.preventDefault();
      move(index, index + offset, 'grip');
    },
    onBlur: () => {
      // The focus is also lost for a moment while the row moves.
      if (focusNext.current === null) setGrabbed(null);
    },
  });

  return (
    <Flex
      ref={list}
      tag="ol"
      aria-label={label}
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={0}
    >
      {items.map((item, index) => (
        <OrderedRow
          key={item.id}
          item={item}
          index={index}
          total={items.length}
          firstBadge={firstBadge}
          disabled={disabled}
          canRemove={items.length > minItems}
          isHeld={drag.held === index || grabbed?.id === item.id}
          isDragging={drag.held !== null}
          offset={drag.offsetOf(index)}
          grip={gripOf(item, index)}
          onMove={(offset) => move(index, index + offset, offset < 0 ? 'up' : 'down')}
          onRemove={() => remove(index)}
        />
      ))}
    </Flex>
  );
}
