import * as React from 'react';

import { Checkbox, Flex, TextButton, Typography } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { countOf, pageMark } from './selection';
import type { SelectionControl } from './useSelection';

interface Props {
  control: SelectionControl;
  /** The ids of the page. */
  pageIds: readonly number[];
  /** How many images match the filter. */
  total: number;
  /** What can be done with the selection. */
  children: React.ReactNode;
}

/** How many there are and how many of them are ticked, over every page of them. */
export function SelectionBar({ control, pageIds, total, children }: Props) {
  const { t, locale } = useTranslation();
  const { selection, tick, selectAll, clear } = control;
  const count = countOf(selection);
  const mark = pageMark(selection, pageIds);
  const number = new Intl.NumberFormat(locale).format(total);
  return (
    <Flex
      role="group"
      aria-label={t('library.selection')}
      justifyContent="space-between"
      gap={3}
      wrap="wrap"
      minHeight="4rem"
    >
      <Flex gap={3} wrap="wrap">
        <Checkbox
          aria-label={t('library.select.page')}
          checked={mark}
          onCheckedChange={() => tick(pageIds, mark !== true)}
        />
        <Typography
          variant="omega"
          textColor={count > 0 ? 'neutral800' : 'neutral600'}
          role="status"
        >
          {count > 0 ? t('library.selected', { count }) : t('library.count', { count: total })}
        </Typography>
        {mark === true && selection.kind === 'some' && total > count && (
          <TextButton onClick={() => selectAll(total)}>
            {t('library.select.all', { number })}
          </TextButton>
        )}
        {count > 0 && <TextButton onClick={clear}>{t('library.select.none')}</TextButton>}
      </Flex>
      {count > 0 && (
        <Flex gap={2} wrap="wrap">
          {children}
        </Flex>
      )}
    </Flex>
  );
}
