import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { ProgressLine } from '../../../components/ProgressLine';
import { usePercent } from '../../../components/states/usePercent';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextCreditsQuery } from '../../../services/settings';

/** What the account at the provider has left; asked anew once more of it was used. */
function Balance({ id, usedThisMonth }: { id: string; usedThisMonth: number }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const errorMessage = useErrorMessage();
  const { data, error, refetch } = useGetAltTextCreditsQuery(id, { refetchOnMountOrArgChange: 60 });
  const isOld = data !== undefined && data.usedThisMonth < usedThisMonth;
  React.useEffect(() => {
    if (isOld) void refetch();
  }, [isOld, refetch]);
  if (error !== undefined) {
    return (
      <Typography variant="pi" textColor="danger600">
        {t('overview.credits.balanceFailed', { reason: errorMessage(error) })}
      </Typography>
    );
  }
  // Without a figure there is nothing to say.
  if (data?.remaining == null) return null;
  const { remaining, allocation } = data;
  return (
    <Typography variant="pi" textColor="neutral600">
      {allocation === undefined
        ? t('overview.credits.left', { remaining: intl.formatNumber(remaining) })
        : t('overview.credits.leftOf', {
            remaining: intl.formatNumber(remaining),
            allocation: intl.formatNumber(allocation),
          })}
    </Typography>
  );
}

interface Props {
  id: string;
  name: string;
  usedThisMonth: number;
  monthlyCredits?: number;
  hasBalance: boolean;
}

/** This month at one provider: what was used, of which budget, and what is left. */
export function ProviderMonth({ id, name, usedThisMonth, monthlyCredits, hasBalance }: Props) {
  const { t } = useTranslation();
  const intl = useIntl();
  const percent = usePercent();
  const used = intl.formatNumber(usedThisMonth, { maximumFractionDigits: 2 });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography fontWeight="semiBold" textColor="neutral800">
          {name}
        </Typography>
        <Typography textColor="neutral800">
          {monthlyCredits === undefined
            ? t('overview.credits.used', { used })
            : t('overview.credits.usedOf', {
                used,
                budget: intl.formatNumber(monthlyCredits),
                percent: percent({ count: usedThisMonth, total: monthlyCredits }),
              })}
        </Typography>
      </Flex>
      {monthlyCredits !== undefined && (
        <ProgressLine
          role="meter"
          value={usedThisMonth}
          max={monthlyCredits}
          label={t('overview.credits.budget', { provider: name })}
        />
      )}
      {hasBalance && <Balance id={id} usedThisMonth={usedThisMonth} />}
    </Flex>
  );
}
