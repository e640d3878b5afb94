import * as React from 'react';

import type { ReviewSkip } from '../../../../server/src/contracts/assets';
import { useTranslation } from '../../hooks/useTranslation';

/** Why nothing was decided about a text, in the reader's language. */
export function useSkipWords(): (skip: Pick<ReviewSkip, 'code' | 'message'>) => string {
  const { tOr } = useTranslation();
  return React.useCallback(({ code, message }) => tOr(`review.skips.${code}`, message), [tOr]);
}
