import * as React from 'react';

import { readApiError } from '../services/apiError';
import { useTranslation } from './useTranslation';

/** Turns a refused request into words: ours for a code we know, else the server's. */
export function useErrorMessage(): (error: unknown) => string {
  const { t, tOr } = useTranslation();
  return React.useCallback(
    (error) => {
      const { code, message, fields } = readApiError(error);
      const reason = fields.length > 0 ? fields.map((field) => field.message).join('; ') : message;
      const words = reason === '' ? t('errors.unknown') : reason;
      return code === undefined ? words : tOr(`errors.${code}`, words);
    },
    [t, tOr],
  );
}
