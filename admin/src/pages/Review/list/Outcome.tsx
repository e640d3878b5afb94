import * as React from 'react';

import { Alert, Box, Button, Flex, Typography } from '@strapi/design-system';

import { useLanguageNames } from '../../../hooks/useLanguageNames';
import { useTranslation } from '../../../hooks/useTranslation';
import { useSkipWords } from '../useSkipWords';
import type { BulkResult } from './bulk';

/** So many reasons are told one by one. */
const MOST_REASONS = 20;

interface Props {
  result: BulkResult;
  onUndo?: (() => void) | undefined;
  onClose: () => void;
}

/** What became of a decision on many, with what was left out and why. It takes the focus. */
export function Outcome({ result: { decision, done, notDone }, onUndo, onClose }: Props) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const skipWords = useSkipWords();
  const box = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => box.current?.focus(), [done]);
  const rest = notDone.length - MOST_REASONS;
  return (
    <Box ref={box} tabIndex={-1}>
      <Alert
        variant={notDone.length === 0 ? 'success' : 'warning'}
        title={t(`review.outcome.${decision}`, { count: done.length })}
        closeLabel={t('common.close')}
        onClose={onClose}
        action={
          onUndo && (
            <Button variant="tertiary" size="S" onClick={onUndo}>
              {t('review.outcome.undoAll')}
            </Button>
          )
        }
      >
        {notDone.length > 0 && (
          <Flex direction="column" alignItems="stretch" gap={1}>
            <Typography>{t('review.outcome.notDone', { count: notDone.length })}</Typography>
            <Box tag="ul" padding={0}>
              {notDone.slice(0, MOST_REASONS).map(({ assetId, locale, name, reason }) => (
                <li key={`${assetId}:${locale}`}>
                  <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
                    {name} ({languageName(locale)}):{' '}
                    {reason.code === 'failed'
                      ? reason.message
                      : skipWords({ code: reason.code, message: reason.message })}
                  </Typography>
                </li>
              ))}
            </Box>
            {rest > 0 && (
              <Typography variant="pi">{t('review.outcome.more', { count: rest })}</Typography>
            )}
          </Flex>
        )}
      </Alert>
    </Box>
  );
}
