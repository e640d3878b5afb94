import * as React from 'react';

import { Box, Flex, IconButton, Typography, useNotifyAT } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';

import { useTranslation } from '../hooks/useTranslation';
import { Mark } from './Mark';

export interface OrderedItem {
  id: string;
  label: string;
  /** A remark behind the label. */
  detail?: string | undefined;
  error?: string | undefined;
}

interface Props {
  /** Names the list for those who cannot see the heading above it. */
  label: string;
  items: OrderedItem[];
  /** What the first place means. */
  firstBadge: string;
  disabled: boolean;
  /** At least so many must stay. */
  minItems?: number;
  onChange: (ids: string[]) => void;
}

type Action = 'up' | 'down' | 'remove';

const buttonId = (action: Action, id: string): string => `${action}:${id}`;

/**
 * A list whose order means something. Rows move by buttons; the focus goes with the row, and
 * where it went is said aloud.
 */
export function OrderedList({ label, items, firstBadge, disabled, minItems = 0, onChange }: Props) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const list = React.useRef<HTMLOListElement>(null);
  const focusNext = React.useRef<string | null>(null);
  const baseId = React.useId();
  const ids = items.map((item) => item.id);

  // The browser drops the focus of a row that moves, so it is put back once the row is there.
  React.useLayoutEffect(() => {
    if (focusNext.current === null) return;
    const wanted = focusNext.current;
    focusNext.current = null;
    const buttons = list.current?.querySelectorAll<HTMLElement>('button[data-row-action]') ?? [];
    [...buttons].find((button) => button.dataset['rowAction'] === wanted)?.focus();
  });

  const move = (index: number, offset: -1 | 1) => {
    const item = items[index];
    const target = index + offset;
    if (item === undefined || target < 0 || target >= ids.length) return;
    const next = ids.filter((id) => id !== item.id);
    next.splice(target, 0, item.id);
    focusNext.current = buttonId(offset < 0 ? 'up' : 'down', item.id);
    onChange(next);
    notifyStatus(t('order.moved', { name: item.label, position: target + 1, total: ids.length }));
  };

  const remove = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    const neighbour = ids[index + 1] ?? ids[index - 1];
    if (neighbour !== undefined) focusNext.current = buttonId('remove', neighbour);
    onChange(ids.filter((id) => id !== item.id));
    notifyStatus(t('order.removed', { name: item.label }));
  };

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
      {items.map((item, index) => {
        const errorId = `${baseId}-${index}-error`;
        return (
          <Box key={item.id} tag="li" style={{ listStyle: 'none' }}>
            <Flex
              gap={3}
              paddingTop={2}
              paddingBottom={2}
              paddingLeft={4}
              paddingRight={2}
              hasRadius
              background="neutral0"
              borderColor={item.error === undefined ? 'neutral200' : 'danger600'}
            >
              <Typography variant="pi" textColor="neutral600" aria-hidden>
                {index + 1}
              </Typography>
              <Flex flex="1" gap={2} wrap="wrap" minWidth={0}>
                <Typography fontWeight="semiBold" textColor="neutral800">
                  {item.label}
                </Typography>
                {item.detail !== undefined && (
                  <Typography variant="pi" textColor="neutral600">
                    {item.detail}
                  </Typography>
                )}
                {index === 0 && <Mark>{firstBadge}</Mark>}
              </Flex>
              <Flex gap={1}>
                <IconButton
                  label={t('order.up', { name: item.label })}
                  variant="ghost"
                  disabled={disabled || index === 0}
                  data-row-action={buttonId('up', item.id)}
                  onClick={() => move(index, -1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  label={t('order.down', { name: item.label })}
                  variant="ghost"
                  disabled={disabled || index === items.length - 1}
                  data-row-action={buttonId('down', item.id)}
                  onClick={() => move(index, 1)}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  label={t('common.remove', { name: item.label })}
                  variant="ghost"
                  disabled={disabled || items.length <= minItems}
                  data-row-action={buttonId('remove', item.id)}
                  aria-describedby={item.error === undefined ? undefined : errorId}
                  onClick={() => remove(index)}
                >
                  <Trash />
                </IconButton>
              </Flex>
            </Flex>
            {item.error !== undefined && (
              // Strapi's form looks for this mark to focus the first field that was refused.
              <Typography
                id={errorId}
                data-strapi-field-error
                variant="pi"
                tag="p"
                textColor="danger600"
              >
                {item.error}
              </Typography>
            )}
          </Box>
        );
      })}
    </Flex>
  );
}
