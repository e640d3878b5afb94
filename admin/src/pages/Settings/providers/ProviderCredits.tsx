import { useIntl } from 'react-intl';

import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';

import type { Credits, ProviderInfo } from '../../../../../server/src/contracts/providers';
import { FactList } from '../../../components/FactList';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextCreditsQuery } from '../../../services/settings';

function Balance({ credits }: { credits: Credits }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const { remaining, allocation, plan, resetsAt, usedThisMonth } = credits;
  const left =
    allocation === undefined
      ? intl.formatNumber(remaining ?? 0)
      : t('credits.of', {
          remaining: intl.formatNumber(remaining ?? 0),
          allocation: intl.formatNumber(allocation),
        });
  const facts = [
    { term: t('credits.remaining'), value: remaining === null ? t('credits.unknown') : left },
    { term: t('credits.usedThisMonth'), value: intl.formatNumber(usedThisMonth) },
    ...(plan === undefined ? [] : [{ term: t('credits.plan'), value: plan }]),
    ...(resetsAt === undefined
      ? []
      : [{ term: t('credits.resetsAt'), value: intl.formatDate(resetsAt, { dateStyle: 'long' }) }]),
  ];
  return <FactList facts={facts} />;
}

/** What is left at the provider, and what we have used. Asked for when the card is opened. */
export function ProviderCredits({ provider }: { provider: ProviderInfo }) {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  const hasAccess =
    provider.keySource !== 'none' || (!provider.needsKey && provider.canReadCredits);
  const { data, error, isFetching, refetch } = useGetAltTextCreditsQuery(provider.id, {
    skip: !hasAccess,
    refetchOnMountOrArgChange: 60,
  });
  if (!hasAccess) return null;
  return (
    <Box
      background="neutral100"
      borderColor="neutral150"
      hasRadius
      padding={4}
      aria-busy={isFetching}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" gap={2}>
          <Typography variant="epsilon" fontWeight="semiBold" tag="h4">
            {t('credits.title')}
          </Typography>
          <Button
            variant="ghost"
            size="S"
            startIcon={<ArrowClockwise />}
            disabled={isFetching}
            onClick={() => void refetch()}
          >
            {t('credits.refresh')}
          </Button>
        </Flex>
        {error !== undefined && !isFetching && (
          <Typography role="alert" textColor="danger600">
            {t('credits.failed', { reason: errorMessage(error) })}
          </Typography>
        )}
        {error === undefined && data !== undefined && <Balance credits={data} />}
        {isFetching && (error !== undefined || data === undefined) && (
          <Loader small>{t('credits.loading')}</Loader>
        )}
      </Flex>
    </Box>
  );
}
