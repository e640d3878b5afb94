import * as React from 'react';

import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Drag, Trash } from '@strapi/icons';
import { styled } from 'styled-components';

import { useTranslation } from '../../hooks/useTranslation';
import { Mark } from '../Mark';

export interface OrderedItem {
  id: string;
  label: string;
  /** A remark behind the label. */
  detail?: string | undefined;
  error?: string | undefined;
}

export type Action = 'grip' | 'up' | 'down' | 'remove';

/** By which the list finds the button again once the row has moved. */
export const buttonId = (action: Action, id: string): string => `${action}:${id}`;

const Item = styled.li<{ $offset: number; $isHeld: boolean; $isDragging: boolean }>`
  position: relative;
  z-index: ${({ $isHeld }) => ($isHeld ? 1 : 0)};
  list-style: none;
  transform: translateY(${({ $offset }) => $offset}px);
  box-shadow: ${({ theme, $isHeld }) => ($isHeld ? theme.shadows.popupShadow : 'none')};

  @media (prefers-reduced-motion: no-preference) {
    transition: ${({ $isHeld, $isDragging }) =>
      $isDragging && !$isHeld ? 'transform 120ms ease-out' : 'none'};
  }
`;

const Grip = styled(IconButton)`
  cursor: grab;
  /* A finger on it drags the row and does not scroll the page. */
  touch-action: none;

  &:active {
    cursor: grabbing;
  }
`;

interface Props {
  item: OrderedItem;
  index: number;
  total: number;
  /** What the first place means. */
  firstBadge?: string | undefined;
  disabled: boolean;
  canRemove: boolean;
  isHeld: boolean;
  isDragging: boolean;
  offset: number;
  grip: React.HTMLAttributes<HTMLElement>;
  onMove: (offset: -1 | 1) => void;
  onRemove: () => void;
}

/** One row of an ordered list: a grip, what it is, and its buttons. */
export function OrderedRow(props: Props) {
  const { item, index, total, firstBadge, disabled, canRemove, isHeld, isDragging, offset } = props;
  const { grip, onMove, onRemove } = props;
  const { t } = useTranslation();
  const errorId = React.useId();
  const name = item.label;
  const border = item.error === undefined ? 'neutral200' : 'danger600';
  return (
    <Item $offset={offset} $isHeld={isHeld} $isDragging={isDragging}>
      <Flex
        gap={2}
        paddingTop={2}
        paddingBottom={2}
        paddingLeft={2}
        paddingRight={2}
        hasRadius
        background={isHeld ? 'primary100' : 'neutral0'}
        borderColor={isHeld ? 'primary600' : border}
      >
        <Grip
          label={t('order.grip', { name })}
          variant="ghost"
          disabled={disabled || total < 2}
          data-row-action={buttonId('grip', item.id)}
          aria-pressed={isHeld}
          {...grip}
        >
          <Drag />
        </Grip>
        <Typography variant="pi" textColor="neutral600" aria-hidden>
          {index + 1}
        </Typography>
        <Flex flex="1" gap={2} wrap="wrap" minWidth={0} paddingLeft={1}>
          <Typography fontWeight="semiBold" textColor="neutral800">
            {name}
          </Typography>
          {item.detail !== undefined && (
            <Typography variant="pi" textColor="neutral600">
              {item.detail}
            </Typography>
          )}
          {index === 0 && firstBadge !== undefined && <Mark>{firstBadge}</Mark>}
        </Flex>
        <Flex gap={1}>
          <IconButton
            label={t('order.up', { name })}
            variant="ghost"
            disabled={disabled || index === 0}
            data-row-action={buttonId('up', item.id)}
            onClick={() => onMove(-1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={t('order.down', { name })}
            variant="ghost"
            disabled={disabled || index === total - 1}
            data-row-action={buttonId('down', item.id)}
            onClick={() => onMove(1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton
            label={t('common.remove', { name })}
            variant="ghost"
            disabled={disabled || !canRemove}
            data-row-action={buttonId('remove', item.id)}
            aria-describedby={item.error === undefined ? undefined : errorId}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        </Flex>
      </Flex>
      {item.error !== undefined && (
        // Strapi's form looks for this mark to focus the first field that was refused.
        <Box paddingTop={1}>
          <Typography
            id={errorId}
            data-strapi-field-error
            variant="pi"
            tag="p"
            textColor="danger600"
          >
            {item.error}
          </Typography>
        </Box>
      )}
    </Item>
  );
}
