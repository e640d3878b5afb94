import * as React from 'react';

import { Alert, Box } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import type { BulkOutcome } from './useBulk';

interface Props {
  outcome: BulkOutcome;
  onClose: () => void;
}

/** What came of an action on many images: what was left as it is, and why. */
export function BulkResult({ outcome, onClose }: Props) {
  const { t, tOr } = useTranslation();
  const { action, changed, skipped, hasMore, error } = outcome;
  const box = React.useRef<HTMLDivElement>(null);
  // The button that started it is gone with the selection.
  React.useEffect(() => box.current?.focus(), [outcome]);
  const isClean = error === undefined && skipped.length === 0;
  const variant = error !== undefined ? 'danger' : isClean ? 'success' : 'default';
  return (
    <Box ref={box} tabIndex={-1} marginBottom={4}>
      <Alert
        variant={variant}
        closeLabel={t('common.close')}
        onClose={onClose}
        title={t(`library.done.${action}`, { count: changed })}
      >
        {error !== undefined && <p>{t('library.done.error', { error })}</p>}
        {skipped.length > 0 && (
          <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
            {skipped.map(({ code, count, message }) => (
              <li key={code}>
                {t('library.done.skipped', { count, reason: tOr(`library.skip.${code}`, message) })}
              </li>
            ))}
          </Box>
        )}
        {hasMore && <p>{t('library.done.more')}</p>}
      </Alert>
    </Box>
  );
}
