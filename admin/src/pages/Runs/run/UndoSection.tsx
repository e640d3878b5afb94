import * as React from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { Section } from '../../../components/Section';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useRunWords } from '../useRunWords';
import type { Undo } from './useUndo';
import type { UndoSoFar } from './undoSoFar';

const Track = styled(Box)`
  overflow: hidden;
  height: 0.8rem;
`;

const Done = styled.div<{ $percent: number }>`
  width: ${({ $percent }) => $percent}%;
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};
`;

const percentOf = ({ undone, kept, remaining }: UndoSoFar): number => {
  if (remaining === null) return 0;
  const all = undone + kept + remaining;
  return all === 0 ? 100 : Math.floor(((undone + kept) * 100) / all);
};

/** What is taken back just now, or has been. */
export function UndoSection({ undo }: { undo: Undo }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const errorMessage = useErrorMessage();
  const status = React.useRef<HTMLDivElement>(null);
  const { soFar, isBusy, isDone, error } = undo;
  // The button that asked for it is gone.
  React.useEffect(() => {
    if (isBusy && document.activeElement === document.body) status.current?.focus();
  }, [isBusy]);
  if (soFar === null) return null;
  const { undone, kept, remaining } = soFar;
  const percent = percentOf(soFar);
  return (
    <Section title={t(isDone ? 'runs.undo.done' : isBusy ? 'runs.undo.busy' : 'runs.undo.stopped')}>
      <Flex
        ref={status}
        tabIndex={-1}
        role="status"
        direction="column"
        alignItems="stretch"
        gap={3}
      >
        {!isDone && (
          <Track
            role="progressbar"
            aria-label={t('runs.undo.busy')}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
            background="neutral200"
            hasRadius
          >
            <Done $percent={percent} />
          </Track>
        )}
        <Typography tag="p">
          {t('runs.undo.undone', { count: undone, shown: words.number(undone) })}{' '}
          {kept > 0 && t('runs.undo.kept', { count: kept, shown: words.number(kept) })}{' '}
          {remaining !== null &&
            remaining > 0 &&
            t('runs.undo.left', { count: remaining, shown: words.number(remaining) })}
        </Typography>
        {isBusy && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('runs.undo.goesOn')}
          </Typography>
        )}
        {error !== undefined && (
          <Typography tag="p" textColor="danger600">
            {errorMessage(error)}
          </Typography>
        )}
      </Flex>
      <Flex gap={2}>
        {isBusy && (
          <Button variant="tertiary" onClick={undo.stop}>
            {t('runs.undo.stop')}
          </Button>
        )}
        {!isBusy && !isDone && (
          <Button variant="secondary" onClick={undo.goOn}>
            {t('runs.undo.continue')}
          </Button>
        )}
        {!isBusy && (
          <Button variant="tertiary" onClick={undo.dismiss}>
            {t('common.close')}
          </Button>
        )}
      </Flex>
    </Section>
  );
}
