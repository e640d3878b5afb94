import * as React from 'react';

import { readApiError } from '../services/apiError';
import { useTranslation } from './useTranslation';

/** Turns a refused request into words: ours for a code we know, else the server's. */
export function useErrorMessage(): (error: unknown) => string {
  const { t, tOr } = useTranslation();
  return React.useCallback(
    (error) => {
      const { code, message } = readApiError(error);
      const words = message === '' ? t('errors.unknown') : message;
      return code === undefined ? words : tOr(`errors.${code}`, words);
    },
    [t, tOr],
  );
}
