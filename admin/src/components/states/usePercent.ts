import * as React from 'react';

import { useIntl } from 'react-intl';

import { useTranslation } from '../../hooks/useTranslation';
import { type Share, wholePercent } from './shares';

/**
 * Writes a share in the reader's language. Rounded it may be 0 or 100 %, but what is there is
 * never nothing, and what is not all is never all.
 */
export function usePercent(): (share: Share, rounded?: number) => string {
  const { t } = useTranslation();
  const intl = useIntl();
  return React.useCallback(
    (share, rounded = wholePercent(share)) => {
      const { count, total } = share;
      const write = (percent: number) =>
        intl.formatNumber(percent / 100, { style: 'percent', maximumFractionDigits: 0 });
      if (count > 0 && rounded === 0) return t('overview.share.below', { percent: write(1) });
      if (count < total && rounded === 100) {
        return t('overview.share.above', { percent: write(99) });
      }
      return write(rounded);
    },
    [t, intl],
  );
}
