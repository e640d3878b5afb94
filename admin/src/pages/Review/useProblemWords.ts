import * as React from 'react';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslation } from '../../hooks/useTranslation';

/** Without a status there was no answer: the browser says so in its own words. */
const wasAnswered = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'status' in error &&
  typeof error.status === 'number';

/** Why a request failed, also where it never reached the server. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  return React.useCallback(
    (error) => (wasAnswered(error) ? errorMessage(error) : t('review.offline')),
    [errorMessage, t],
  );
}
