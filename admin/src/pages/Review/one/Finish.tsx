import * as React from 'react';

import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { useTranslation } from '../../../hooks/useTranslation';

interface Props {
  headingRef: React.Ref<HTMLDivElement>;
  done: number;
  skipped: number;
  onAgain: () => void;
  onReload: () => void;
  /** Takes the last decision back, where there is one. */
  onUndo?: (() => void) | undefined;
}

/** At the end of the queue: what was done, and what was put off. */
export function Finish({ headingRef, done, skipped, onAgain, onReload, onUndo }: Props) {
  const { t } = useTranslation();
  const words = [
    ...(done > 0 ? [t('review.finish', { count: done })] : []),
    ...(skipped > 0 ? [t('review.finish.skipped', { count: skipped })] : []),
    ...(done + skipped === 0 ? [t('review.finish.nothing')] : []),
  ].join(' ');
  return (
    <Box ref={headingRef} tabIndex={-1} role="region" aria-label={words}>
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={words}
        action={
          <Flex gap={2} wrap="wrap" justifyContent="center">
            {skipped > 0 && <Button onClick={onAgain}>{t('review.finish.again')}</Button>}
            <Button variant={skipped > 0 ? 'tertiary' : 'secondary'} onClick={onReload}>
              {t('review.finish.reload')}
            </Button>
            {onUndo && (
              <Button variant="tertiary" onClick={onUndo}>
                {t('review.finish.undo')}
              </Button>
            )}
          </Flex>
        }
      />
    </Box>
  );
}
