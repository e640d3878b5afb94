import { useIntl } from 'react-intl';

import type { CreditsOverTime } from '../../../../../server/src/contracts/overview';

/** Names a day (`2026-11-20`) or a month (`2026-11`) of UTC in the reader's language. */
export function usePeriodName(by: CreditsOverTime['by']): (period: string) => string {
  const intl = useIntl();
  const parts =
    by === 'day'
      ? ({ day: 'numeric', month: 'short' } as const)
      : ({ month: 'short', year: 'numeric' } as const);
  // A date without a time is read as UTC.
  return (period) => intl.formatDate(period, { ...parts, timeZone: 'UTC' });
}
