import * as React from 'react';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslation } from '../../hooks/useTranslation';
import { readApiError } from '../../services/apiError';

/** The same as everywhere, with what can only go wrong with one image. */
export function useAssetErrorMessage(): (error: unknown) => string {
  const { tOr } = useTranslation();
  const errorMessage = useErrorMessage();
  return React.useCallback(
    (error) => {
      const { code } = readApiError(error);
      const words = errorMessage(error);
      return code === undefined ? words : tOr(`asset.errors.${code}`, words);
    },
    [errorMessage, tOr],
  );
}
